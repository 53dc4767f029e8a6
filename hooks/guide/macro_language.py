"""The part of Jinja that pages may use: enough to show facts, too little for a program.

A page can show a fact or a sum, choose by a fact, go through a list once, and include a template of ours by its name.
It cannot define, import or call anything but our macros, so it always ends. Templates in overrides/ are code and may
use all of Jinja.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from facts import Problem, nearest
from facts.bot import Bot
from facts.ignored import is_ignored
from facts.template_pieces import Fault, Piece
from facts.template_syntax import read_pieces
from facts.template_words import in_words
from guide.macro_sandbox import MACROS, METHODS, VARIABLES
from guide.prose import line_of
from languages.figures import FILTERS

NODES = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Call),
    *(nodes.Keyword, nodes.Filter, nodes.If, nodes.For, nodes.Assign, nodes.Include, nodes.Tuple, nodes.List),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.CondExpr, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Neg),
)
OWN_FILTERS = frozenset(FILTERS)
PAGE_FILTERS = OWN_FILTERS | {"join", "length", "round", "int"}
LARGEST = 10_000_000
LONGEST = 200
PARSER = Environment(autoescape=False)  # noqa: S701 - it only parses
ASKS_BY_ID = re.compile(r"\b(?P<macro>drawing|label|limit|path)\(\s*(?P<quote>[\"'])(?P<id>[^\"'\n]*)(?P=quote)\s*\)")
# A word that stands in round brackets without quotes, where an id may be meant.
UNQUOTED = re.compile(r"(?<=[(,])\s*(?P<word>[^\W\d][\w.]*(?:-[\w.]+)*)\s*(?=[,)])")
IN_QUOTES = re.compile(r"\"[^\"]*\"|'[^']*'")
OFFERED = frozenset({"if", "elif", "else", "endif", "for", "endfor", "set", "include", "raw", "endraw"})
# Facts of the bot that are asked for by a macro, with an id.
BY_ID = {"limits": "limit", "paths": "path", "labels": "label"}
TWO_LOOPS = "a loop within a loop is not for pages. Write a template in overrides/macros, or two lists."
# What a writer knows of a node that is not for pages, and what would be right instead.
WRITTEN = {
    "AssignBlock": "{% endset %}",
    "Block": "{% block %}",
    "CallBlock": "{% call %}",
    "Concat": "~",
    "Dict": "{...}",
    "Extends": "{% extends %}",
    "FilterBlock": "{% filter %}",
    "FloorDiv": "//",
    "FromImport": "{% from %}",
    "Getitem": "[...]",
    "Import": "{% import %}",
    "Macro": "{% macro %}",
    "Mod": "%",
    "Pos": "+",
    "Pow": "**",
    "ScopedEvalContextModifier": "{% autoescape %}",
    "Slice": "[:]",
    "Test": "is",
    "With": "{% with %}",
}
INSTEAD = {
    "Concat": "Write one macro behind the other.",
    "Getitem": 'Write a point and the name of a fact, or a macro with an id, such as limit("max-tokens").',
    "Test": "Write '==', 'in' or the fact alone.",
}
CONSTANTS = frozenset({"true", "false", "none", "True", "False", "None"})


def faults(source: str) -> tuple[Fault, ...]:
    """The line, and what is wrong on it, of each thing in a text that its macros may not say."""
    return tuple(sorted({fault for _, fault in _wrong(source)}))


def without_faults(source: str) -> str:
    """The text without the macros that may not stand there, each line where it was.

    Nothing, when tags are among them: the rest would make no sense.
    """
    wrong = {piece for piece, _ in _wrong(source)}
    for piece in sorted(wrong, key=lambda it: it.start if it else -1, reverse=True):
        if piece is None or (piece.opens == "{%" and piece.tag != "include"):
            return ""
        source = source[: piece.start] + "\n" * source.count("\n", piece.start, piece.end) + source[piece.end :]
    return source


def _wrong(source: str) -> list[tuple[Piece | None, Fault]]:
    """Each thing that may not be said, with the piece in which it stands; None for what is no whole piece."""
    loops: list[Fault] = []
    message: TemplateSyntaxError | None = None
    try:
        tree = PARSER.parse(source)
        loops = [(it.lineno, TWO_LOOPS) for it in tree.find_all(nodes.For) if any(_loops(it))]
        if not loops and not any(_faults(tree, _own_names([tree]))):
            return []
    except TemplateSyntaxError as error:
        message = error
    except (RecursionError, OverflowError, ValueError, MemoryError):
        line = source.count("\n", 0, max(source.find("{{"), 0)) + 1
        return [(None, (line, "the macros on this page cannot be read. Make them shorter and simpler."))]
    read = read_pieces(source, PARSER, functions=MACROS, offered=OFFERED)
    own = _own_names(tree for _, tree in read.trees)
    found: list[tuple[Piece | None, Fault]] = []
    without_quotes = set()
    for piece in read.pieces:
        for line, what in _unquoted(piece, own):
            without_quotes.add(piece)
            found.append((piece, (line, what)))
    found += [it for it in read.wrong if it[0] not in without_quotes]
    for piece, part in read.trees:
        if piece not in without_quotes:
            found += [(piece, (piece.line + line - 1, what)) for line, what in _faults(part, own)]
    found += [(None, fault) for fault in loops]
    if message and not found:
        found.append((None, (message.lineno, f"{in_words(str(message.message))}. Mend the macro on this line.")))
    return found


def _unquoted(piece: Piece, own: set[str]) -> Iterator[Fault]:
    """A fault for each id in round brackets that has no quotes."""
    blank = IN_QUOTES.sub(lambda match: '"' * len(match[0]), piece.inner)
    for argument in UNQUOTED.finditer(blank):
        parts = {part.partition(".")[0] for part in argument["word"].split("-")}
        names = {part for part in parts if part and not part[0].isdigit()}
        if names <= {*VARIABLES, *MACROS, *own, *CONSTANTS, "loop"}:
            continue
        called = re.search(r"([\w.]*)\(([^()]*)$", blank[: argument.start()])
        if called and called[1]:
            begin, end = argument.span("word")
            rest = piece.inner[end:].partition(")")[0]
            right = f'{piece.inner[called.start() : begin]}"{argument["word"]}"{rest})'
            line = piece.line + piece.inner.count("\n", 0, begin)
            yield line, f"'{argument['word']}' has no quotes. Put it in quotes: {' '.join(right.split())}"


def _own_names(trees: Iterable[nodes.Template]) -> set[str]:
    """The names to which a page gives something itself."""
    return {name.name for tree in trees for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")} | {
        str(made.name) for tree in trees for made in tree.find_all(nodes.Macro)
    }


def _faults(tree: nodes.Template, own: set[str]) -> Iterator[Fault]:
    known = {*VARIABLES, *MACROS, "loop"} | own
    macros = {id(call.node) for call in tree.find_all(nodes.Call)}
    for node in _all(tree):
        undefined = isinstance(node, nodes.Name) and id(node) in macros  # told as no macro
        if not undefined and (fault := _fault(node, known)):
            yield node.lineno, fault


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return  # what it is an attribute of cannot mend it
    if isinstance(node, nodes.Include):
        return  # all of it is looked at as the name of a template
    for child in node.iter_child_nodes():
        yield from _all(child)


def _fault(node: nodes.Node, known: set[str]) -> str:
    match node:
        case nodes.Name(name=name, ctx="load") if name not in known:
            return f"there is no fact '{name}'.{_nearest_fact(name, known)}"
        case nodes.Name(name=name, ctx="store") if name in (*VARIABLES, *MACROS):
            return f"'{name}' is a fact of the site. Give what you set another name."
        case nodes.Getattr(attr=attr) if attr.startswith("_"):
            return f"'.{attr}' is not for pages. Use a fact by its public name."
        case nodes.Getattr(node=nodes.Getattr(node=nodes.Name(name="bot"), attr=facts), attr=attr) if facts in BY_ID:
            return (
                ""
                if attr in METHODS
                else f'a fact of bot.{facts} is asked for by its id. Write {BY_ID[facts]}("its-id").'
            )
        case nodes.Filter(name=name) if name in MACROS:
            return f"'{name}' is a macro and no filter. Write {name}(...), with what stands before '|' in the brackets."
        case nodes.Filter(name=name) if name not in PAGE_FILTERS:
            near = nearest(name, PAGE_FILTERS) or f" Pages have {_words(PAGE_FILTERS)}."
            return f"the filter '{name}' is not for pages.{near}"
        case nodes.Call(dyn_args=None, dyn_kwargs=None, node=nodes.Name(name=name)) if name not in MACROS:
            return f"'{name}' is no macro.{nearest(name, MACROS) or f' Pages have {_words(MACROS)}.'}"
        case nodes.Call() if node.dyn_args or node.dyn_kwargs:
            return "'*' in a macro is not for pages. Write each value."
        case nodes.Include(template=nodes.Const(value=str(name))) if not (set("/\\") & set(name) or is_ignored(name)):
            return ""
        case nodes.Include(template=nodes.Getattr(node=nodes.Name(name=name), attr=attr)) if name not in known:
            return f'the name of a template has no quotes. Put it in quotes: {{% include "{name}.{attr}" %}}.'
        case nodes.Include():
            return 'a page may include a template of overrides/macros by its name alone, such as "price_table.md".'
        case nodes.For(recursive=True):
            return TWO_LOOPS
        case nodes.Const(value=value) if _too_large(value):
            return "this value is too large for a page."
        case _ if not isinstance(node, NODES):
            kind = type(node).__name__
            instead = INSTEAD.get(kind, "Show a fact, or write a template in overrides/macros.")
            return f"'{WRITTEN.get(kind, kind.lower())}' is not for pages. {instead}"
    return ""


def _nearest_fact(name: str, known: set[str]) -> str:
    if name in Bot.model_fields:
        return f" Did you mean 'bot.{name}'?"
    return nearest(name, known) or f" Pages may use {_words(VARIABLES)}, {_words(MACROS)}."


def unknown_facts(text: str, file: str, facts: Mapping[str, Callable[[str], object]]) -> Iterator[Problem]:
    """A problem for each id that the page `file` asks for, as in `{{ path("rewrite") }}`, and that is not there.

    `facts` has, for each macro, what looks an id up and raises ValueError, in words, for one that is not there. A macro
    without one is not checked.
    """
    for call in ASKS_BY_ID.finditer(text):
        try:
            if look_up := facts.get(call["macro"]):
                look_up(call["id"])
        except ValueError as error:
            yield Problem(file, line_of(text, call.start()), str(error))


def _loops(node: nodes.For) -> Iterator[nodes.Node]:
    for child in (*node.body, *node.else_):
        if isinstance(child, nodes.For):
            yield child
        yield from child.find_all(nodes.For)


def _too_large(value: object) -> bool:
    if isinstance(value, str):
        return len(value) > LONGEST
    return isinstance(value, int | float) and not abs(value) <= LARGEST


def _words(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
