"""Everything that people write by hand, read and checked together."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import ClassVar, TypeVar, cast

from drawings.gallery import Gallery, find_label, read_gallery
from drawings.placing import beside_text
from facts import Attempts, Problem, Problems, YamlSource, nearest, read, validate
from facts.bot import Bot
from facts.search_settings import Languages, SearchSettings, read_languages, read_settings
from guide.front_matter import CATEGORIES, Fix, Question, Step
from guide.glossary import Glossary
from guide.macro_language import unknown_facts
from guide.pages import Section, SourcePage, read_pages, sections
from guide.reading import EasyWords
from guide.redirects import read_redirects
from guide.references import unknown, unknown_sources
from guide.together import Claims, problems_between
from guide.unread import Unread
from guide.untranslated import ProductNames
from languages.language import Language, read_language
from languages.search_words import SearchWords
from languages.translate import Translation
from links.registry import RegistryFile
from pricing.catalog import Catalog, load_catalog
from pricing.lists import CACHE as PRICES

Part = TypeVar("Part")
LINKS = "data/links.yml"


@dataclass(frozen=True, repr=False)  # the macros plugin writes out every variable at each build
class Guide:
    """The pages, and the facts that they speak of."""

    pages: tuple[SourcePage, ...]
    registry: RegistryFile
    bot: Bot
    glossary: Glossary
    gallery: Gallery
    catalog: Catalog
    easy_words: EasyWords
    product_names: ProductNames
    search: SearchSettings
    languages: Languages
    language: Language
    redirects: Mapping[str, str]
    # The guide in English of which this one is a translation, what became of each page (by its path below docs/), and
    # what people of the language type.
    english: "Guide | None" = None
    translations: Mapping[str, Translation] = field(default_factory=dict)
    search_words: SearchWords | None = None
    categories: ClassVar[dict[str, str]] = CATEGORIES

    @cached_property
    def sections(self) -> dict[str, Section]:
        """What each id leads to."""
        return sections(self.pages)

    @cached_property
    def by_uri(self) -> dict[str, SourcePage]:
        """The pages by their path below docs/."""
        return {page.src_uri: page for page in self.pages}

    @property
    def steps(self) -> list[SourcePage]:
        """The six steps, in order."""
        return [page for page in self.pages if isinstance(page.meta, Step)]

    @property
    def minutes(self) -> int:
        """How long all steps take together."""
        return sum(page.meta.minutes for page in self.pages if isinstance(page.meta, Step))

    @property
    def fixes(self) -> list[SourcePage]:
        """The pages that mend an error, in their order."""
        found = [(page.meta.order, page.meta.title, page) for page in self.pages if isinstance(page.meta, Fix)]
        return [page for *_, page in sorted(found, key=lambda it: it[:2])]

    def for_page(self, src_uri: str) -> "Guide":
        """This guide, or the English one for a page that is not translated."""
        return self.english if self.english and not self.is_translated(src_uri) else self

    def is_translated(self, src_uri: str) -> bool:
        """Whether enough of a page is there in the guide's language; in English all are."""
        return not self.english or self.translations[src_uri].is_translated

    def questions(self, category: str) -> list[SourcePage]:
        """The questions of one category, in their order. Raises LookupError, in words, for one that is not there."""
        if category not in CATEGORIES:
            near = nearest(category, CATEGORIES) or f" Write one of {', '.join(CATEGORIES)}."
            raise LookupError(f"there is no category '{category}'.{near}")
        found = [
            (page.meta.order, page.meta.title, page)
            for page in self.pages
            if isinstance(page.meta, Question) and page.meta.category == category
        ]
        return [page for *_, page in sorted(found, key=lambda it: it[:2])]


def load_guide(root: Path, docs: Path, day: date, pages: Sequence[SourcePage] | None = None) -> Guide:
    """Read docs/, data/ and i18n/en/ for a site built on `day`. Raises Problems with all that is wrong in any of them.

    `pages` are those of docs/ when they are read already, each fine by itself, in the order of their paths.
    """
    guide, problems = read_guide(root, docs, day, pages)
    if problems:
        raise Problems(problems)
    return guide


