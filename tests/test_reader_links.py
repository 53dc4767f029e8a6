"""The links under the text of each page: to send it in Telegram, and to say that it is wrong."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import yaml
from lxml import html

from guide.pages import SourcePage, read_pages
from tests.conftest import HOME, REPOSITORY, ROOT, Project

SEND, WRONG = "Send this page in Telegram", "This page is wrong"


def under_text(page: Path) -> dict[str, html.HtmlElement]:
    links = html.document_fromstring(page.read_bytes()).xpath("//p[@class='twin']/a")
    return {link.text_content(): link for link in links}


def pages(site: Path) -> list[tuple[SourcePage, str, Path]]:
    """Each page as it was written, its address below the home, and its file."""
    found = []
    for source in read_pages(ROOT / "docs", root=ROOT):
        path = source.src_uri.removesuffix(".md").removesuffix("index")
        address = path if not path or path.endswith("/") else f"{path}/"
        found.append((source, address, site / address / "index.html"))
    return found


def test_a_page_can_be_sent_in_telegram(published: Path) -> None:
    for source, address, file in pages(published):
        to = urlsplit(under_text(file)[SEND].get("href"))
        assert (to.scheme, to.netloc, to.path) == ("https", "t.me", "/share/url")
        assert parse_qs(to.query) == {"url": [HOME + address], "text": [source.meta.title]}


def test_a_page_can_be_said_to_be_wrong_in_a_form_that_has_its_title_and_address(published: Path) -> None:
    form = ROOT / ".github/ISSUE_TEMPLATE/1-fact.yml"
    fields = [field.get("id") for field in yaml.safe_load(form.read_text(encoding="utf-8"))["body"]]
    for source, address, file in pages(published):
        to = urlsplit(under_text(file)[WRONG].get("href"))
        assert f"{to.scheme}://{to.netloc}{to.path}" == f"{REPOSITORY}/issues/new"
        assert parse_qs(to.query) == {"template": [form.name], "page": [f"{source.meta.title} {HOME}{address}"]}
        assert "page" in fields


def test_who_is_led_away_is_not_told_of_and_nothing_is_asked_before(published: Path) -> None:
    for _, _, file in pages(published):
        page = html.document_fromstring(file.read_bytes())
        assert page.xpath("//head/meta[@name='referrer']/@content") == ["no-referrer"]
        assert page.xpath("//a[@target or @referrerpolicy]") == []
        assert not [it for it in page.xpath("//@src | //link[@rel='stylesheet']/@href") if ":" in it]
    copies = list(published.rglob("index.md"))
    assert copies
    for copy in copies:
        text = copy.read_text(encoding="utf-8")
        assert "t.me/share" not in text, copy
        assert "issues/new" not in text, copy


def test_what_is_not_set_is_not_linked_to(site: Path) -> None:
    for _, _, file in pages(site):
        assert list(under_text(file)) == ["This page as plain text"]


def test_without_an_address_of_its_own_a_page_is_named_by_its_title(project: Project) -> None:
    assert project.build("--strict", REPO_URL=REPOSITORY).returncode == 0
    link = under_text(project.root / "site/faq/lost-key/index.html")[WRONG].get("href")
    source = next(source for source, *_ in pages(project.root / "site") if source.meta.id == "lost-key")
    assert parse_qs(urlsplit(link).query)["page"] == [source.meta.title]


def test_the_workflow_sets_both() -> None:
    workflow = (ROOT / ".github/workflows/deploy.yml").read_text(encoding="utf-8")
    assert "SITE_URL: ${{ steps.pages.outputs.base_url }}" in workflow
    assert "REPO_URL: ${{ github.server_url }}/${{ github.repository }}" in workflow


def test_sources_have_a_day_and_no_word_of_how_they_were_seen(site: Path) -> None:
    for _, _, file in pages(site):
        page = html.document_fromstring(file.read_bytes())
        assert "stored cop" not in page.xpath("string(//footer)")
        for source in page.xpath("//section[@class='sources']//li"):
            assert ", checked on " in source.text_content(), file
