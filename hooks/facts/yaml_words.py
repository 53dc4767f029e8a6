"""What libyaml could not read, in words for the person who wrote it: what was met, where, and what would be right."""

import re
from collections.abc import Iterator

import yaml

MERGE_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \n]|\Z)", re.MULTILINE)
WITHOUT_BLANK = re.compile(r"^\s*(?:- )?(?P<key>[\w-]+):(?P<value>[^\s/].*)$")
ENTRY = re.compile(r"^[ ]*-(?:[ ]|$)")
# An entry without the blank behind its mark; and signs that people take for the mark, among entries.
GLUED_ENTRY = re.compile(r"^[ ]*-(?P<text>[^\s\-].*)$")
OTHER_ENTRY = re.compile(r"^[ ]*[*+\u2022\u2023\u25aa\u25cb\u25cf\u25e6\u2013\u2014\u00b7][ ]*(?P<text>[^\s*].*)$")
WITHOUT_COLON = re.compile(r"^[ ]*(?P<key>[A-Za-z_]\w*)(?:[ ]*=[ ]*|[ ]+)(?P<value>[^\s:=-][^:]*)$")
KEY = re.compile(r"^[ ]*(?P<entry>-[ ]+)?[\w-]+:(?:[ ]|$)")
QUOTED = re.compile(r"(?P<before>(?:^|[:\[{,-]\s+))(?P<quote>[\"'])(?P<text>(?:(?!(?P=quote)).)*)(?P=quote)\s*$")
NO_ESCAPE = re.compile(r"\\(?![0abtnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}).")
# Nobody needs to see more of a text to know it again.
SHOWN = 40

Words = tuple[int, str]


def merge_markers(text: str) -> Iterator[Words]:
    """The line (the first is 0) of the beginning of each conflict that git left in the text, and what to do."""
    markers = list(MERGE_MARKER.finditer(text))
    for marker in [one for one in markers if one[0][0] == "<"] or markers[:1]:
        yield (
            text.count("\n", 0, marker.start()),
            "a merge marker of git. Keep one of the two versions and take out <<<<<<<, ======= and >>>>>>>.",
        )


def not_valid(text: str, error: yaml.MarkedYAMLError, first_line: int) -> Words:
    """The line on which something has to be changed, and what, in a text that begins on `first_line` of its file."""
    # So each line has the number that it has in the file.
    line, what = _fault([*([""] * first_line), *text.splitlines(), "", ""], error, first_line)
    return line, f"not valid YAML: {what}"


def _fault(lines: list[str], error: yaml.MarkedYAMLError, first: int) -> Words:
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    at, column = (first + mark.line, mark.column) if mark else (first, 0)
    began, began_column = (first + context.line, context.column) if context else (at, column)
    written = lines[at] if at < len(lines) else ""
    problem, doing = str(error.problem), str(error.context)
    tab = next((number for number in (at, began) if _tab_in_margin(lines, number)), None)
    if tab is not None:
        return tab, _tab(lines, tab)
    if entry := _entry(lines, at, began):
        return entry
    if "mapping values" in problem:
        return _second_colon(lines, at, column)
    if "cannot start any token" in problem and written[column : column + 1] == "\t":
        return at, f"a tab stands behind '{written[:column].strip()}'. Write a blank."
    if "cannot start any token" in problem:
        return at, _in_quotes(f"a text cannot begin with '{written[column : column + 1]}'", written[column:])
    if "could not find expected ':'" in problem:
        word = _short(lines[began][began_column:]) if began < len(lines) else ""
        if glued := WITHOUT_BLANK.match(lines[began] if began < len(lines) else ""):
            return began, _no_blank(glued)
        return (
            began,
            f"'{word}' has no ':' behind it. Write 'key: value', or indent it when the text above goes on here.",
        )
    if "quoted scalar" in doing and "end of stream" in problem:
        return (
            began,
            f"the quotation mark before '{_short(lines[began][began_column + 1 :])}' is never closed. Close it.",
        )
    if "escape" in problem or "decimal" in problem:
        unknown = NO_ESCAPE.search(written)
        sign = unknown[0] if unknown else written[column:]
        return at, f"'{sign}' means nothing in double quotes. Write single quotes, or '\\\\' for one '\\'."
    if "flow sequence" in doing or "flow mapping" in doing:
        return _still_open(lines, began, began_column, at)
    if "flow node" in doing and not written[column:].strip():
        opened = next((number for number in range(at, 0, -1) if re.search(r"[\[{]", lines[number])), at)
        return _still_open(lines, opened, max(lines[opened].rfind("["), lines[opened].rfind("{"), 0), at)
    if "flow node" in doing:
        return at, f"nothing stands where '{_short(written[column:])}' begins. Write a value before it, or take it out."
    if "expected key" in problem or "expected '-'" in problem:
        if (quote := written[column - 1 : column]) in ('"', "'") and written[:column].count(quote) == 1:
            opened = next((number for number in range(at - 1, 0, -1) if lines[number].count(quote) % 2), at)
            return opened, f"the quotation mark {quote} is closed on line {at} only. Close it on this line."
        return at, _out_of_line(lines, at, column, "'-'" in problem)
    if "block sequence entries" in problem:
        return at, "a list cannot begin behind a key. Begin it on a line of its own: '- ' and the first entry."
    return at, _name_or_sign(lines, error, at, column, began, began_column)


