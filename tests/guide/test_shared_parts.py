from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import url_filter

from guide.shared_parts import SharedParts
from guide.theme_styles import theme_styles

LINKS = ("", ".", "faq/", "faq/lost-key/", "safety/#leaked-key", "assets/guide.css", "https://openai.com/")
TEMPLATES = {
    "page.html": '{{ page.url if page }}: {{ shared("links.html") }} {{ shared("count.html") }}',
    "links.html": "{% for link in config %}{{ link | url }} {% endfor %}",
    "count.html": "{{ rendered.append(base_url) }}{{ page.url if page else 'no page' }}",
}


class Site:
    """Templates as in a build, and the root of the site in each rendering of a shared part."""

    def __init__(self) -> None:
        self.rendered: list[str] = []
        self.env = Environment(loader=DictLoader(TEMPLATES))
        self.env.filters["url"] = url_filter
        self.shared = SharedParts()
        self.env.globals |= {"shared": self.shared.part, "rendered": self.rendered}

    def page(self, url: str) -> str:
        return self._render(SimpleNamespace(url=url), get_relative_url(".", url))

    def not_found(self, root: str) -> str:
        return self._render(None, root)

    def _render(self, page: SimpleNamespace | None, base: str) -> str:
        context = {"page": page, "base_url": base, "config": LINKS, "nav": (), "mkdocs_version": "1"}
        return self.env.get_template("page.html").render(context)


def links(page: str) -> list[str]:
    return page.split(": ", 1)[1].split()[: len(LINKS)]


def test_addresses_are_right_on_every_page_of_each_depth() -> None:
    site = Site()
    for home in ("https://site.test/", "https://site.test/guide/"):
        for url in ("", "about/", "faq/", "faq/lost-key/", "faq/other/", "steps/1-account/", "a/b/c/"):
            leads = [urljoin(home + url, link) for link in links(site.page(url))]
            assert leads == [urljoin(home, link) for link in LINKS], url


@pytest.mark.parametrize("root", ["/", "/guide/"])
def test_on_the_page_for_what_is_not_there_addresses_start_at_the_host(root: str) -> None:
    site = Site()
    site.page("")
    found = links(site.not_found(root))
    assert all(link.startswith(root) for link in found[:-1])
    assert [urljoin("https://site.test/any/where", link) for link in found] == [
        urljoin(f"https://site.test{root}", link) for link in LINKS
    ]


def test_a_part_is_rendered_once_for_each_depth_and_knows_no_page() -> None:
    site = Site()
    for url in ("", "faq/", "about/", "faq/one/", "faq/two/", "steps/1/"):
        assert site.page(url).endswith("no page")
    site.not_found("/")
    assert site.rendered == ["", "..", "../..", "/"]


def test_the_stylesheets_of_the_theme_are_found_by_name_whatever_their_digest() -> None:
    main, palette = "assets/stylesheets/main.0123abcd.min.css", "assets/stylesheets/palette.4567ef01.min.css"
    assert theme_styles([palette, f"{main}.map", "assets/guide.css", main]) == [main, palette]
    with pytest.raises(ValueError, match=r"one file assets/stylesheets/palette\.\*\.min\.css, and has none\."):
        theme_styles([main])
    with pytest.raises(
        ValueError, match=r"main\.\*\.min\.css, and has .*/main\.0\.min\.css, .*/main\.0123abcd\.min\.css\."
    ):
        theme_styles([main, palette, "assets/stylesheets/main.0.min.css"])


def test_a_page_and_what_it_shares_can_be_looked_at_apart() -> None:
    site = Site()
    whole = site.page("faq/lost-key/")
    site.page("faq/")
    own, frame = site.shared.apart(whole, "../..")
    assert own.split() == ["faq/lost-key/:"]
    again, other = site.shared.apart(whole, "../.."), site.shared.apart(site.page("faq/other/"), "../..")
    assert again[0] is own
    assert other[1] is again[1] is frame
    assert whole.index(frame.partition("\n")[0]) < whole.index(frame.partition("\n")[2])
    assert sorted(f"{own}{frame}".split()) == sorted(whole.split())
    assert site.shared.apart("<p>Nothing of it</p>", "../..") == ("<p>Nothing of it</p>", "")
    assert site.shared.apart(whole, "../../..") == (whole, "")
    assert [name for name, _ in site.shared] == ["links.html", "count.html"] * 2
