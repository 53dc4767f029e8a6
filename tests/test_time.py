"""What time makes wrong stops nothing: readers are told on the page, those who keep the site in one issue."""

import os
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from facts import read
from guide.money_buys import MoneyBuys
from languages.language import read_language
from links.cache import FILE, Cache
from links.finding import Finding, Verdict
from pricing.catalog import Catalog, load_catalog
from tests.conftest import DAY, ROOT, Project, copy_project, epoch, once

ENGLISH = read_language(ROOT)
LATER = DAY + timedelta(days=400)
LOOKED = datetime.combine(LATER - timedelta(days=1), time(4), UTC)
QUESTION, STEP, BILLING = "faq/lost-key", "steps/4-dashboard", "steps/3-billing"


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project built strictly 400 days on, after all that time can do to it; what was said stands in two files."""

    def make(folder: Path) -> None:
        project = copy_project(folder / "project")
        grow_old(project)
        day = {"SOURCE_DATE_EPOCH": epoch(datetime.combine(LATER, time(12), UTC)), "LINKCHECK": "cache"}
        done = project.build("--strict", **day)
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
        upkeep = subprocess.run(
            [sys.executable, "-m", "upkeep"],
            cwd=project.root,
            env={**os.environ, "PYTHONPATH": "hooks", **day},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (upkeep.returncode, upkeep.stderr) == (0, "")
        (folder / "build.log").write_text(done.stderr, encoding="utf-8")
        (folder / "upkeep.md").write_text(upkeep.stdout, encoding="utf-8")

    return once(tmp_path_factory, "later", make)


def grow_old(project: Project) -> None:
    page = f"docs/{QUESTION}.md"
    price = "{{ catalog.offer('gpt-4o-mini').price.input | money }}"
    project.replace(page, "\n---\n", f"\n---\n\nIt is free. <!-- until 2027-01-31 -->\n\nIt costs {price}.\n")
    project.replace(page, "\nchecked:", "\n# allow checked-future: the page is for tomorrow\nchecked:")
    end = "retirement: { on: 2027-10-01, status: announced, replacement: gpt-6.1-terra, source: https://openai.com/ }"
    project.replace("data/models.yml", "    name: GPT-6 Luna\n", f"    name: GPT-6 Luna\n    {end}\n")
    links = read(project.root / "data/links.yml", root=project.root).data["links"]
    Cache(project.root / FILE).remember(
        [
            Finding(links["api-keys"]["url"], Verdict.DEAD, "HTTP 404", LOOKED),
            Finding(links["billing-overview"]["url"], Verdict.MOVED, "HTTP 301", LOOKED, "https://pay.example.net/"),
            Finding(links["usage"]["url"], Verdict.UNREACHABLE, "no answer", LOOKED - timedelta(days=20)),
        ]
    )


def notices(later: Path, page: str) -> list[str]:
    document = html.document_fromstring((later / "project/site" / page / "index.html").read_bytes())
    found = document.xpath("//aside[@class='notices']//p[not(@hidden)]")
    return [" ".join(it.text_content().split()) for it in found]


OLD = (
    "The facts on this page are old. They were last checked on 28 November 2026. "
    "If your screen shows something else, trust OpenAI's own page."
)


def test_a_reader_is_told_of_old_facts_and_of_a_page_that_is_gone(later: Path) -> None:
    day = ENGLISH.figures.day(LOOKED.date())
    gone = (
        f'The link "API keys page" may not work. On {day} our check found that its page is gone. '
        "If it does not open, go to platform.openai.com and look for the page there."
    )
    assert notices(later, STEP) == [gone, OLD]
    assert notices(later, "glossary") == [OLD]


def test_a_reader_is_warned_of_a_link_that_leads_somewhere_else(later: Path) -> None:
    assert notices(later, BILLING)[0] == (
        f'The link "Billing page" leads to another place than before. Our check saw that on '
        f"{ENGLISH.figures.day(LOOKED.date())}. Type no password and no key there. Go to platform.openai.com yourself."
    )


def test_a_reader_is_told_how_old_prices_are_and_where_to_look(later: Path) -> None:
    prices = load_catalog(ROOT / "data", DAY, root=ROOT).published
    *_, told = notices(later, "costs")
    assert told == (
        f"The prices here are old. They are of {ENGLISH.figures.day(prices)}. Real costs can be quite different. "
        "Look at OpenAI's price list first."
    )
    text = (later / "project/site/costs/index.html").read_text(encoding="utf-8")
    assert "GPT-6.1 Terra</strong>" in text
    assert "$5 pays for about" in text


def test_a_text_whose_day_is_over_says_so_and_a_model_that_has_ended_keeps_its_price(later: Path) -> None:
    document = html.document_fromstring((later / f"project/site/{QUESTION}/index.html").read_bytes())
    text = " ".join(document.xpath("//article")[0].text_content().split())
    assert "It is free. This was true until 31 January 2027. It may have changed." in text
    assert "It costs $0.15." in text


def test_those_who_keep_the_site_are_told_all_of_it_by_the_build_and_in_one_issue(later: Path) -> None:
    log, issue = ((later / name).read_text(encoding="utf-8") for name in ("build.log", "upkeep.md"))
    both = (
        f"docs/{QUESTION}.md:",
        "this text was true until 2027-01-31. Check it, then change it or take it out.",
        "nobody has checked these facts for 120 days: ",
        "recommended: 'gpt-6-luna' was shut down on 2027-10-01. Pages suggest 'gpt-6.1-terra' instead.",
        "the list of genai-prices is of ",
        "nobody has looked at these links for 120 days",
    )
    plain = issue.replace("\\", "")
    assert [text for text in both if text not in plain] == []
    assert [text for text in both[:-1] if text not in log] == []
    assert "- [ ] **api-keys** <https://platform.openai.com/api-keys>: HTTP 404" in issue
    assert "<https://pay.example.net/>: HTTP 301. Look at it in a browser first: no link may lead there" in issue
    assert "- [ ] **usage** " in issue
    assert issue.startswith("Nobody wrote a mistake here")


@pytest.fixture(scope="module")
def partials() -> Environment:
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=False)
    env.filters |= {"day": ENGLISH.figures.day, "names": str}
    env.globals |= {"words": ENGLISH.words, "note_after_days": 21, "stale_after_days": 45}
    return env


def guide_of(catalog: Catalog) -> dict[str, Any]:
    return {"catalog": catalog, "registry": {"registry": {"links": {}}}}


@pytest.mark.parametrize(("age", "shown"), [(21, None), (22, "note"), (45, "note"), (46, "stale"), (400, "stale")])
def test_old_prices_are_told_by_their_age(partials: Environment, age: int, shown: str | None) -> None:
    published = load_catalog(ROOT / "data", DAY, root=ROOT).published
    catalog = load_catalog(ROOT / "data", published + timedelta(days=age), root=ROOT)
    made = html.fragment_fromstring(partials.get_template("partials/price_age.html").render(guide=guide_of(catalog)))
    assert made.xpath("./p[not(@hidden)]/@class") == ([f"price-age-{shown}"] if shown else [])
    assert " to " in MoneyBuys(catalog, ENGLISH).pictures_for(5)
    assert (" to " in MoneyBuys(catalog, ENGLISH).messages_for(5)) == (shown == "stale")
