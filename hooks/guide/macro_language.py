"""The part of Jinja that pages may use: enough to show facts, too little for a program.

A page can show a fact or a sum, choose by a fact, go through a list once, and include a template of ours by its name.
It cannot define, import or call anything but our macros, so it always ends. Templates in overrides/ are code and may
use all of Jinja.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from facts import Problem, nearest
from facts.ignored import is_ignored
from guide.macro_sandbox import MACROS, VARIABLES
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
# What begins in a paragraph and does not end in it.
OPENED = re.compile(
    r"(?P<left>\{\{|\{%)(?:(?!\}\}|%\}|\n\s*\n).)*(?=\n\s*\n|\Z)|(?P<comment>\{#)(?P<id>[\w-]*)", re.DOTALL
)

Fault = tuple[int, str]


def faults(source: str) -> tuple[Fault, ...]:
    """The line, and what is wrong on it, of each thing in a text that its macros may not say."""
    try:
        return tuple(_faults(PARSER.parse(source)))
    except TemplateSyntaxError as error:
        return (_syntax_fault(source, error),)
    except (RecursionError, OverflowError, ValueError, MemoryError):
        line = source.count("\n", 0, max(source.find("{{"), 0)) + 1
        return ((line, "the macros on this page cannot be read. Make them shorter and simpler."),)


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


def _syntax_fault(source: str, error: TemplateSyntaxError) -> Fault:
    """Where brackets begin that do not end, if that is what is wrong, or what Jinja says."""
    for opened in OPENED.finditer(source):
        if opened["comment"] and source.find("#}", opened.end()) < 0:
            right = f"'{{ #{opened['id']} }}'" if opened["id"] else "'{ #'"
            return line_of(source, opened.start()), f"'{{#' begins a comment. Write {right}, with blanks."
        if opened["left"]:
            end = {"{{": "}}", "{%": "%}"}[opened["left"]]
            return line_of(source, opened.start()), f"'{opened['left']}' is not closed. Write '{end}' behind the macro."
    return error.lineno, f"{str(error.message).rstrip('.')}. Mend the macro between the curly brackets."


def _faults(tree: nodes.Template) -> Iterator[Fault]:
    known = {*VARIABLES, *MACROS, "loop"} | {
        name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")
    }
    macros = {id(call.node) for call in tree.find_all(nodes.Call)}
    for node in _all(tree):
        undefined = isinstance(node, nodes.Name) and id(node) in macros  # told as no macro
        if not undefined and (fault := _fault(node, known)):
            yield node.lineno, fault


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _fault(node: nodes.Node, known: set[str]) -> str:
    kind = type(node).__name__
    match node:
        case nodes.Name(name=name, ctx="load") if name not in known:
            return f"'{name}' is undefined.{nearest(name, known)} Pages may use {_words(VARIABLES)}, {_words(MACROS)}."
        case nodes.Name(name=name, ctx="store") if name in (*VARIABLES, *MACROS):
            return f"'{name}' is a fact of the site. Give what you set another name."
        case nodes.Getattr(attr=attr) if attr.startswith("_"):
            return f"'.{attr}' is not for pages. Use a fact by its public name."
        case nodes.Filter(name=name) if name not in PAGE_FILTERS:
            return (
                f"the filter '{name}' is not for pages.{nearest(name, PAGE_FILTERS)} They have {_words(PAGE_FILTERS)}."
            )
        case nodes.Call(dyn_args=None, dyn_kwargs=None, node=nodes.Name(name=name)) if name not in MACROS:
            return f"'{name}' is no macro.{nearest(name, MACROS)} Pages have {_words(MACROS)}."
        case nodes.Call() if node.dyn_args or node.dyn_kwargs:
            return "'*' in a macro is not for pages. Write each value."
        case nodes.Include(template=nodes.Const(value=str(name))) if not (set("/\\") & set(name) or is_ignored(name)):
            return ""
        case nodes.Include():
            return 'a page may include a template of overrides/macros by its name alone, such as "price_table.md".'
        case nodes.For(recursive=True) | nodes.For() if node.recursive or any(_loops(node)):
            return "a loop within a loop is not for pages. Write a template in overrides/macros, or two lists."
        case nodes.Const(value=value) if _too_large(value):
            return "this value is too large for a page."
        case _ if not isinstance(node, NODES):
            return f"'{kind.lower()}' of Jinja is not for pages. Show a fact, or write a template in overrides/macros."
    return ""


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
