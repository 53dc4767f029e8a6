"""Searches: a page that is made of the words somebody asked for is there for any words, so it proves nothing."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlsplit

from links.answer import Answer
from links.canary import PART, address_words, plain_words
from links.page import is_html, read_page

# Steps of a path and names of parameters that are those of a search.
STEP = re.compile(
    r"(?:site|full|advanced|quick)?[-_]?(?:search|searches|find|suche|recherche|rechercher|buscar|busca|busqueda|cerca|ricerca|"
    r"zoeken|szukaj|poisk)(?:[-_]?results?|[-_]?page|er)?(?:\.\w{2,5})?",
    re.IGNORECASE,
)
NAMES = frozenset(
    {
        "q",
        "s",
        "k",
        "w",
        "wd",
        "kw",
        "query",
        "search",
        "searchquery",
        "searchterm",
        "keyword",
        "keywords",
        "term",
        "terms",
    }
    | {"text", "find", "phrase", "words"}
)
HEAD = re.compile(
    r"\b(?:search|results?|suche|suchergebnisse|recherche|résultats?|buscar|búsqueda|resultados?|busca|ricerca|risultati|"
    r"поиск|результаты)\b|検索|搜索",
    re.IGNORECASE,
)


def is_search(url: str, asked: str) -> bool:
    """Whether `url`, to which the link `asked` was redirected, is a search for the words of the link."""
    ours, theirs = _steps(asked), _steps(url)
    places = [number for number, step in enumerate(theirs) if STEP.fullmatch(step)]
    if any(STEP.fullmatch(step) for step in ours):
        return False
    parts = urlsplit(url)
    given = [*parse_qsl(parts.query), *parse_qsl(parts.fragment.partition("?")[2] or parts.fragment)]
    if places and (given or any(_repeats(step, asked) for step in theirs[places[0] + 1 :])):
        return True
    return any(re.sub(r"\W|_", "", name.lower()) in NAMES and _repeats(value, asked) for name, value in given)


def leads_any_slug(answer: Answer, canary: Answer) -> bool:
    """Whether link and made-up page are sent to the same place, but for the words of their own addresses."""
    ours, theirs = answer.last, canary.last
    if len(answer.replies) < 2 or len(canary.replies) < 2 or ours.status != theirs.status:
        return False
    our_place, their_place = (reply.url.partition("?")[0] for reply in (ours, theirs))
    if our_place == their_place:
        return True
    asked, made_up = (_steps(it.url)[-1:] for it in (answer, canary))
    if not asked or not made_up or _steps(ours.url) == _steps(answer.url):
        return False
    template = [place.replace(slug[0], "*") for place, slug in ((our_place, asked), (their_place, made_up))]
    return "*" in template[0] and template[0] == template[1]


def answers_any_slug(answer: Answer, canary: Answer) -> bool:
    """Whether link and made-up page are one template that the words of their addresses fill."""
    ours, theirs = answer.last, canary.last
    if ours.status != theirs.status or not (is_html(ours) and is_html(theirs)) or _is_own_search(answer.url):
        return False
    pages = ((read_page(ours), answer.url), (read_page(theirs), canary.url))
    if all(any(_repeats(box, url) for box in page.boxes) for page, url in pages):
        return True
    echoed = address_words(answer) | address_words(canary)
    heads = [" ".join([page.title, *page.headings]) for page, _ in pages]
    said = [bool(HEAD.search(head)) for head in heads]
    if all(_says(head, url) for head, (_, url) in zip(heads, pages, strict=True)) and said[0]:
        return True
    if plain_words(heads[0], echoed) != plain_words(heads[1], echoed) or not heads[0].strip():
        return False
    return all(said) or all(_says(f"{head} {page.text}", url) for head, (page, url) in zip(heads, pages, strict=True))


def _is_own_search(url: str) -> bool:
    return any(STEP.fullmatch(step) for step in _steps(url))


def _steps(url: str) -> list[str]:
    return [step for step in urlsplit(url).path.split("/") if step]


def _parts(text: str) -> list[str]:
    return [part.lower() for part in PART.findall(unquote(text))]


def _slug(url: str) -> Sequence[str]:
    """The words of the last step, without what names a kind of file."""
    return _parts(re.sub(r"\.\w{2,5}$", "", (_steps(url) or [""])[-1]))


def _repeats(text: str, url: str) -> bool:
    """Whether the text is the words of the address: those of its last step, and none that its path has not."""
    slug, words = set(_slug(url)), set(_parts(text))
    return bool(slug) and slug <= words <= set(_parts(urlsplit(url).path))


def _says(text: str, url: str) -> bool:
    """Whether the words of the last step stand in the text, one after the other."""
    return bool(slug := _slug(url)) and f" {' '.join(slug)} " in f" {' '.join(_parts(text))} "
