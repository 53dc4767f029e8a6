import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from guide.macro_pieces import split
from guide.macro_sandbox import MacroSandbox

TEMPLATES = DictLoader({"a.md": "{{ x }}\n{% set y = 1 %}{{ y }}\n", "bad.md": "\n{{ lost }}"})
FACTS = {"x": 'a "b" <c>', "n": 1.50, "names": ["p", "{{ x }}"]}
MACROS = ("x", "n", "-n", "+1", "lost", "n / 0", "names[1]", 'names|join("}}")', '"a\n"', "{1: {2: x}}[1][2]", "{}", "")
STATEMENTS = ("set x = 2", "if n", "endif", "raw", "endraw", 'include "a.md"', 'include "bad.md"', 'include "no.md"')
PIECES = st.one_of(
    st.sampled_from(MACROS).map("{{{{ {} }}}}".format),
    st.sampled_from(MACROS).map("{{{{{}}}}}".format),
    st.sampled_from(("{{- x }}", "{{ x -}}", "{{+ x }}", "{{ x +}}", *map("{{% {} %}}".format, STATEMENTS))),
    st.sampled_from(("{{", "}}", "{", "}", "{%", "%}", "{#", "#}", "-", " ", "\n", "\r", "'", '"', "(", ")", "it")),
)


def sandbox() -> MacroSandbox:
    return MacroSandbox(loader=TEMPLATES, undefined=StrictUndefined)


def jinja() -> Environment:
    env = SandboxedEnvironment(loader=TEMPLATES, undefined=StrictUndefined)
    env.globals.clear()
    return env


def rendered(env: Environment, text: str) -> str:
    """The text, or what is wrong and where: on the last line of a template that the traceback knows."""
    try:
        return env.from_string(text).render(**FACTS)
    except (TemplateError, ArithmeticError, TypeError) as error:
        lines, trace = [getattr(error, "lineno", None)], error.__traceback__
        while trace:
            if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
                lines.append(trace.tb_lineno)
            trace = trace.tb_next
        return f"{type(error)} {error} {lines[-1]}"


@given(st.lists(PIECES).map("".join))
@example("{{{ x }}}")
@example('{{ "}} {{ x }} {{" }}')
@example("{{ ( }} {{ ) }}")
@example("{{ '}} {{ x }}")
@example("\n{{ x }}\n\n{{ lost }}\n\n")
def test_pieces_give_what_the_whole_gives(text: str) -> None:
    assert rendered(sandbox(), text) == rendered(jinja(), text)


@given(st.text(alphabet="{}%#-+ \n\r\"'x()|n"))
def test_any_text_gives_what_jinja_gives(text: str) -> None:
    assert rendered(sandbox(), text) == rendered(jinja(), text)


def test_a_macro_on_many_pages_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    env, compiled = sandbox(), []
    original = env.compile
    monkeypatch.setattr(env, "compile", lambda source, *others: compiled.append(source) or original(source, *others))
    for x in range(3):
        assert env.from_string(f"Page {x}: {{{{ x }}}}, {{{{ x }}}}").render(x=x) == f"Page {x}: {x}, {x}"
    assert compiled == ["{{ x }}"]


def test_an_error_names_the_line_of_the_page() -> None:
    with pytest.raises(TemplateError) as found:
        sandbox().from_string("\n\n{{ x }}\n{{ lost }}").render(x=1)
    assert found.traceback[-1].lineno == 3  # counted from 0


@pytest.mark.parametrize("text", ["{% set x = 1 %}{{ x }}", "{# {{ x }} #}", "{{ x -}} a", "{{{ x }}}", "a\r{{ x }}"])
def test_what_takes_jinja_to_read_is_left_to_it(text: str) -> None:
    assert split(text) is None


def test_texts_and_macros_come_in_turn() -> None:
    assert split('a {{ x }} { #b } {% include "c.md" %}\n') == ["a ", "{{ x }}", " { #b } ", '{% include "c.md" %}', ""]
