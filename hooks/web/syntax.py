"""Whether a browser can read a style or a script: one brace too few takes all that follows from a page."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

import minify

from web.brackets import CSS, SCRIPT, unpaired
from web.declarations import meaningless, outside

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PLACE = re.compile(r" on line (\d+) and column (\d+).*", re.DOTALL)
_UNREADABLE = "No browser can read this."
# Words that a statement may begin with, and that are written by hand.
_STATEMENTS = """
    async await break case catch class const continue debugger default delete else export extends finally for function
    import instanceof let new return static super switch throw try typeof var void while yield"""
_BEFORE = re.compile(r"(?P<word>[A-Za-z_$][\w$]*)\s+$")
# Behind one of these a line goes on or has ended as it should.
_FINE_END = re.compile(r"[;{},(\[:?&|+=]\s*(?://[^\n]*)?$")


def faults(name: str, text: str) -> Iterator[tuple[int, str]]:
    """The line, and what is wrong on it, of what no browser could read in the file `name`.

    Of a style all declarations without meaning; of what else is wrong the first is enough.
    """
    if name.endswith(".css"):
        if fault := unpaired(text, CSS):
            yield next((it for it in outside(text) if it[0] < fault[0]), fault)
            return
        yield from meaningless(text)
    try:
        short(name, text)
    except minify.MinifyError as error:
        said = str(error)
        if not (place := _PLACE.search(said)):
            yield 1, f"{said}. {_UNREADABLE}"
            return
        line, column, words = int(place[1]), int(place[2]), said[: place.start()]
        if name.endswith(".js"):
            yield _of_script(text, words, line, column)
        else:
            yield line, f"{words}, in column {column}. {_UNREADABLE}"


def short(name: str, text: str) -> str:
    """The same code in fewer letters. Raises MinifyError."""
    return str(minify.string(KINDS[name[name.rindex(".") :]], text))


def _of_script(text: str, said: str, line: int, column: int) -> tuple[int, str]:
    """The line that has to be changed, and what is wrong, where the reader of a script got stuck."""
    if "EOF" in said and line > text.count("\n") and (fault := unpaired(text, SCRIPT)):
        return fault
    lines = text.split("\n")
    written = lines[line - 1]
    before = written[: column - 1]
    word = _BEFORE.search(before)
    meant = get_close_matches(word["word"], _STATEMENTS.split(), n=1, cutoff=0.75) if word else []
    if word and meant and word["word"] not in meant:
        return line, f"column {word.start() + 1}: '{word['word']}' is no word of scripts. Write '{meant[0]}'."
    above = line - 1
    while above and not lines[above - 1].strip():
        above -= 1
    at_start = re.match(r"[\w$\"'`]", written[column - 1 :]) and not before.strip()
    if above and at_start and not _FINE_END.search(lines[above - 1]):
        end = _shown(lines[above - 1])
        return (
            above,
            f"'{end}' cannot be followed by '{_shown(written)}' on line {line}. Write what is missing between.",
        )
    return line, f"{said}, in column {column} of '{_shown(written)}'. {_UNREADABLE}"


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 50 else f"{text[:50].strip()} ..."