def _name_or_sign(
    lines: list[str], error: yaml.MarkedYAMLError, at: int, column: int, began: int, began_column: int
) -> str:
    written = lines[at] if at < len(lines) else ""
    problem, doing = str(error.problem), str(error.context)
    if "duplicate anchor" in doing:
        return _in_quotes(f"'{_word(written[column:])}' is a name that line {began} has too", written[column:])
    if "undefined alias" in problem or "alias" in doing or "anchor" in doing or "tag" in doing or "tag" in problem:
        start = column if "undefined" in problem or "constructor" in problem else began_column
        return _in_quotes(f"a text cannot begin with '{written[start : start + 1]}'", written[start:])
    if "another document" in problem:
        return "'---' begins another file here. Take it out."
    if "block scalar" in doing:
        return _in_quotes(f"'{written[began_column : began_column + 1]}' ends its line", written[began_column:])
    if "directive" in doing:
        return _in_quotes("a line cannot begin with '%'", written)
    if "unhashable" in problem:
        return "a list or a block stands where a key has to. Write one word and ':'."
    return f"{problem}, at '{_short(written[column:])}'. Look at the quotes, the blanks and the ':' of this line."


def _second_colon(lines: list[str], at: int, column: int) -> Words:
    """Two keys on one line, or a line that the one above takes for its own."""
    written = lines[at]
    for before in range(at - 1, -1, -1):
        if not lines[before].strip():
            continue
        if glued := WITHOUT_BLANK.match(lines[before]):
            return before, _no_blank(glued)
        if (bare := WITHOUT_COLON.match(lines[before])) and _margin(lines[before]) == _margin(written):
            return before, f"'{bare['key']}' has no ':' behind it. Write '{bare['key']}: {_short(bare['value'])}'."
        break
    key, colon, value = written.partition(": ")
    if colon and len(key) < column:
        return at, f"': ' stands in a text. Put the text in quotes: {key.strip()}: {_quoted(value)}."
    if _margin(written) > _margin(_above(lines, at)):
        return at, f"'{_short(written.strip())}' stands further right than the key above it. Begin both in one column."
    return at, f"'{_short(written.strip())}' belongs to the text above it. Put that text in quotes, or end it."


def _entry(lines: list[str], at: int, began: int) -> Words | None:
    """An entry of a list that YAML takes for a text: where it is, and how it is written."""
    above = min(at, len(lines)) - 1
    while above > 0 and (not lines[above].strip() or lines[above].lstrip().startswith(("#", "-"))):
        above -= 1  # a list that began as a text is found to be wrong only where the text ends
    for number in sorted({began, *range(above, at + 1)}):
        line = lines[number] if number < len(lines) else ""
        if entry := glued_entry(line):
            return number, entry
        if (other := OTHER_ENTRY.match(line)) and ENTRY.match(_above(lines, number)):
            return number, f"'{line.strip()[0]}' begins no entry of a list. Write '- {_short(other['text'])}'."
    return None


