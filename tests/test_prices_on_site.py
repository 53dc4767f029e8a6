"""One price changes in a package: all that a reader or a program sees follows. And every state of the sources."""

import csv
import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from languages.language import read_language
from tests.conftest import ROOT, Project, epoch
from tests.price_packages import PricePackages, price_lists

FIGURES = read_language(ROOT).figures
LUNA = "gpt-6-luna"
SINCE = "2026-11-20"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def packages(tmp_path: Path) -> PricePackages:
    return PricePackages(tmp_path / "packages")


def noon(day: str) -> str:
    """SOURCE_DATE_EPOCH for noon of a day."""
    return epoch(datetime.fromisoformat(f"{day}T12:00:00+00:00"))


def build(project: Project, packages: PricePackages | None = None, day: str = "2026-11-28", **more: str) -> Path:
    path = {"PYTHONPATH": str(packages.folder)} if packages else {}
    result = project.build(SOURCE_DATE_EPOCH=noon(day), **path, **more)
    assert result.returncode == 0, result.stderr
    return project.root / "site"


def page(site: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / path / "index.html").read_bytes())


def row(site: Path, model_id: str) -> str:
    """The text of a model's row in the table of all models."""
    (found,) = page(site, "costs").xpath(f"//h2[@id='prices']/following::details[1]//tr[.//code='{model_id}']")
    return " ".join(found.text_content().split())


def published(site: Path, model_id: str) -> dict[str, object]:
    prices = json.loads((site / "costs/prices.json").read_text(encoding="utf-8"))
    (model,) = [model for model in prices["models"] if model["id"] == model_id]
    return model


def test_one_changed_price_changes_everything_alike(project: Project, packages: PricePackages) -> None:
    packages.first(LUNA, output="0.60", since=SINCE)
    packages.second(LUNA, output=0.6, since=SINCE)
    site = build(project, packages)
    usage = json.loads((site / "costs/prices.json").read_text(encoding="utf-8"))["usual"]
    costs = page(site, "costs")
    estimator = json.loads(costs.xpath("string(//script[@id='estimator-data'])"))
    post = round(usage["post_characters"] * estimator["languages"]["en"]["tokens_per_character"])
    each = ((post + 160) * 0.10 + (post + 300) * 0.60) / 1e6
    thousand, posts = f"${1000 * each:.2f}", int(5 / each)
    about = f"{posts // 1000 * 1000:,}"

    assert "$0.10 / $0.60" in row(site, LUNA)
    assert thousand in row(site, LUNA)
    for path in ("costs", "faq/five-dollars-enough", ""):
        assert f"about {about} messages of 600 characters (with GPT-6 Luna" in " ".join(
            page(site, path).text_content().split()
        )
    chart = costs.xpath("string(//*[local-name()='desc'][@id='chart-text'])")
    assert f"GPT-6 Luna: messages {thousand}," in chart
    assert estimator["models"][LUNA]["output"] == 0.6
    assert published(site, LUNA)["output"] == "0.6"
    assert published(site, LUNA)["status"] == "agree"
    assert float(published(site, LUNA)["per_rewrite"]["little"]) == pytest.approx(each)
    lines = csv.DictReader((site / "costs/prices.csv").read_text(encoding="utf-8").splitlines())
    (line,) = [line for line in lines if line["model"] == LUNA]
    assert line["output_per_1m_usd"] == "0.6"
    feed = etree.parse(site / "costs/changes.atom")
    title = "GPT-6 Luna: more expensive since 20 November 2026"
    (entry,) = feed.xpath(f"//a:entry[a:title='{title}']", namespaces=ATOM)
    assert f"$5 rewrites about {about} messages" in entry.xpath("string(a:content)", namespaces=ATOM)
    assert page(site, "costs/changes").xpath(f"//h3[@id='price-gpt-6-luna-2026-11-20'][starts-with(., '{title}')]")


def test_lists_that_disagree_show_the_higher_price_and_say_so(project: Project, packages: PricePackages) -> None:
    packages.second(LUNA, output=0.6, since=SINCE)
    site = build(project, packages)
    assert "$0.10 / $0.60" in row(site, LUNA)
    assert "Two price lists disagree. We show the higher price." in row(site, LUNA)
    assert published(site, LUNA)["status"] == "differ"
    assert "disagree" not in row(site, "gpt-6-sol")


def test_a_model_that_one_list_has_is_shown_and_marked(project: Project, packages: PricePackages) -> None:
    packages.second_without(LUNA)
    site = build(project, packages)
    assert "Only one price list has this model." in row(site, LUNA)
    assert published(site, LUNA)["status"] == "one source"


def test_a_promotion_is_named_with_its_day_and_may_have_ended_after_it(project: Project) -> None:
    promised = "promotion. OpenAI promised it until at least 21 November 2026."
    for day, over in (("2026-11-21", False), ("2026-11-28", True)):
        site = build(project, day=day)
        changes = " ".join(page(site, "costs/changes").text_content().split())
        for text in (row(site, "gpt-5.6-sol"), changes):
            assert promised in text
            assert (f"{promised} It may have ended." in text) == over
    assert "GPT-5.6 Sol: a promotion since 21 August 2026" in changes


def test_a_model_leaves_the_tables_on_its_last_day(project: Project) -> None:
    told = "Do not start with this model. OpenAI shuts it down on 14 January 2027."
    assert told in row(build(project), "gpt-4o-mini")
    later = build(project, day="2027-01-14")
    assert not page(later, "costs").xpath("//table//code[.='gpt-4o-mini']")
    assert "gpt-4o-mini" in page(later, "fix/error-404-model").text_content()


