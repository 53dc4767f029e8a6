"""The build and the browser read the same words and terms: an index of one is of use to the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import read
from facts.search_settings import read_settings
from facts.search_words import Terms, stem, words_of
from guide.pages import read_pages
from tests.browser.serving import chromium, served
from tests.conftest import ROOT
from tests.search.queries import SETS, read_queries

SOURCES = ROOT / "docs/assets/search"
READ = """
async ([texts, index]) => {
    const { plainWords } = await import("/words.js");
    const { stem } = await import("/forms.js");
    const { reader } = await import("/terms.js");
    const read = reader(index, word => [word]);
    const used = text => {
        const found = read(text).read;
        const full = found.filter(it => !it.empty);
        return (full.length ? full : found).map(it => it.term);
    };
    return texts.map(text => [plainWords(text), plainWords(text).map(stem), used(text)]);
}
"""
ODD = [
    "Ärger über Groß- und Kleinschreibung",
    "KARTIM İPTAL \u0131\u015f\u0131k đồng",
    "зарядка ёлка Й",
    "الْبِطَاقَةُ كـارت",
    "क्रेडिट कार्ड की फ़्री ४२९",
    "ґанок ім'я ім\u2019я ім\u02bcя ٤٢٩ ۴۲۹",
    "soft\u00adhyphen zero\u200bwidth",
    "error429 v2 4o gpt-4o-mini 1000tokens",
    "don't “can\u2019t” o'clock",
    "axes taxes passes verification used using cried dies fees seed bed",
    "ﬁnance ½ ² №5",
    "🔑 key👍🏽",
    "",
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    pages = read_pages(ROOT / "docs", root=ROOT)
    names = [name for page in pages for name in [page.meta.title, page.meta.description, *page.meta.aliases]]
    return [*ODD, *names, *(query.query for name in SETS for query in read_queries(name))]


def test_both_read_texts_alike(texts: list[str]) -> None:
    settings = read_settings(read(ROOT / "data/search.yml", root=ROOT))
    terms = Terms(settings.synonyms, settings.ignored)
    index = {"same": terms.same, "foreign": {}, "ignored": sorted(terms.ignored), "terms": {}}
    with served(SOURCES) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}words.js")
        found = page.evaluate(READ, [texts, index])
    for text, (words, stems, used) in zip(texts, found, strict=True):
        if len(text) < 2000:
            assert words_of(text) == words, text
            assert [stem(word) for word in words_of(text)] == stems, text
            assert terms(text) == used or any(ord(letter) > 0x2E80 for letter in text), (
                text
            )  # Chinese is cut there alone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("refused", "refuses"),
        ("cards", "card"),
        ("verified", "verifies"),
        ("paying", "pay"),
        ("stopped", "stop"),
        ("billing", "bills"),
        ("organisations", "organization"),
        ("quickly", "quick"),
        ("used", "use"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("bill", "bit"), ("free", "fre"), ("this", "thi"), ("status", "statu"), ("need", "ne")]
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text())
def test_what_was_read_once_is_read_the_same_again(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words
