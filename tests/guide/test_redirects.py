import pytest

from facts import Problems, YamlSource
from guide.pages import Section
from guide.redirects import read_redirects

KNOWN = {"lost-key": Section("I lost my key", "faq/lost-key.md", "", 2)}
PAGES = {"faq/lost-key.md": type("Page", (), {"file": "docs/faq/lost-key.md"})()}


def read(text: str) -> dict[str, str]:
    return read_redirects(YamlSource(text, "data/redirects.yml"), KNOWN, PAGES)  # type: ignore[arg-type]


def test_an_old_address_leads_to_an_id() -> None:
    assert read("faq/my-key-is-gone/: lost-key\n") == {"faq/my-key-is-gone/": "lost-key"}
    assert read("{}") == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("faq/x/: lost-kye", "faq/x/: no page or section has the id 'lost-kye'. Did you mean 'lost-key'?"),
        ("faq/lost-key/: lost-key", "faq/lost-key/ is the address of docs/faq/lost-key.md. Remove one of them."),
    ],
)
def test_it_has_to_lead_somewhere_and_away_from_no_page(text: str, problem: str) -> None:
    with pytest.raises(Problems) as caught:
        read(f"# old addresses\n{text}\n")
    assert str(caught.value) == f"data/redirects.yml:2: {problem}"


@pytest.mark.parametrize("old", ["/faq/x/", "faq/x", "faq/../x/", "https://a.org/", "faq/x/?y"])
def test_an_old_address_is_a_folder_of_this_site(old: str) -> None:
    with pytest.raises(Problems, match=r"^data/redirects\.yml:1: "):
        read(f"'{old}': lost-key")