def read_guide(
    root: Path,
    docs: Path,
    day: date,
    pages: Sequence[SourcePage] | None = None,
    claimed: Sequence[Claims] = (),
) -> tuple[Guide, list[Problem]]:
    """The same, and all that is wrong: a part that could not be read is there as Unread.

    `claimed` is what pages seem to be that are not among `pages` because something is wrong with them: other pages may
    name their ids.
    """
    attempt = Attempts()
    problems = attempt.problems
    data = root / "data"
    registry = attempt(lambda: RegistryFile(root / LINKS, root=root))
    bot = attempt(lambda: validate(read(data / "bot.yml", root=root), Bot))
    glossary = attempt(lambda: validate(read(data / "glossary.yml", root=root), Glossary))
    catalog = attempt(lambda: load_catalog(data, day, root=root, cache=root / PRICES))
    easy_words = attempt(lambda: validate(read(data / "easy_words.yml", root=root), EasyWords))
    product_names = attempt(lambda: validate(read(data / "product_names.yml", root=root), ProductNames))
    search = attempt(lambda: read_settings(read(data / "search.yml", root=root)))
    languages = attempt(lambda: read_languages(read(data / "search_languages.yml", root=root)))
    screens = attempt(lambda: read(data / "drawings.yml", root=root))
    spoken = attempt(lambda: read_language(root))
    redirects = gallery = None
    if pages is None:
        pages = attempt(lambda: read_pages(docs, root=root)) or ()
    if not pages and not claimed and not problems:
        problems.append(Problem(docs.name, 1, "there is no page in this folder. Restore docs/index.md."))
    wrong, known = problems_between(pages, claimed)
    problems += wrong
    if known:
        files = {section.src_uri for section in known.values()}
        redirects = attempt(lambda: read_redirects(read(data / "redirects.yml", root=root), known, files))
        if bot and screens:
            gallery = attempt(lambda: read_gallery(screens, bot, known))
    links = registry.registry.links if registry else _written_links(root)
    problems += _unknown_names(pages, links, bot, screens, gallery)
    guide = Guide(
        tuple(pages),
        registry=_or_unread(registry),
        bot=_or_unread(bot),
        glossary=_or_unread(glossary),
        gallery=_or_unread(gallery),
        catalog=_or_unread(catalog),
        easy_words=_or_unread(easy_words),
        product_names=_or_unread(product_names),
        search=_or_unread(search),
        languages=_or_unread(languages),
        language=_or_unread(spoken),
        redirects=_or_unread(redirects),
    )
    return guide, problems


def _or_unread(part: Part | None) -> Part:
    return cast(Part, Unread()) if part is None else part


def _written_links(root: Path) -> Collection[str] | None:
    """The ids of a list of links in which something is wrong, if it can be read at all."""
    with suppress(Problems):
        found = read(root / LINKS, root=root).data
        return found["links"] if isinstance(found, dict) and isinstance(found.get("links"), dict) else None
    return None


def _unknown_names(
    pages: Iterable[SourcePage],
    links: Collection[str] | None,
    bot: Bot | None,
    screens: YamlSource | None,
    gallery: Gallery | None,
) -> Iterator[Problem]:
    """What pages name and no file has, as far as those files could be read."""
    facts: dict[str, Callable[[str], object]] = {}
    if bot and screens:
        facts |= {"limit": bot.limit, "path": bot.path}
        if gallery:
            facts["drawing"] = gallery.sheet
        labels = screens.data.get("labels") if isinstance(screens.data, dict) else None
        if isinstance(labels, dict):  # also when a drawing is wrong: all is told in one build
            facts["label"] = partial(find_label, labels={**labels, **bot.labels})
    for page in pages:
        yield from beside_text(page.text, page.file)
        yield from unknown_facts(page.text, page.file, facts)
        if links is not None:
            yield from unknown(page.text, page.file, links, LINKS)
            yield from unknown_sources(page, links, LINKS)
