"""Links within the site: what is told of each, and where; in one build the mistakes of pages and templates together."""

from pathlib import Path

import pytest
from markdown import Markdown

from guide.site_links import SiteLinks, WrittenLinks, fault
from tests.conftest import Project
from tests.guide.test_page_links import page

IDS = {
    "index.md": {"start"},
    "glossary.md": {"glossary", "term-key"},
    "faq/refund.md": {"refund", "refund-steps"},
    "faq/index.md": {"questions"},
    "faq/lost-key.md": {"lost-key", "lost-key-steps"},
    "costs/index.md": {"costs", "pricing-table"},
    "fix/index.md": {"problems"},
    "fix/error-401.md": {"error-401", "error-401-fixed", "error-401-why"},
    "steps/5-create-key.md": {"create-key"},
    "assets/key.svg": (),
    "licenses.txt": (),
}
HERE = "faq/refund.md"


@pytest.mark.parametrize(
    "link",
    [
        "../fix/error-401.md",
        "../fix/error-401.md#error-401-fixed",
        "lost-key.md#lost-key",
        "#refund-steps",
        "#",
        "",
        "./lost-key.md",
        "../assets/key.svg",
        "../licenses.txt",
        "../assets/key.svg#only-dark",
        "../fix/error%2D401.md",
        "../glossary.md?from=here#term-key",
        "https://example.org/no/such.md#x",
        "mailto:a@example.org",
        "\x02amp\x03#109;ailto",
    ],
)
def test_a_link_that_leads_somewhere_is_fine(link: str) -> None:
    assert fault(link, HERE, IDS) == ""


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        pytest.param("../fix/eror-401.md", "../fix/error-401.md", id="misspelt"),
        pytest.param("../fix/eror-401.md#eror-401-fixed", "../fix/error-401.md#error-401-fixed", id="both misspelt"),
        pytest.param("../glossary", "../glossary.md", id="no end"),
        pytest.param("../glossary/", "../glossary.md", id="a folder"),
        pytest.param("../../glossary/", "../glossary.md", id="as the browser shows it"),
        pytest.param("../../glossary/#term-key", "../glossary.md#term-key", id="with a part"),
        pytest.param("../glossary.html", "../glossary.md", id="html"),
        pytest.param("../glossary/index.md", "../glossary.md", id="index of a page"),
        pytest.param("../costs.md", "../costs/index.md", id="page of a folder"),
        pytest.param("../costs/", "../costs/index.md", id="the folder"),
        pytest.param("../costs/README.md", "../costs/index.md", id="readme"),
        pytest.param("/glossary.md", "../glossary.md", id="absolute"),
        pytest.param("/glossary/", "../glossary.md", id="absolute address"),
        pytest.param("docs/glossary.md", "../glossary.md", id="from the repository"),
        pytest.param("../../docs/glossary.md", "../glossary.md", id="through docs"),
        pytest.param("fix/error-401.md", "../fix/error-401.md", id="from docs"),
        pytest.param("error-401.md", "../fix/error-401.md", id="another folder"),
        pytest.param("../fix/Error-401.md", "../fix/error-401.md", id="capitals"),
        pytest.param("..\\fix\\error-401.md", "../fix/error-401.md", id="backslashes"),
        pytest.param("../fix/error-401.MD", "../fix/error-401.md", id="capitals at the end"),
        pytest.param("../assets/kye.svg", "../assets/key.svg", id="a picture"),
        pytest.param(".", "index.md", id="this folder"),
    ],
)
def test_a_file_that_is_not_there_names_the_one_that_is_meant(link: str, meant: str) -> None:
    assert fault(link, HERE, IDS) == f"the link '{link}' leads to no file of docs/. Did you mean '{meant}'?"
    assert fault(meant, HERE, IDS) == ""


