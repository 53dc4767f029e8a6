"""What Jinja cannot read, in words for the person who wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"""
    (?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    | (?P<number>\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<name>[^\W\d]\w*)
    | (?P<sign>//|\*\*|==|!=|>=|<=|[-+*/%~<>=|.,:;()\[\]{}])
    | (?P<quote>["'])
    | (?P<odd>\S)
    """,
    re.VERBOSE,
)
CURLY_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a`\u00b4"
WORD_IN_QUOTES = r"[^\s()\[\],|\"']+"
BRACKETS = {"(": ")", "[": "]", "{": "}"}
# Words that stand between two values, before one, or in the place of a sign.
BETWEEN = frozenset({"and", "or", "in", "is", "if", "else"})
BEFORE = frozenset({"not"})
SIGNS_BETWEEN = frozenset({"+", "-", "*", "/", "//", "**", "%", "~", "==", "!=", "<", ">", "<=", ">=", "|", "."})
CLOSING = (")", "]")
ENDS = (*CLOSING, ",", "|")
# What has to stand behind a sign that no value can follow.
FOLLOWED = {
    ".": "Write the name of a fact there, or take the sign out.",
    "|": "Write a filter there, such as day, or take the sign out.",
}
SIGNS_BEFORE = frozenset({"-", "+"})
# What Jinja calls the ends of its brackets, and kinds of words.
NAMES = {
    "end of print statement": "'}}'",
    "end of statement block": "'%}'",
    "begin of statement block": "'{%'",
    "begin of print statement": "'{{'",
    "end of template": "the end of the text",
    "name": "a name",
    "string": "a text in quotes",
    "integer": "a number",
    "float": "a number",
}
QUOTED = r"(?:'(?P<{0}>[^']*)'|\"(?P<{0}_>[^\"]*)\")"
EXPECTED = re.compile(rf"expected token {QUOTED.format('right')}, got {QUOTED.format('met')}")
EXPRESSION = re.compile(rf"Expected an expression, got {QUOTED.format('met')}")
UNEXPECTED = re.compile(rf"unexpected (?:char )?{QUOTED.format('met')}")
LOOKED_FOR = re.compile(r"innermost block that needs to be closed is '(?P<tag>\w+)'")
NO_SUCH = re.compile(r"No (?P<what>filter|test) named '(?P<name>[^']*)'")
UNKNOWN_TAG = re.compile(r"unknown tag '(?P<tag>[^']*)'")
UNDEFINED = re.compile(r"^'(?P<name>\w+)' is undefined")
LACKS = re.compile(r"^'?(?P<kind>[\w.]+)(?: object)?'? has no (?:attribute|element) '?(?P<name>\w+)'?")
TWICE = re.compile(r"block '(?P<name>\w+)' defined twice")


@dataclass(frozen=True)
class Token:
    """A word or sign between the brackets, and where it begins."""

    kind: str
    text: str
    at: int

    @property
    def is_value(self) -> bool:
        """Whether it is, or could begin, a value."""
        return self.kind in ("text", "number") or (self.kind == "name" and self.text not in BETWEEN | BEFORE)


def tokens(inner: str) -> list[Token]:
    """The words and signs of what stands between two brackets."""
    return [Token(str(found.lastgroup), found[0], found.start()) for found in TOKEN.finditer(inner)]


def why_unreadable(inner: str, message: str, functions: frozenset[str]) -> tuple[int, str]:
    """Where in `inner`, and what, keeps Jinja from reading an expression of which it says `message`.

    `functions` are the names that need round brackets behind them.
    """
    found = tokens(inner)
    for look in (_quotes, _odd, _brackets, _neighbors):
        for at, what in look(inner, found, functions):
            return at, what
    return len(inner) - len(inner.lstrip()), f"{in_words(message)}."


def in_words(message: str) -> str:
    """What Jinja says, without its names for things and without a stop."""
    said = " ".join(message.split()).rstrip(".")
    if found := EXPECTED.search(said):
        return (
            f"{_named(found['met'] or found['met_'])} stands where {_named(found['right'] or found['right_'])} belongs"
        )
    if found := EXPRESSION.search(said):
        return f"a value is missing before {_named(found['met'] or found['met_'])}"
    if found := LOOKED_FOR.search(said):
        return f"'{{% {found['tag']} %}}' is never closed. Write {{% end{found['tag']} %}} where it ends"
    if found := UNKNOWN_TAG.search(said):
        return f"there is no tag '{found['tag']}'"
    if found := NO_SUCH.search(said):
        return f"there is no {found['what']} '{found['name']}'"
    if found := UNDEFINED.search(said):
        return f"there is no '{found['name']}'"
    if found := LACKS.search(said):
        return f"'.{found['name']}' is not there"
    if found := TWICE.search(said):
        return f"there are two blocks '{found['name']}'. Give one of them another name"
    if found := UNEXPECTED.search(said):
        return f"{_named(found['met'] or found['met_'])} cannot stand here"
    if "expected name or number" in said:
        return "nothing stands behind a point. Write the name of a fact"
    if "can't assign" in said or "cannot assign" in said:
        return "a value can only be given to a name of your own"
    if "comment tag" in said:
        return "'{#' begins a comment that does not end. Write '#}' behind it"
    if "raw directive" in said:
        return "'{% raw %}' is never closed. Write {% endraw %} where it ends"
    return said[:1].lower() + said[1:]


def _named(met: str) -> str:
    return NAMES.get(met, f"'{met}'")


def _quotes(inner: str, found: list[Token], functions: frozenset[str]) -> Iterator[tuple[int, str]]:
    for token in found:
        if token.kind == "odd" and token.text in CURLY_QUOTES:
            straight = re.sub(f"[{CURLY_QUOTES}]", '"', " ".join(inner.split()))
            yield token.at, f"{token.text} is no straight quotation mark. Write {straight}"
        if token.kind == "quote" and inner[: token.at][-1:].isalpha() and inner[token.at + 1 :][:1].isalpha():
            yield token.at, f"{token.text} stands in a word. Put all of the text in double quotes."
        elif token.kind == "quote":
            right = _with_quote_closed(inner, token)
            yield token.at, f"the quotation mark {token.text} is never closed. Write {right}"


def _with_quote_closed(inner: str, quote: Token) -> str:
    """The expression with both quotes around the word at the lone one, and with its brackets closed."""
    before, after = inner[: quote.at], inner[quote.at + 1 :]
    if word := re.match(rf"(?P<word>{WORD_IN_QUOTES})[\"']?", after):
        whole = f"{before}{quote.text}{word['word']}{quote.text}{after[word.end() :]}"
    elif last := re.search(rf"{WORD_IN_QUOTES}$", before):
        whole = f"{before[: last.start()]}{quote.text}{last[0]}{quote.text}{after}"
    else:
        whole = before + after
    whole = " ".join(whole.split()) or f"{quote.text}a text{quote.text}"
    return whole + _missing_ends(tokens(whole))


def _missing_ends(found: list[Token]) -> str:
    ends = ""
    for token in found:
        if token.kind == "sign" and token.text in BRACKETS:
            ends = BRACKETS[token.text] + ends
        elif token.kind == "sign" and token.text in BRACKETS.values():
            ends = ends[1:]
    return ends


def _odd(inner: str, found: list[Token], functions: frozenset[str]) -> Iterator[tuple[int, str]]:
    for token in found:
        if token.kind == "odd":
            hint = {"&": " Write 'and'.", "!": " Write 'not'."}.get(
                token.text, " Take it out, or put a text in quotes."
            )
            yield token.at, f"'{token.text}' means nothing in a macro.{hint}"


def _brackets(inner: str, found: list[Token], functions: frozenset[str]) -> Iterator[tuple[int, str]]:
    still_open: list[Token] = []
    for token in found:
        if token.kind != "sign":
            continue
        if token.text in BRACKETS:
            still_open.append(token)
        elif token.text in BRACKETS.values():
            if not still_open:
                yield token.at, f"'{token.text}' closes nothing. Take it out."
                return
            opened = still_open.pop()
            if BRACKETS[opened.text] != token.text:
                right = BRACKETS[opened.text]
                yield token.at, f"'{token.text}' stands where '{right}' closes '{opened.text}'. Write '{right}'."
                return
    if still_open:
        end = "".join(BRACKETS[one.text] for one in reversed(still_open))
        written = " ".join(inner.split()).removesuffix(",")
        yield still_open[-1].at, f"'{still_open[-1].text}' is never closed. Write {written}{end}"


def _neighbors(inner: str, found: list[Token], functions: frozenset[str]) -> Iterator[tuple[int, str]]:
    depth = 0
    for index, token in enumerate(found):
        before = found[index - 1] if index else None
        behind = found[index + 1] if index + 1 < len(found) else None
        if token.kind == "sign":
            depth += (token.text in BRACKETS) - (token.text in BRACKETS.values())
        has_value_before = before is not None and (before.is_value or before.text in CLOSING)
        if token.is_value:
            if before and has_value_before and not _after_test(found, index):
                yield from _two_values(inner, before, token, functions, in_brackets=depth > 0)
        elif token.text == "=" and not depth:
            yield token.at, "'=' cannot stand here. Write '==' to compare."
        elif token.text in FOLLOWED and (behind is None or behind.kind not in ("name", "number")):
            yield token.at, f"nothing stands behind '{token.text}'. {FOLLOWED[token.text]}"
        elif token.text in SIGNS_BETWEEN | BETWEEN | BEFORE and (behind is None or behind.text in ENDS):
            yield token.at, f"nothing stands behind '{token.text}'. Write a value there, or take it out."
        elif token.text in (SIGNS_BETWEEN - SIGNS_BEFORE) | BETWEEN and not has_value_before and not _is_end(before):
            yield token.at, f"nothing stands before '{token.text}'. Write a value there, or take it out."
        elif token.text == "," and (before is None or before.text in ("(", "[", ",")):
            yield token.at, "nothing stands before ','. Write a value there, or take it out."


def _two_values(
    inner: str, before: Token, token: Token, functions: frozenset[str], *, in_brackets: bool
) -> Iterator[tuple[int, str]]:
    if before.kind == token.kind == "text":
        return  # Jinja joins them
    if before.text in functions:
        rest = " ".join(inner[token.at :].split())
        yield token.at, f"'{before.text}' has no round brackets. Write {before.text}({rest})"
    else:
        sign = "','" if in_brackets else "'.' or another sign"
        what = f"nothing stands between '{before.text}' and '{token.text}'"
        yield token.at, f"{what}. Write {sign} between them, or take one out."


def _is_end(token: Token | None) -> bool:
    """Whether it may end a value that is no word: a block of facts, or 'not' of 'not in'."""
    return token is not None and (token.text == "}" or token.text in ("is", "not"))


def _after_test(found: list[Token], index: int) -> bool:
    """Whether it stands behind the name of a test: `x is divisibleby 3`, `x is not defined`."""
    before = [token.text for token in found[max(index - 3, 0) : index]]
    return before[-2:-1] == ["is"] or before[:2] == ["is", "not"]