def glued_entry(line: str) -> str:
    """What is wrong with a line of YAML that was meant for an entry of a list and has no blank, or nothing."""
    entry = GLUED_ENTRY.match(line)
    return f"no blank behind '-'. Write '- {_short(entry['text'])}'." if entry else ""


def glued_key(line: str) -> str:
    """What is wrong with a line of YAML that was meant for a key with its value and has no blank, or nothing."""
    key = WITHOUT_BLANK.match(line)
    return _no_blank(key) if key else ""


def _no_blank(glued: re.Match[str]) -> str:
    return f"no blank behind ':'. Write '{glued['key']}: {_short(glued['value'])}'."


def _still_open(lines: list[str], began: int, began_column: int, at: int) -> Words:
    sign = lines[began][began_column : began_column + 1]
    end = {"[": "]", "{": "}"}.get(sign, "]")
    still = f" on line {at}" if at > began else ""
    rest = _short(lines[began][began_column:])
    return began, (
        f"the '{sign}' of '{rest}' is still open{still}. Write ',' between the entries and close it with '{end}', "
        f"or put a text that has a '{sign}' in quotes."
    )


def _out_of_line(lines: list[str], at: int, column: int, in_list: bool) -> str:
    written = lines[at] if at < len(lines) else ""
    rest = _short(written[column:])
    if quoted := QUOTED.search(written[:column]):
        inner = f"{quoted['text']}{quoted['quote']}{written[column:].rstrip()}".removesuffix("'").removesuffix('"')
        return f"the quotes end before '{rest}'. Put all of the text in quotes: {_quoted(inner)}."
    if rest[:1] in "]},:":
        return f"'{rest[:1]}' has no beginning. Take it out, or put the text in quotes."
    if in_list:
        return f"'{rest}' stands among the entries of a list. Begin it with '- ', or in the column of the key above."
    return f"'{rest}' begins in another column than the keys above it. Begin keys of one level in one column."


def _tab_in_margin(lines: list[str], number: int) -> bool:
    return number < len(lines) and "\t" in lines[number][: _margin(lines[number])]


def _tab(lines: list[str], number: int) -> str:
    """That a tab stands in the margin of a line, and what has to stand there instead."""
    line, above = lines[number].strip(), _above(lines, number)
    key, key_above = KEY.match(line), KEY.match(above)
    blanks = _margin(above.expandtabs(2))
    if above.rstrip().endswith((":", ">", "|", ">-", "|-")):
        blanks += 2
    elif key and not key["entry"] and key_above and key_above["entry"]:
        blanks += len(key_above["entry"])  # one more key of the entry above
    elif key and not key["entry"] and not key_above:
        blanks = 0  # behind a list of words, or at the beginning
    elif not key and not ENTRY.match(line) and key_above:
        blanks += 2  # the text above goes on
    right = f"Write {blanks} blanks instead" if blanks else "Take it out"
    return f"a tab stands before '{_short(line)}', where YAML has blanks. {right}."


def _above(lines: list[str], number: int) -> str:
    """The next line above one that is not empty."""
    return next((line for line in reversed(lines[:number]) if line.strip()), "")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_quotes(what: str, text: str) -> str:
    return f"{what}. Put the text in quotes: {_quoted(text)}."


def _quoted(text: str) -> str:
    """The text as it may stand behind a key."""
    text = text.strip()
    if len(text) > 2 * SHOWN:
        return f'"{text[:SHOWN].strip()} ..."' if '"' not in text[:SHOWN] else f"'{text[:SHOWN].strip()} ...'"
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _word(text: str) -> str:
    return text.split()[0] if text.split() else ""


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN].strip()} ..."