@pytest.mark.parametrize(
    ("link", "file", "meant"),
    [
        ("../fix/error-401.md#eror-401-fixed", "fix/error-401.md", "../fix/error-401.md#error-401-fixed"),
        ("../fix/error-401.md#Error-401-Fixed", "fix/error-401.md", "../fix/error-401.md#error-401-fixed"),
        ("#refund-step", "faq/refund.md", "#refund-steps"),
        ("#lost-key-steps", "faq/refund.md", "lost-key.md#lost-key-steps"),
        ("../costs/index.md#create-key", "costs/index.md", "../steps/5-create-key.md#create-key"),
    ],
)
def test_a_part_that_is_not_there_names_the_one_that_is_meant(link: str, file: str, meant: str) -> None:
    assert fault(link, HERE, IDS) == f"the link '{link}' leads to no part of docs/{file}. Did you mean '{meant}'?"


def test_nothing_is_guessed_that_is_not_like_it() -> None:
    assert fault("xyzzy.md", HERE, IDS) == (
        "the link 'xyzzy.md' leads to no file of docs/. Link one that is there, by its path from this page."
    )
    assert fault("#xyzzy", HERE, IDS).endswith("docs/faq/refund.md. Link the id of one of its headings.")
    assert fault("gone.md", "index.md", {"index.md": ()}).endswith("by its path from this page.")


def test_what_markdown_takes_for_a_link_is_collected_as_it_is_written() -> None:
    written = WrittenLinks()
    converter = Markdown(extensions=[written])
    converter.convert('[a](b.md "c") ![d](e.svg) `[f](g.md)` [h][i] <j@example.org>\n\n[i]: <k.md#l>')
    assert [link for link in written.links if "\x02" not in link] == ["b.md", "e.svg", "k.md#l"]
    converter.reset().convert("[m](n.md)")
    assert list(written.links) == ["n.md"]


def test_each_place_is_told_in_the_page_or_in_the_template_that_wrote_it(tmp_path: Path) -> None:
    macros = tmp_path / "overrides/macros"
    macros.mkdir(parents=True)
    (macros / "table.md").write_text("| a |\n|---|\n| [b](gone.md) |\n", encoding="utf-8")
    (macros / "sum.html").write_text('<p>\n<a href="#gone">sum</a>\n', encoding="utf-8")
    links = SiteLinks()
    text = "`[a](nope.md)`\n\n[a](nope.md) and\n[b](<nope.md>)\n\n[c]: nope.md 'title'\n"
    links.add(page(text), ["nope.md", "gone.md", "made.md"], '<p><a class="b" href="#gone">sum</a><a href="#p">')
    found = links.problems({"p.md": {"p"}}, tmp_path)
    assert [(it.file, it.line, it.text.split("'")[1]) for it in found] == [
        ("docs/p.md", 1, "made.md"),
        ("docs/p.md", 3, "nope.md"),
        ("docs/p.md", 4, "nope.md"),
        ("docs/p.md", 6, "nope.md"),
        ("overrides/macros/sum.html", 2, "#gone"),
        ("overrides/macros/table.md", 3, "gone.md"),
    ]


def test_a_strict_build_tells_all_of_them_once_with_their_lines(project: Project) -> None:
    file, template = "docs/faq/refund.md", "overrides/macros/worked.md"
    project.replace(
        file,
        "\n---\n",
        "\n---\n\nSee [this error](../fix/eror-401.md), [this part](../fix/error-401.md#eror-401-fixed) and\n"
        "[these words](../glossary/), ![a picture](../assets/gone.svg), [no part](#refnd).\n"
        "[The page](refund.md#refund) and [the list](../licenses.txt) are there.\n",
    )
    path = project.root / template
    path.write_text(path.read_text(encoding="utf-8") + "\n\nSee [the glossary](../glosary.md).\n", encoding="utf-8")
    done = project.build("--strict")
    assert done.returncode == 1
    told = [line.removeprefix("WARNING -  ") for line in done.stderr.splitlines() if line.startswith("WARNING")]
    first, last = project.line_of(file, "this error"), project.line_of(template, "glosary")
    assert [line.partition(" leads")[0] for line in told] == [
        f"{file}:{first}: the link '../fix/eror-401.md'",
        f"{file}:{first}: the link '../fix/error-401.md#eror-401-fixed'",
        f"{file}:{first + 1}: the link '#refnd'",
        f"{file}:{first + 1}: the link '../assets/gone.svg'",
        f"{file}:{first + 1}: the link '../glossary/'",
        f"{template}:{last}: the link '../glosary.md'",
    ], done.stderr
