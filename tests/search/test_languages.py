"""The search in other languages: it reads words in their forms, finds pages by them, and knows what is English."""

import gzip
import json
import re
from collections.abc import Iterator

import pytest

from facts.search_words import words_of
from guide.front_matter import Fix
from tests.browser.serving import chromium, served
from tests.conftest import ROOT
from tests.search.languages import LANGUAGES, Asked, index_of, lines_of, own_words, pages
from tests.search.test_words import ODD

SOURCES = ROOT / "docs/assets/search"
QUERIES = [Asked(**line) for line in lines_of("languages.jsonl")]
FORMS = lines_of("forms.jsonl")
# The share of the queries of a language with the right page at the top; of what people paste, one may go wrong.
TOP_1 = 0.8
PASTED = {
    "insufficient_quota": ["fix/error-429", "faq/paid-but-quota"],
    "You exceeded your current quota, please check your plan and billing details": [
        "fix/error-429",
        "faq/paid-but-quota",
    ],
    "Incorrect API key provided: sk-****": ["fix/error-401"],
    "The server is overloaded": ["fix/error-500-503"],
    "model_not_found": ["fix/error-404-model"],
    "unsupported_country_region_territory": ["fix/error-403-country"],
    "Missing scopes: model.request": ["fix/missing-scope"],
    "Create new secret key": ["steps/5-create-key"],
    "Your card was declined": ["steps/3-billing"],
    "429": ["fix/error-429"],
    "refund": ["faq/refund"],
}
# The share of error codes and messages, with a slip in a long English word, that lead to a page with that code.
TOP_1_OF_SLIPS = 0.95
LONG_WORD = re.compile("[a-z]{8,}", re.IGNORECASE)
# Bytes of the largest, as a server sends it: less than the English one has.
LARGEST = 37_000
ASK = """
async jobs => {
    const { build, search } = await import("/engine.js");
    return jobs.map(([index, queries]) => {
        const engine = build(JSON.parse(index));
        const terms = query => engine.read(query).read.map(it => [it.term, it.empty]);
        return queries.map(query => [search(engine, query).results, terms(query)]);
    });
}
"""
READ = """
async jobs => {
    const { forms } = await import("/forms.js");
    const { reader } = await import("/terms.js");
    return jobs.map(([index, texts]) => {
        const read = reader({ ...index, terms: {} }, word => [word], forms(index.forms));
        return texts.map(text => {
            const found = read(text).read;
            const full = found.filter(it => !it.empty);
            return (full.length ? full : found).map(it => it.term);
        });
    });
}
"""


def test_each_language_has_words_and_queries() -> None:
    assert {query.language for query in QUERIES} == set(LANGUAGES) == {line["language"] for line in FORMS}


@pytest.fixture(scope="module")
def indexes() -> dict[str, str]:
    return {language: index_of(language) for language in LANGUAGES}


def test_queries_and_pasted_english_find_their_pages(indexes: dict[str, str]) -> None:
    asked = {
        name: [*(query for query in QUERIES if query.language == name), *(Asked(name, *it) for it in PASTED.items())]
        for name in LANGUAGES
    }
    with served(SOURCES) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}words.js")
        answers = page.evaluate(ASK, [[indexes[name], [it.query for it in its]] for name, its in asked.items()])
    for (name, queries), found in zip(asked.items(), answers, strict=True):
        missed = [
            f"{it.query} -> {[result['url'] for result in results[:3]]}, read as {terms}"
            for it, (results, terms) in zip(queries, found, strict=True)
            if not results or results[0]["url"] not in it.pages
        ]
        assert len(missed) <= (1 - TOP_1) * (len(queries) - len(PASTED)), "\n".join([name, *missed])
        english = {result["url"] for results, _ in found for result in results if result["english"]}
        assert "faq/refund" in english, name
        assert "fix/error-429" not in english, name


def test_error_codes_lead_to_their_page_and_so_they_do_with_a_slip(indexes: dict[str, str]) -> None:
    pages_of: dict[str, set[str]] = {}
    for page in pages():
        for code in page.meta.codes if isinstance(page.meta, Fix) else ():
            pages_of.setdefault(code, set()).add(page.src_uri.removesuffix(".md"))
    asked = [(code, code) for code in pages_of] + [(code, slip) for code in pages_of for slip in slips(code)]
    with served(SOURCES) as address, chromium() as browser:
        tab = browser.new_page()
        tab.goto(f"{address}words.js")
        answers = tab.evaluate(ASK, [[indexes[name], [query for _, query in asked]] for name in LANGUAGES])
    for name, found in zip(LANGUAGES, answers, strict=True):
        wrong = [
            query
            for (code, query), (results, _) in zip(asked, found, strict=True)
            if not results or results[0]["url"] not in pages_of[code]
        ]
        assert not pages_of.keys() & wrong, name
        assert len(wrong) <= (1 - TOP_1_OF_SLIPS) * len(asked), (name, wrong)


def slips(code: str) -> Iterator[str]:
    """The code with a letter left out, doubled or swapped in one of its long words."""
    code = code.replace("_", " ")
    for word in LONG_WORD.finditer(code):
        for at in (2, 4, 6):
            before, letter, after = code[: word.start() + at], code[word.start() + at], code[word.start() + at + 1 :]
            yield before + after
            yield before + 2 * letter + after
            yield before + after[:1] + letter + after[1:]


def test_both_read_the_words_of_a_language_alike(indexes: dict[str, str]) -> None:
    jobs = {
        name: [
            *(text for phrases in own_words(name).pages.values() for text in phrases),
            *(query.query for query in QUERIES),
            *(form for line in FORMS for form in line["forms"]),
            *ODD,
        ]
        for name in LANGUAGES
    }
    with served(SOURCES) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}words.js")
        found = page.evaluate(READ, [[_without_bridges(indexes[name]), texts] for name, texts in jobs.items()])
    for (name, texts), read in zip(jobs.items(), found, strict=True):
        terms = own_words(name).terms(json.loads(indexes[name])["ignored"])
        assert [terms(text) for text in texts] == read, name


def _without_bridges(index: str) -> dict[str, object]:
    return {key: part for key, part in json.loads(index).items() if key in ("same", "ignored", "forms")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_of_a_word_are_one(language: str) -> None:
    terms = own_words(language).terms()
    for line in FORMS:
        if line["language"] == language:
            found = {form: tuple(terms(form)) for form in line["forms"]}
            assert len(set(found.values())) == 1, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_words_are_not_one(language: str) -> None:
    """Each group of forms has a term of its own."""
    forms = own_words(language).forms
    found = [forms(words_of(line["forms"][0])[0]) for line in FORMS if line["language"] == language]
    assert len(set(found)) == len(found)


def test_no_index_is_heavier_than_the_english_one(indexes: dict[str, str]) -> None:
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in indexes.items()}
    assert max(sizes.values()) <= LARGEST, sizes
