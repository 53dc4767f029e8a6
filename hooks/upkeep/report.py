"""The text of the issue: what time has made wrong, with what to do. Each thing to do is a line with a box."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from guide.load import Guide
from links.build import Ask, cached_or_asked
from links.cache import Cache
from links.finding import Finding, Verdict
from links.formats import as_markdown
from links.redact import markdown_escape
from links.registry import old_looks
from links.report import Places
from pricing.aged import aged_prices
from refresh.official import OFFICIAL, Page
from refresh.report import Section, official_days, official_page
from refresh.snapshot import snapshot
from rules.rule import Level
from rules.run import broken_rules

BOX = "- [ ] "
INTRODUCTION = (
    "Nobody wrote a mistake here: days passed, a page of somebody else went away, a list stayed out. "
    "The site is published all the same, and readers see a notice where it matters.\n\n"
    "The daily run brings this text up to date, and closes the issue when nothing is left."
)


@dataclass(frozen=True)
class Part:
    """A part of the text. Without a box in it there is nothing to do, and it is left out."""

    title: str
    text: str

    def __str__(self) -> str:
        return f"## {self.title}\n\n{self.text}"


def issue_text(parts: Iterable[Part]) -> str:
    """The whole text, or an empty one when there is nothing to do."""
    wanted = [str(part) for part in parts if BOX in part.text]
    return "\n\n".join([INTRODUCTION, *wanted]) + "\n" if wanted else ""


def written_facts(root: Path, guide: Guide) -> Iterator[Part]:
    """What the day of the build made of pages, prices, models and looks at links. Nothing is asked."""
    rules = [str(it) for it in broken_rules(root, guide) if it.rule.level is Level.AGED]
    yield Part("Pages", _boxes(rules))
    yield Part("Prices and models", _boxes(map(str, aged_prices(guide.catalog, root))))
    yield Part("Links that nobody has looked at", _boxes(old_looks(guide.registry, guide.catalog.day)))


def links(places: Places, guide: Guide, cache: Cache, now: datetime, *, ask: Ask | None) -> Part:
    """The links to mend; what the last check found without `ask`, or without a network. Raises SettingError."""
    findings = cached_or_asked(places, cache, now=now, ask=ask)
    text = as_markdown(_with_last(findings, places, cache), places, guide.registry.registry)
    if any(finding.verdict is Verdict.OFFLINE for finding in findings):
        text = f"{BOX}No link was asked today, for there was no network. This is of an earlier day:\n\n{text}"
    return Part("Links", text.replace("\n## ", "\n### "))


def official(pages: Sequence[Page], guide: Guide) -> Part:
    """Where OpenAI's own pages (those of OFFICIAL, in order) have another price or another day than this site."""
    day, models = (
        guide.catalog.day,
        {name: it for name, it in guide.catalog.models.items() if it.is_on(guide.catalog.day)},
    )
    named = guide.catalog.listed.named
    sections: list[Section] = [
        official_page(pages[0], snapshot(models, day), models, day),
        official_days(pages[1], named, day),
    ]
    lines = [f"{section.title}: {line}" for section in sections for line in section.disagreements]
    return Part("OpenAI says something else", _boxes(lines))


def official_addresses(guide: Guide) -> list[str]:
    """The addresses of the pages for `official`; none when the registry does not have them all."""
    known = guide.registry.registry.links
    return [f"{known[name].url}.md" for name in OFFICIAL] if all(name in known for name in OFFICIAL) else []


def _with_last(findings: Sequence[Finding], places: Places, cache: Cache) -> list[Finding]:
    answered = {finding.url: finding for finding in findings if finding.verdict is not Verdict.OFFLINE}
    return [finding for url in places if (finding := answered.get(url) or cache.last(url))]


def _boxes(lines: Iterable[str]) -> str:
    return "\n".join(f"{BOX}{markdown_escape(line)}" for line in lines)
