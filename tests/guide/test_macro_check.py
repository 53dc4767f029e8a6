"""All wrong macros of all pages are told before anything is built, each on its line, in words."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from babel import Locale

from guide.load import load_guide
from guide.macro_check import macro_faults
from guide.macro_language import faults
from guide.macro_sandbox import MacroSandbox
from guide.pages import SourcePage, page_of
from guide.unread import Unread
from languages.figures import Figures
from languages.language import Language
from tests.conftest import DAY, ROOT

FRONT = "---\nid: p\ntitle: T\ndescription: D.\nchecked: 2026-11-23\ncategory: key\n---\n\n"
BEFORE = FRONT.count("\n")
GUIDE = load_guide(ROOT, ROOT / "docs", DAY)
END = "Mend the macro between the curly brackets."


def page(markdown: str, name: str = "p") -> SourcePage:
    return page_of(FRONT + markdown, f"faq/{name}.md", f"docs/faq/{name}.md")


def told(*pages: SourcePage, root: Path = ROOT) -> list[str]:
    return [str(problem) for problem in macro_faults(replace(GUIDE, pages=pages), root)]


def test_the_real_pages_have_no_wrong_macro() -> None:
    assert told(*GUIDE.pages) == []


@pytest.mark.parametrize(
    ("macro", "what"),
    [
        ("{{ messages_for() }}", "'messages_for' needs dollars. Write messages_for(5)."),
        ("{{ path() }}", "'path' needs name. Write path(\"its-id\")."),
        ("{{ messages_for(5, 6) }}", "'messages_for' takes 1 value, and 2 are written. Write messages_for(5)."),
        ("{{ messages_for(x=5) }}", "'messages_for' takes nothing that is called 'x'."),
        ('{{ pictures_for("5") }}', "'5' is no amount. Write a number of US dollars without quotes, for example 5."),
        (
            "{{ messages_for(true) }}",
            "'True' is no amount. Write a number of US dollars without quotes, for example 5.",
        ),
        ("{{ messages_for(0) }}", "0 US dollars are no amount for a reader. Write more than 0, and 10,000 at most."),
        ("{{ pictures_for(-5) }}", "-5 US dollars are no amount for a reader. Write more than 0, and 10,000 at most."),
        (
            "{{ catalog.recommended.rewrites(1000000) }}",
            "1000000 US dollars are no amount for a reader. Write more than 0, and 10,000 at most.",
        ),
        ("{{ catalog.recommended.rewrite_cost_of(-5) }}", "-5 is no number of tokens. Write 0 or more."),
        ("{{ bot.emial }}", "'bot.emial' is not there. Did you mean 'bot.support.email'? All are in data/bot.yml."),
        ("{{ bot.support.emial }}", "'bot.support.emial' is not there. Did you mean 'bot.support.email'?"),
        ("{{ bot.support.x }}", "'bot.support.x' is not there. It has email, telegram. All are in data/bot.yml."),
        ("{{ bot.name.first }}", "'.first' is not there: what stands before it is a text."),
        ("{{ label.all }}", "'.all' is not there: what stands before it is a macro. Write round brackets"),
        ('{{ limit("max-tokens", 5) }}', """'limit' takes 1 value, and 2 are written. Write limit("max-tokens")."""),
        (
            '{{ catalog.recommended.rewrites(5, "little", "en") }}',
            """'rewrites' takes 1 to 2 values, and 3 are written. Write rewrites(5, "little").""",
        ),
        ('{{ limit(nam="x") }}', "'limit' takes nothing that is called 'nam'. Did you mean 'name'?"),
        ("{{ path(5) }}", "data/bot.yml has no path '5'. Write one of"),
        ('{{ path("rewrit") }}', "data/bot.yml has no path 'rewrit'. Did you mean 'rewrite'? Mend"),
        ("{{ bot.name() }}", "round brackets stand behind what is no macro. Take them out."),
        ("{{ bot.name | join(5, 6, 7) }}", "the filter 'join' takes other values"),
        ("{{ 5 | length }}", "'length' is for a list or a text, and this is a number."),
        ("{{ bot.name | round }}", "a number is needed here, and this is a text."),
        ("{{ -bot.name }}", "'-' does not go with a text."),
        ("{% if bot.name > 5 %}x{% endif %}", "'>' does not go with a text and a number."),
        ("{% for x in 5 %}x{% endfor %}", "a list is needed here, and this is a number."),
        ('{% for q in guide.questions("kye") %}x{% endfor %}', "there is no category 'kye'. Did you mean 'key'?"),
        ("{{ loop.index }}", "there is no fact 'loop'."),
        ("{{ 5 / 0 }}", "a sum divides by zero, or by what is no number."),
        ("{{ catalog.recommended.price.input / 0 }}", "a sum divides by zero, or by what is no number."),
        ("{{ 1 + bot.name }}", "'+' does not go with a number and a text."),
        ("{{ catalog.recomended }}", "'catalog.recomended' is not there. Did you mean 'catalog.recommended'?"),
        ("{{ bot.nmae }}", "'bot.nmae' is not there. Did you mean 'bot.name'? All are in data/bot.yml."),
        ('{{ label("new-kye") }}', "no label has the id 'new-kye'. Did you mean 'new-key'? All ids are in"),
        ('{{ catalog.offer("gpt-6-sool") }}', "no price of a model 'gpt-6-sool' is known. Did you mean 'gpt-6-sol'?"),
        (
            '{{ catalog.recommended.rewrites(5, "lots") }}',
            "no level of thinking has the id 'lots'. Did you mean 'lot'?",
        ),
        ('{% include "price_tabel.md" %}', "overrides/macros has no template 'price_tabel.md'. Did you mean"),
        ('{{ "x" | money }}', "the filter 'money' is for a number that is not negative, and not for 'x'."),
        ("{{ -5 | cents }}", "the filter 'cents' is for a number that is not negative, and not for -5."),
        ("{{ 5 | day }}", "the filter 'day' is for a day, and not for 5."),
        ("{{ none }}", "this gives out nothing (None), and a reader needs a text or a number."),
        ("{{ true }}", "this gives out true, and a reader needs a text or a number."),
        ('{{ "" }}', "this gives out an empty text."),
        ("{{ bot.paid_plans }}", "this gives out a list, and a reader needs a text or a number. Write '| join"),
        ("{{ bot.limits }}", "this gives out a block of facts, and a reader needs a text or a number."),
        (
            "{{ bot.checked }}",
            "this gives out a bare day, and a reader needs a text or a number. Write '| day' behind it.",
        ),
        ("{{ messages_for }}", "this gives out a macro that is not called, and a reader needs a text or a number."),
        ("{{ catalog.offer }}", "this gives out a macro that is not called, and a reader needs a text or a number."),
        ("{{ guide }}", "this gives out a whole 'Guide', and a reader needs a text or a number."),
        ("{{ guide.pages | join }}", "this gives out a whole 'SourcePage', and a reader needs a text or a number."),
    ],
)
def test_what_goes_wrong_is_said_in_words(macro: str, what: str) -> None:
    (line,) = told(page(f"A line.\n\nIt says {macro} here.\n"))
    assert line.startswith(f"docs/faq/p.md:{BEFORE + 3}: {what}")
    assert line.endswith(END)
    assert "?." not in line
    assert "object at 0x" not in line


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("One.\n\n## Two {#two-more}\n", 3, "'{#' begins a comment. Write '{ #two-more }', with blanks."),
        ("One {{ bot.name\n\n{{ bot.ocr }}\n", 1, "'{{' is not closed. Write '}}' behind the macro."),
        ('One.\n{% include "worked.md" }\n', 2, "'{%' is closed with '}'. Write '%}' behind the macro."),
    ],
)
def test_brackets_that_do_not_end_are_told_where_they_begin(text: str, line: int, what: str) -> None:
    assert faults(text) == ((line, what),)


def test_a_loop_within_a_loop_is_told_where_nothing_else_is_wrong() -> None:
    inner = "{% for b in guide.steps %}{{ b.meta.title }}{% endfor %}"
    (fault,) = faults(f"One.\n{{% for a in guide.steps %}}{{% if a %}}{inner}{{% endif %}}{{% endfor %}}\n")
    assert fault == (2, "a loop within a loop is not for pages. Write a template in overrides/macros, or two lists.")


def test_all_pages_and_all_lines_are_told() -> None:
    first = page("{{ messages_for() }}\n\n{{ bot.name }} {{ 5 / 0 }}\n\n{{ lost }}\n", "a")
    places = [line.rpartition(": ")[0] for line in told(first, page("Fine.\n", "b"), page("{{ guide }}\n", "c"))]
    assert [place.split(": ")[0] for place in places] == [
        f"docs/faq/a.md:{BEFORE + 1}",
        f"docs/faq/a.md:{BEFORE + 3}",
        f"docs/faq/a.md:{BEFORE + 5}",
        f"docs/faq/c.md:{BEFORE + 1}",
    ]


def test_all_macros_of_one_line_are_told_and_what_stands_beside_them_is_not() -> None:
    text = 'A {{ bot.nmae }} and {{ bot.name }}, {{ label("new-kye") }} {{ 1 / 0 }} {% if bot.emial %}x{% endif %}.\n'
    after = (
        "{% for x in bot.lost %}{{ x.y }}{% endfor %}{% set z = bot.gone %}\n\n{{ z.a }} {{ z | money }} {{ 1 + z }}\n"
    )
    lines = told(page(text + after + "\n{{ 1\n/ 0 }}\n"))
    assert sorted({line.removeprefix("docs/faq/p.md:").partition(". ")[0] for line in lines}) == sorted(
        [
            f"{BEFORE + 1}: 'bot.emial' is not there",
            f"{BEFORE + 1}: 'bot.nmae' is not there",
            f"{BEFORE + 1}: a sum divides by zero, or by what is no number",
            f"{BEFORE + 1}: no label has the id 'new-kye'",
            f"{BEFORE + 2}: 'bot.lost' is not there",
            f"{BEFORE + 6}: a sum divides by zero, or by what is no number",
        ]
    )


def test_of_a_page_that_may_not_be_built_the_other_macros_are_told() -> None:
    source = page("{{ lost }} {{ bot.nmae }} {{ label(x-y) }}\n\n{{\nconfig }} {{ 5 / 0 }}\n")
    problems = macro_faults(replace(GUIDE, pages=()), ROOT, [source])
    assert [str(it).partition(" is")[0].partition(" by")[0] for it in problems] == [
        f"docs/faq/p.md:{BEFORE + 1}: 'bot.nmae'",
        f"docs/faq/p.md:{BEFORE + 4}: a sum divides",
    ]
    assert not list(macro_faults(replace(GUIDE, pages=()), ROOT, [page("{% if x %}\n\n{{ bot.nmae }}\n")]))


def test_a_wrong_macro_in_a_description_has_the_line_of_the_description() -> None:
    source = page_of(FRONT.replace("D.", "D {{ bot.nmae }}."), "faq/p.md", "docs/faq/p.md")
    assert told(source) == [
        f"docs/faq/p.md:4: 'bot.nmae' is not there. Did you mean 'bot.name'? All are in data/bot.yml. {END}"
    ]


def test_a_mistake_in_a_template_is_told_there_and_the_page_goes_on(tmp_path: Path) -> None:
    templates = tmp_path / "overrides/macros"
    templates.mkdir(parents=True)
    (templates / "one.md").write_text("One\n{{ bot.nmae }}\n")
    (templates / "two.md").write_text("{% if %}\n")
    source = page('{% include "one.md" %}\n\n{% include "two.md" %}\n\n{{ 5 / 0 }}\n')
    assert [line.split(": ")[0] for line in told(source, root=tmp_path)] == [
        "overrides/macros/one.md:2",
        "overrides/macros/two.md:1",
        f"docs/faq/p.md:{BEFORE + 5}",
    ]


def test_while_the_words_of_a_language_cannot_be_read_the_other_macros_are_told() -> None:
    unread = replace(GUIDE, language=cast(Language, Unread()))
    wrong = page("{{ bot.checked | day }} {{ messages_for(5) }}\n\n{{ bot.nmae }}\n")
    problems = macro_faults(replace(unread, pages=(*GUIDE.pages, wrong)), ROOT)
    assert list(map(str, problems)) == [
        f"docs/faq/p.md:{BEFORE + 3}: 'bot.nmae' is not there. Did you mean 'bot.name'? All are in data/bot.yml. {END}"
    ]


def test_a_figure_in_a_text_is_written_in_each_language() -> None:
    german = replace(GUIDE.language, figures=Figures(Locale("de")))
    written = [
        MacroSandbox(guide).from_string("{{ 5000 | number }}").render()
        for guide in (GUIDE, replace(GUIDE, language=german))
    ]
    assert written == ["5,000", "5.000"]