def test_a_recommended_model_that_ends_soon_is_flagged_on_every_page_that_recommends_it(project: Project) -> None:
    project.replace("data/models.yml", "recommended: gpt-6-luna", "recommended: gpt-4o-mini")
    site = build(project)
    for path in ("costs", "faq/five-dollars-enough", "fix/error-404-model"):
        text = " ".join(page(site, path).xpath("//article")[0].text_content().split())
        assert "GPT-4o mini (OpenAI shuts it down on 14 January 2027)" in text, path


def test_the_published_list_keeps_to_its_schema(site: Path) -> None:
    schema = json.loads((site / "costs/prices.schema.json").read_text(encoding="utf-8"))
    prices = json.loads((site / "costs/prices.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(prices)
    assert prices["version"] == 1
    broken = {**prices, "models": [{**prices["models"][0], "input": "cheap"}]}
    assert not Draft202012Validator(schema).is_valid(broken)
    assert not Draft202012Validator(schema).is_valid({**prices, "version": 2})


def test_three_dates_stand_apart(site: Path) -> None:
    text = " ".join(page(site, "costs").text_content().split())
    first, second = price_lists()
    assert f"Prices published: {FIGURES.day(first.published.date())} ({first.package} {first.version})" in text
    listed = f"{FIGURES.day(second.published.date())} ({second.package} {second.version})"
    assert f"Second list, to confirm them: {listed}" in text
    assert re.search(r"This page built: \d+ \w+ 20\d\d", text)


def test_the_feed_is_atom_with_an_id_for_each_entry(site: Path) -> None:
    feed = etree.parse(site / "costs/changes.atom")
    ids = feed.xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids)) >= 6
    updated = feed.xpath("//a:entry/a:updated/text()", namespaces=ATOM)
    assert updated == sorted(updated, reverse=True)
    titles = feed.xpath("//a:entry/a:title/text()", namespaces=ATOM)
    assert "GPT-5.6 Luna: cheaper since 30 July 2026" in titles
    assert "urn:openai-key-guide:retirement/gpt-4o-mini/2027-01-14" in ids
    assert "urn:openai-key-guide:new/gpt-6-luna/2026-09-22" in ids


def test_the_sums_on_the_page_can_be_redone(site: Path) -> None:
    rows = page(site, "costs").xpath("//h2[@id='rewrite-cost']/following::table[1]//tbody/tr")
    total = 0.0
    for part in rows[:-1]:
        _, tokens, price, amount = (cell.text_content().strip() for cell in part.xpath("./td"))
        by_hand = float(tokens.replace(",", "")) * float(price.strip("$")) / 1e6
        assert by_hand == pytest.approx(float(amount.strip("$")))
        total += by_hand
    assert float(rows[-1].xpath("./td")[-1].text_content().strip("$")) == pytest.approx(total)


def test_a_beginner_sees_at_most_five_models_and_all_of_them_unfolded(site: Path) -> None:
    costs = page(site, "costs")
    assert costs.xpath("//h2[@id='prices']/following::table[1]//code/text()") == [
        "gpt-6-luna",
        "gpt-5.6-luna",
        "gpt-6.1-terra",
        "gpt-6-sol",
    ]
    text = " ".join(costs.xpath("//article")[0].text_content().split())
    assert (
        "GPT-5 nano costs less for text, but OpenAI shuts it down on 11 December 2026. So we suggest GPT-6 Luna."
        in text
    )


def test_no_table_has_a_figure_that_a_model_cannot_reach(site: Path) -> None:
    rows = page(site, "costs").xpath("//h2[@id='five-dollars']/following::table[1]//tbody/tr")
    shown = {row.xpath("string(./td[1])"): [row.xpath(f"string(./td[{at}])") for at in (2, 3)] for row in rows}
    assert shown["GPT-6.1 Sol"] == ["410 to 1,000", "330 to 630"]
    assert shown["GPT-6 Astra"] == ["83 to 200", "67 to 120"]
    for model_id in ("gpt-6.1-sol", "gpt-6-astra"):
        assert "It always thinks before it answers." in row(site, model_id)
        each = published(site, model_id)["per_rewrite"]
        assert isinstance(each, dict)
        assert each["none"] == each["little"]


def test_what_ends_next_comes_before_what_has_changed(site: Path) -> None:
    heads = page(site, "costs/changes").xpath("//h2/@id | //h3/@id")
    ends, changed = heads.index("what-ends-next"), heads.index("what-has-changed")
    assert ends < changed
    ahead, past = heads[ends + 1 : changed], heads[changed + 1 :]
    days = [name[-10:] for name in ahead]
    assert days == sorted(days)
    assert "retirement-gpt-4o-mini-2027-01-14" in ahead
    days = [name[-10:] for name in past if re.search(r"\d{4}-\d\d-\d\d$", name)]
    assert days == sorted(days, reverse=True)
    assert {"retirement-gpt-3-5-turbo-2026-10-23", "price-gpt-5-6-sol-2026-08-21", "new-gpt-6-luna-2026-09-22"} <= {
        *past
    }


def test_tokens_of_pictures_are_a_range_over_the_shapes_of_a_photo(site: Path) -> None:
    rows = page(site, "faq/ocr-cost").xpath("//h2[@id='picture-tokens']/following::table[1]//tbody/tr")
    shown = {cells[0]: cells[1:] for cells in ([cell.text_content() for cell in row.xpath("./td")] for row in rows)}
    assert shown["GPT-6 Luna"] == ["1,164 to 4,380", "1,164", "7,167"]
    assert "GPT-5 nano" not in shown
