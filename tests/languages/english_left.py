"""Find words that a reader sees and that do not come from i18n/: in templates, scripts and stylesheets."""

import re
from collections.abc import Iterator
from pathlib import Path

# Names of things that are the same in every language, and words that no reader sees.
ALLOWED = frozenset({"OpenAI", "Telegram", "Ctrl+K", "llms-full.txt"})
READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription")
WORD = re.compile(r"[A-Za-z]{2,}")

JINJA = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
EXPRESSION = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
COMPARED = re.compile(r"[!=]=\s*$")
LITERAL = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>|<\?.*?\?>", re.DOTALL)
TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
ATTRIBUTE = re.compile(rf"""\s(?:{"|".join(READ_ALOUD)})=(?:"([^"]*)"|'([^']*)')""")
# What is no text in Markdown and in the feed: ids and classes, kinds of boxes, code, times, names for programs.
NOT_TEXT = re.compile(
    r"\{:?[^{}\n]*[#.][^{}\n]*\}|^\?\?\?\+? \w+|^!!! \w+|`[^`\n]*`|urn:[\w:-]+|T00:00:00Z|&\w+;", re.MULTILINE
)
# A literal of a template that is written like words: several of them, or one with a capital.
LIKE_WORDS = re.compile(
    r"^\W*[A-Za-z'\u2019]+,?(?: [A-Za-z'\u2019]+[,.:;!?…]*)+\W*$|^[A-Z][a-z]+[.:!?…]?$|^[a-z]+[:!?…]$"
)

# In scripts: comments, and what is thrown or named for programs.
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`\w\\])//[^\n]*", re.DOTALL)
THROWN = re.compile(r"Error\(.*\)")
FILLED_IN = re.compile(r"\$\{[^}]*\}")
CLASS = re.compile(r"\.([a-z][\w-]*)")
KEYS = frozenset({"Escape", "Backspace", "Home", "End", "Enter", "Tab", "ArrowDown", "ArrowUp"})
CSS_CONTENT = re.compile(r"content:\s*\"([^\"]*)\"")


def in_template(text: str, classes: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """The line, and the words, of each piece of a template that a reader sees as it stands there.

    `classes` are names that stylesheets have.
    """
    plain = HIDDEN.sub(_blank, JINJA.sub(_blank, text))
    for tag in TAG.finditer(plain):
        for found in ATTRIBUTE.finditer(tag[0]):
            yield from _words(found[1] or found[2] or "", text, tag.start() + found.start())
    for number, line in enumerate(NOT_TEXT.sub(_blank, TAG.sub(_blank, plain)).split("\n"), 1):
        if WORD.search(line) and line.strip() not in ALLOWED:
            yield number, line.strip()
    for code in EXPRESSION.finditer(text):
        for literal in LITERAL.finditer(code[1]):
            said = literal[1] or literal[2] or ""
            if COMPARED.search(code[1][: literal.start()]):
                continue
            if LIKE_WORDS.match(said) and said not in ALLOWED and not classes.issuperset(said.split()):
                yield _line(text, code.start(1) + literal.start()), said


def in_script(text: str) -> Iterator[tuple[int, str]]:
    """The same for a script."""
    code = THROWN.sub(_blank, COMMENT.sub(_blank, text))
    for literal in LITERAL.finditer(code):
        said = FILLED_IN.sub(" 1 ", literal[1] or literal[2] or literal[3] or "")
        tidy = " ".join(WORD.findall(said))
        if not LIKE_WORDS.match(" ".join(re.sub(r"\d+", "", said).split())) or said in KEYS:
            continue
        if tidy and tidy not in ALLOWED:
            yield _line(text, literal.start()), said


def in_style(text: str) -> Iterator[tuple[int, str]]:
    """The same for a stylesheet."""
    for found in CSS_CONTENT.finditer(text):
        yield from _words(found[1], text, found.start())


def in_file(path: Path, classes: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The same for any of them."""
    text = path.read_text(encoding="utf-8")
    kinds = {".js": in_script, ".css": in_style}
    return kinds[path.suffix](text) if path.suffix in kinds else in_template(text, classes)


def _words(said: str, text: str, position: int) -> Iterator[tuple[int, str]]:
    if WORD.search(said) and said not in ALLOWED:
        yield _line(text, position), said


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
