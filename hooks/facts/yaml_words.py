"""What libyaml could not read, in words for the person who wrote it: what was met, where, and what would be right."""

import re
from collections.abc import Iterator

import yaml

MERGE_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \n]|\Z)", re.MULTILINE)
WITHOUT_BLANK = re.compile(r"^\s*(?:- )?(?P<key>[\w-]+):(?P<value>[^\s/].*)$")
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
        return tab, "a tab stands before the key. Write blanks: two for each level."
    if "mapping values" in problem:
        return _second_colon(lines, at, column)
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
        break
    key, colon, value = written.partition(": ")
    if colon and len(key) < column:
        return at, f"': ' stands in a text. Put the text in quotes: {key.strip()}: {_quoted(value)}."
    margin = len(written) - len(written.lstrip())
    above = next((line for line in reversed(lines[:at]) if line.strip()), "")
    if margin > len(above) - len(above.lstrip()):
        return at, f"'{_short(written.strip())}' stands further right than the key above it. Begin both in one column."
    return at, f"'{_short(written.strip())}' belongs to the text above it. Put that text in quotes, or end it."


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
    return number < len(lines) and "\t" in lines[number][: len(lines[number]) - len(lines[number].lstrip())]


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
