"""The estimator: the same arithmetic as in Python, and a form that nothing upsets."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from languages.language import read_language
from pricing.catalog import load_catalog
from pricing.costs_page import estimator_data
from pricing.estimate import CACHED_FROM_TOKENS, picture_cost, rewrite_cost
from pricing.image_tokens import PictureTooLarge
from tests.browser.views import phone_and_desk
from tests.conftest import DAY, ROOT

CATALOG = load_catalog(ROOT / "data", DAY, root=ROOT)
KILOBYTES = 12
LANGUAGE = read_language(ROOT)
FIGURES = LANGUAGE.figures
WORDS = LANGUAGE.words.group("calculator-results")
MODULES = ROOT / "docs/assets/estimator"
HEADLINE = "#estimator-result p:first-child"


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """A page in which the modules can be called; it is not navigated."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("costs/")
    # The site has them as one.
    page.route("**/assets/estimator/*.js", lambda route: route.fulfill(path=MODULES / Path(route.request.url).name))
    yield page
    context.close()


def call(desk: Page, module: str, body: str, argument: object) -> object:
    """Evaluate `body` with the module's exports as `m` and the argument as `all`."""
    source = f"async (all) => {{ const m = await import('/assets/estimator/{module}.js'); {body} }}"
    return desk.evaluate(source, argument)


def data() -> dict[str, object]:
    return json.loads(json.dumps(estimator_data(CATALOG)))


def fill(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f"#estimator-{name}").fill(text)
    page.keyboard.press("Tab")


# The arithmetic


def test_pictures_count_the_same_tokens_as_in_python(desk: Page) -> None:
    chance = random.Random(20261124)
    sizes = [(chance.randint(1, most), chance.randint(1, most)) for most in (40, 600, 3000, 9000, 70_000) * 160]
    sizes += [(1, 70_000), (70_000, 1), (31, 4097), (65_536, 3), (2048, 2048), (1024, 1024), (2000, 3000), (8000, 6000)]
    sizes += [(512 * 3 + 1, 513), (1023, 1025), (4097, 4096), (4096, 2049), (131_070, 65_535)]
    cases, expected = [], []
    for name, rule in CATALOG.listed.image_rules.items():
        for detail in ("auto", *getattr(rule, "levels", ("low", "high"))):
            for width, height in sizes:
                cases.append((name, width, height, detail))
                try:
                    expected.append(rule.tokens(width, height, detail))
                except PictureTooLarge:
                    expected.append(-1)
    body = """return all.cases.map(([rule, ...size]) => {
      try { return m.imageTokens(all.rules[rule], ...size); }
      catch (error) { if (error instanceof m.PictureTooLarge) return -1; throw error; }
    });"""
    counted = call(desk, "image-tokens", body, {"rules": data()["image_rules"], "cases": cases})
    assert [row for row in zip(cases, expected, counted, strict=True) if row[1] != row[2]] == []
    assert -1 in expected
    assert len(cases) > 15_000


def test_a_half_goes_to_the_even_neighbor(desk: Page) -> None:
    halves = [0.5, 1.5, 2.5, 3.5, 154.5, 155.5, 0.49999999999999994, 2.675, 7, 0]
    assert call(desk, "image-tokens", "return all.map(m.round)", halves) == [round(half) for half in halves]


@pytest.mark.parametrize("detail", ["tiny", "__proto__", "toString"])
def test_a_detail_that_does_not_exist_is_an_error(desk: Page, detail: str) -> None:
    body = "try { m.imageTokens(all[0], 9, 9, all[1]); } catch (error) { return error.name; }"
    assert call(desk, "image-tokens", body, [data()["image_rules"]["gpt-6"], detail]) == "RangeError"


def test_rewrites_and_pictures_cost_the_same_as_in_python(desk: Page) -> None:
    usage, cases, expected = CATALOG.usage, [], []
    english = usage.languages["en"]
    edge = next(n for n in range(1, 9999) if usage.rewrite_tokens_in(english.tokens(n)) == CACHED_FROM_TOKENS)
    for offer in CATALOG.offers:
        for level in usage.thinking:
            thinking = offer.thinking_tokens(level)
            for name, language in usage.languages.items():
                for letters in (
                    1,
                    2,
                    777,
                    2500,
                    edge - 9,
                    edge,
                    *(length.characters for length in usage.lengths.values()),
                ):
                    cases.append((offer.id, level, name, letters, None))
                    post = language.tokens(letters)
                    expected.append(rewrite_cost(offer.price, usage, post, thinking=thinking))
            for size, picture in usage.pictures.items() if offer.image_rule else ():
                cases.append((offer.id, level, "en", 1, size))
                expected.append(picture_cost(offer.price, usage, picture, offer.image_rule, thinking=thinking))
    body = """return all.cases.map(([model, level, language, letters, size]) => m.day(
      all.data, {model, language, letters, size, posts: size ? 0 : 1, pictures: size ? 1 : 0}, level).cost);"""
    costs = call(desk, "estimate", body, {"data": data(), "cases": cases})
    assert len(cases) > 2000
    assert costs == pytest.approx([float(cost) for cost in expected], rel=1e-12, abs=0)
    said = call(desk, "wording", "return all.map(m.money)", costs)
    assert said == [FIGURES.money(cost) for cost in expected]


def test_more_posts_never_cost_less_or_last_longer(desk: Page) -> None:
    body = """const days = [];
    for (const model of Object.keys(all.models)) for (const level of Object.keys(all.thinking)) {
      let before = 0;
      const pictures = all.models[model].image_rule ? 3 : 0;
      for (let posts = 1; posts < 1e6; posts = Math.ceil(posts * 1.7)) {
        const { cost } = m.day(all, {model, language: "fa", letters: 600, size: "photo", posts, pictures}, level);
        if (!(cost > before) || m.howMany(5, cost) > m.howMany(5, before || cost)) days.push([model, level, posts]);
        before = cost;
      }
    }
    return days;"""
    assert call(desk, "estimate", body, data()) == []


def test_more_thinking_never_costs_less(desk: Page) -> None:
    body = """const chosen = {language: "en", letters: 600, size: "photo", posts: 7};
      return Object.entries(all.models).map(([model, { image_rule }]) => ["none", "little", "lot"].map((level) =>
        m.day(all, {...chosen, model, pictures: image_rule ? 3 : 0}, level).cost));"""
    for (model, row), costs in zip(data()["models"].items(), call(desk, "estimate", body, data()), strict=True):
        assert costs == sorted(costs)
        assert len(set(costs)) == (2 if row["always_thinks"] else 3 if row["thinks"] else 1), model


@pytest.mark.parametrize(
    ("dollars", "said"),
    [
        (0, "$0.00"),
        (0.00000042, "$0.00000042"),
        (0.0042, "$0.0042"),
        (0.0099999, "$0.0100"),
        (0.0122, "$0.012"),
        (0.366, "$0.37"),
        (0.125, "$0.13"),
        (1234.5, "$1,234.50"),
    ],
)
def test_money_is_never_rounded_to_nothing(desk: Page, dollars: float, said: str) -> None:
    assert call(desk, "wording", "return m.cents(all)", dollars) == said


@pytest.mark.parametrize("amount", ["5", "0.5", "0.00145", "0.125", "1234.5", "100000", "0.0000001", "87654.32"])
def test_exact_amounts_are_said_as_in_python(desk: Page, amount: str) -> None:
    assert call(desk, "wording", "return m.money(all)", float(amount)) == FIGURES.money(Decimal(amount))


def test_words_and_numbers_are_those_of_the_language_of_the_page(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route("**/assets/estimator/*.js", lambda route: route.fulfill(path=MODULES / Path(route.request.url).name))
        page.goto("about/")
        page.evaluate("document.documentElement.lang = 'ru'")
        texts = {"days": {"one": "{n} день", "few": "{n} дня", "many": "{n} дней", "other": "{n} дня"}, "a": "{x}: {y}"}
        body = """const say = m.speaker(all), x = 1234567;
          return [...[1, 3, 5, 21].map((n) => say("days", { n })), say("a", { x, y: "{x}" }), m.money(1234.5)];"""
        said = call(page, "wording", body, texts)
    assert said == ["1 день", "3 дня", "5 дней", "21 день", "1\xa0234\xa0567: {x}", "$1,234.50"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "less than a day"),
        (1, "about 1 day"),
        (13, "about 13 days"),
        (14, "about 2 weeks"),
        (60, "about 1 month"),
        (61, "about 2 months"),
        (364, "about 11 months"),
        (365, "12 months"),
        (10**12, "12 months"),
    ],
)
def test_days_are_said_as_people_say_them(desk: Page, days: int, said: str) -> None:
    assert call(desk, "wording", "return m.duration(m.speaker(all[0]), all[1])", [WORDS, days]) == said


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        *(("whole", text, 1000) for text in ("1000", " 1000 ", "1,000", "1 000", "1\u00a0000", "1.000", "1'000")),
        *(
            ("whole", text, 1000)
            for text in ("\u0661\u0660\u0660\u0660", "\u06f1\u06f0\u06f0\u06f0", "\uff11\uff10\uff10\uff10")
        ),
        ("whole", "\u0967\u0966", 10),
        ("whole", "1,000,000", 1_000_000),
        ("whole", "007", 7),
        *(("whole", text, None) for text in ("", " ", "-1", "+1", "1.5", "1,5", "10,00", "1e3", "0x10", "abc", "5a")),
        *(("whole", text, None) for text in ("Infinity", "NaN", "1,000.5", "1,,000", "0,500", "\u066b", "½")),
        *(
            ("amount", text, 5.5)
            for text in ("5.5", "5,50", "$5.50", "5.50 $", "5,5 USD", " $ 5.5", "\u06f5\u066b\u06f5")
        ),
        *(("amount", text, 1000) for text in ("1,000", "1 000", "$1,000.00", "1.000,00", "1000")),
        ("amount", "0,125", 0.125),
        ("amount", "1.000.000", 1_000_000),
        ("amount", ".5", 0.5),
        ("amount", "5.", 5),
        *(("amount", text, None) for text in ("", "$", "-5", "5-", "1e3", "five", "5 $ 5", "..5", "5,5,5", ".", "€5")),
    ],
)
def test_numbers_are_read_as_people_type_them(desk: Page, read: str, text: str, value: float | None) -> None:
    number = call(desk, "typed-numbers", "const v = m[all[0]](all[1]); return Number.isNaN(v) ? null : v", [read, text])
    assert number == value


# The form


@phone_and_desk
def test_the_form_answers_at_once_and_fits(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("costs/")
    expect(page.locator("#estimator-form")).to_be_visible()
    expect(page.locator("#estimator-without")).to_be_hidden()
    expect(page.locator(HEADLINE)).to_contain_text(re.compile(r"^Your \$5 lasts "))
    expect(page.locator("#estimator-result")).to_have_attribute("aria-live", "polite")
    page.wait_for_load_state("networkidle")
    before = len(asked)
    fill(page, posts="500", pictures="20")
    expect(page.locator("#estimator-sum")).to_contain_text("500 messages × ")
    expect(page.locator("#estimator-sum")).to_contain_text("20 pictures × ")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # The browser asks for the icon of the page when it likes.
    assert [url for url in asked[before:] if "/favicon." not in url] == []
    assert page.evaluate("document.cookie + Object.keys(localStorage).filter((key) => /estimator/.test(key))") == ""


def test_fields_have_names_and_room_for_a_thumb(page: Page) -> None:
    page.goto("costs/#estimator?length=other")
    for control in page.locator("#estimator-form :is(input, select, button)").all():
        box = control.bounding_box()
        assert box
        assert box["height"] >= 44
        assert control.evaluate("field => field.type === 'reset' || field.labels.length === 1")


@phone_and_desk
def test_a_link_does_not_move_the_page_below(page: Page) -> None:
    page.goto("costs/", wait_until="networkidle")
    moved = """new Promise((done) => { let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 100); })"""
    assert page.evaluate(moved) < 0.01


def test_a_narrow_screen_and_large_letters_do_not_overflow(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("costs/#estimator?length=other&pictures=1000000&posts=1000000&model=gpt-6-astra&size=full&thinking=lot")
    fill(page, budget="-")
    expect(page.locator("#estimator-budget-note")).to_contain_text("Write an amount")
    for size in ("125%", "250%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        wide = (
            "[...document.querySelectorAll('.estimator, .estimator *')].filter((e) => e.scrollWidth > e.clientWidth + 1"
        )
        assert (
            page.evaluate(f"{wide} && getComputedStyle(e).display === 'block' && e.clientWidth).map((e) => e.id)") == []
        )
        assert page.evaluate("document.querySelector('.estimator').getBoundingClientRect().right <= innerWidth")


def test_the_form_is_driven_by_keyboard(page: Page) -> None:
    page.goto("costs/")
    page.locator("#estimator-budget").focus()
    order = []
    for _ in range(9):
        order.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
        page.keyboard.press("Tab")
    names = ["budget", "posts", "model", "length", "language", "pictures", "size", "thinking"]
    assert order[:8] == names
    page.locator("#estimator-posts").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    page.keyboard.type("GPT-5.4")
    page.keyboard.press("Tab")
    page.keyboard.type("Another")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "letters"
    page.keyboard.press("Control+A")
    page.keyboard.type("1000")
    page.keyboard.press("Enter")
    english = CATALOG.usage.languages["en"]
    post, price = english.tokens(1000), CATALOG.offer("gpt-5.4-mini").price.input
    read = CATALOG.usage.rewrite_tokens_in(post)
    total = FIGURES.money(7 * read * price / 1_000_000)
    summed = page.locator("#estimator-sum")
    expect(summed).to_contain_text(f"1,000 characters × {english.tokens_per_character} = about {post} tokens.")
    expect(summed).to_contain_text(f"7 messages × {read} tokens × {FIGURES.money(price)} ÷ 1,000,000 = {total}.")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.get_by_role("button", name="Start again").press("Enter")
    expect(page.locator("#estimator-posts")).to_have_value("50")
    expect(page.locator("#estimator-letters-field")).to_be_hidden()
    expect(page.locator("#estimator-sum")).to_contain_text(
        f"50 messages × {CATALOG.usage.rewrite_tokens_in(CATALOG.usage.post_tokens)} tokens"
    )
    assert "?" not in page.evaluate("location.hash")


def test_the_sum_adds_up(page: Page) -> None:
    """Do what a reader with a calculator does."""
    page.goto("costs/#estimator?posts=123&pictures=45&language=fa&length=long&size=screenshot&thinking=lot&budget=7.5")
    expect(page.locator("#estimator-sum")).to_contain_text("Together")
    checked = 0
    page.get_by_text("See the sum for one day").click()
    for line in page.locator("#estimator-sum p:not(.estimator-part)").all_inner_texts():
        found = re.fullmatch(r"(?:One [^:]*: )?(.*) = (about )?([^=]*?)\.", line)
        if not found:
            continue
        left = re.sub(r"(?<=\d),(?=\d)|[A-Za-z$]", "", found[1]).replace("×", "*").replace("÷", "/")
        assert re.fullmatch(r"[\d.+*/ ]+", left), line
        right = float(re.sub(r"[^\d.]", "", found[3]))
        worked = eval(left)
        tolerance = 1 if found[2] or "days" in found[3] else 1e-9
        assert abs(worked - right) < tolerance, line
        checked += 1
    assert checked == 14 - 2  # all but the size of the picture and the remark on the higher price


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("budget", "0"),
        ("budget", "0.001"),
        ("budget", "-5"),
        ("budget", "100001"),
        ("budget", "five"),
        ("budget", "9" * 24),
        ("posts", "-1"),
        ("posts", "1000001"),
        ("posts", "1.5"),
        ("posts", "1e9"),
        ("posts", "<b>1</b>"),
        ("pictures", ""),
        ("pictures", "many"),
        ("letters", "0"),
        ("letters", "4097"),
        ("letters", ""),
    ],
)
def test_a_bad_number_is_explained_and_the_last_result_stays(page: Page, name: str, text: str) -> None:
    page.goto("costs/#estimator?length=other&letters=500")
    field, note = page.locator(f"#estimator-{name}"), page.locator(f"#estimator-{name}-note")
    good = page.locator("#estimator-result").inner_text()
    fill(page, **{name: text})
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(note).to_contain_text(re.compile(r"^Write (an amount|a whole number) from \S+ to \S+\. Example: \d+$"))
    assert field.get_attribute("aria-describedby") == note.get_attribute("id")
    expect(page.locator("#estimator-state")).to_contain_text("last good result")
    assert page.locator("#estimator-result").inner_text() == good
    fill(page, **{name: "1"})
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(note).to_be_empty()
    expect(page.locator("#estimator-state")).to_be_empty()


def test_an_emptied_field_is_not_scolded_while_its_writer_thinks(page: Page) -> None:
    page.goto("costs/")
    page.locator("#estimator-posts").fill("")
    page.wait_for_timeout(700)
    expect(page.locator("#estimator-posts-note")).to_be_empty()
    page.locator("#estimator-posts").blur()
    expect(page.locator("#estimator-posts-note")).to_contain_text("Write a whole number")


def test_nothing_sent_costs_nothing(page: Page) -> None:
    page.goto("costs/")
    fill(page, posts="0")
    expect(page.locator(HEADLINE)).to_have_text("Nothing to pay yet.")
    expect(page.locator("#estimator-sum")).to_be_empty()
    assert not re.search("Infinity|NaN|undefined|null", page.locator(".estimator-output").inner_text())


def test_the_live_region_speaks_once_for_a_number_that_is_typed(page: Page) -> None:
    page.goto("costs/")
    page.evaluate("""() => { window.spoken = 0; new MutationObserver(() => { window.spoken += 1; })
      .observe(document.getElementById("estimator-result"), { childList: true }); }""")
    page.locator("#estimator-posts").fill("")
    page.locator("#estimator-posts").press_sequentially("12345", delay=30)
    expect(page.locator("#estimator-sum")).to_contain_text("12,345 messages")
    page.locator("#estimator-posts").blur()
    page.wait_for_timeout(600)
    assert page.evaluate("window.spoken") == 1


def test_a_model_that_does_not_think_says_so(page: Page) -> None:
    page.goto("costs/")
    expect(page.locator("#estimator-result")).to_contain_text("If it thinks a lot: $")
    page.locator("#estimator-model").select_option("gpt-4.1-mini")
    expect(page.locator("#estimator-thinking")).to_be_disabled()
    expect(page.locator("#estimator-thinking-note")).to_have_text("This model does not think.")
    expect(page.locator("#estimator-result")).not_to_contain_text("thinks")
    expect(page.locator("#estimator-sum")).not_to_contain_text("thinking")


@pytest.mark.parametrize("model", ["gpt-6.1-sol", "gpt-6-astra"])
def test_a_model_that_always_thinks_has_no_choice_without(page: Page, model: str) -> None:
    page.goto(f"costs/#estimator?thinking=none&model={model}")
    expect(page.locator("#estimator-thinking")).to_have_value("little")
    expect(page.locator("#estimator-thinking option[value=none]")).to_be_disabled()
    expect(page.locator("#estimator-thinking-note")).to_have_text("This model always thinks.")
    expect(page.locator("#estimator-result")).to_contain_text("If the model thinks a little: $")
    expect(page.locator("#estimator-result")).not_to_contain_text("does not think")
    page.locator("#estimator-model").select_option("gpt-6-luna")
    expect(page.locator("#estimator-thinking option[value=none]")).to_be_enabled()
    expect(page.locator("#estimator-thinking-note")).to_be_empty()


def test_a_model_that_cannot_read_pictures_says_so(page: Page) -> None:
    def blind(route: object) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'("image_rule": )"gpt-6"', r"\1null", answer.text()))

    page.route("**/costs/", blind)
    page.goto("costs/#estimator?pictures=50")
    expect(page.locator("#estimator-pictures")).to_be_disabled()
    expect(page.locator("#estimator-size")).to_be_disabled()
    expect(page.get_by_text("There is no picture price for this model.")).to_be_visible()
    expect(page.locator("#estimator-sum")).not_to_contain_text("picture")


def test_a_picture_that_openai_refuses_is_said(page: Page) -> None:
    def huge(route: object) -> None:
        answer = route.fetch()
        body = answer.text().replace('"height": 720,', '"height": 7200,').replace('"width": 1280}', '"width": 12800}')
        route.fulfill(response=answer, body=body)

    page.route("**/costs/", huge)
    page.goto("costs/#estimator?pictures=50")
    expect(page.locator(HEADLINE)).to_have_text("OpenAI refuses pictures of this size.")


# The address


def test_the_choices_stay_in_the_address(page: Page) -> None:
    page.goto("costs/")
    assert "#" not in page.url
    fill(page, budget="5,50", posts="1 000", pictures="3")
    page.locator("#estimator-model").select_option("gpt-6.1-terra")
    page.locator("#estimator-length").select_option("other")
    fill(page, letters="1,234")
    for name, choice in (("language", "fa"), ("size", "full"), ("thinking", "none")):
        page.locator(f"#estimator-{name}").select_option(choice)
    page.wait_for_function("location.hash.includes('thinking=none')")
    assert page.evaluate("location.hash") == (
        "#estimator?budget=5.5&model=gpt-6.1-terra&posts=1000&length=other&letters=1234"
        "&language=fa&pictures=3&size=full&thinking=none"
    )
    assert page.evaluate("history.length") <= 2
    result, total = page.locator("#estimator-result").inner_text(), page.locator("#estimator-sum").text_content()
    page.reload()
    expect(page.locator("#estimator-letters")).to_have_value("1234")
    assert page.locator("#estimator-result").inner_text() == result
    assert page.locator("#estimator-sum").text_content() == total
    page.evaluate("location.hash = '#estimator?posts=9'")
    expect(page.locator("#estimator-posts")).to_have_value("9")
    expect(page.locator("#estimator-budget")).to_have_value("5")
    expect(page.locator("#estimator-sum")).to_contain_text(
        f"9 messages × {CATALOG.usage.rewrite_tokens_in(CATALOG.usage.post_tokens)} tokens"
    )
    page.evaluate("location.hash = '#prices'")
    expect(page.locator("#estimator-posts")).to_have_value("9")


@pytest.mark.parametrize(
    "query",
    [
        "model=<img src=x onerror=document.title='owned'>&budget=<script>document.title='owned'</script>",
        "model=__proto__&language=constructor&size=toString&thinking=__proto__&length=hasOwnProperty",
        "posts=-1&pictures=1e9&budget=NaN&letters=99999",
        "__proto__[polluted]=1&constructor.prototype.polluted=1&polluted=1",
        "posts=" + "9" * 10_000,
        "budget=" + "a" * 10_000,
        "%E0%A4%A&posts=%zz&budget=%00",
        "&&&===???###",
        "model=gpt-3.5-turbo",
        "posts=50&posts=<b>",
    ],
    ids=lambda query: query[:20],
)
def test_a_hostile_address_changes_nothing(page: Page, query: str) -> None:
    page.goto("costs/")
    usual = page.locator(".estimator-output").text_content()
    elements = page.locator(".estimator *").count()
    for encoded in (query, quote(query)):
        page.goto("about:blank")
        page.goto(f"costs/#estimator?{encoded}")
        expect(page.locator("#estimator-form")).to_be_visible()
        assert page.locator(".estimator-output").text_content() == usual
        assert page.locator(".estimator *").count() == elements
        assert page.title() != "owned"
        assert page.evaluate("({}).polluted === undefined")


# The page around it


def test_without_javascript_a_sentence_stands_in_its_place(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("costs/")
    expect(page.locator("#estimator-form")).to_be_hidden()
    expect(page.get_by_text("The calculator needs JavaScript.")).to_be_visible()
    context.close()


def test_a_script_that_does_not_come_leaves_the_sentence(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.route("**/estimator/*.js", lambda route: route.abort())
    page.goto("costs/")
    expect(page.locator("#estimator-form")).to_be_hidden()
    expect(page.get_by_text("The calculator needs JavaScript.")).to_be_visible(timeout=10_000)
    context.close()


def test_the_estimator_is_light_and_on_its_page_alone(site: Path) -> None:
    files = sorted((site / "assets/estimator").iterdir())
    page = html.document_fromstring((site / "costs/index.html").read_bytes())
    block = page.xpath("string(//script[@id='estimator-data'])")
    size = sum(len(gzip.compress(part)) for part in [*(file.read_bytes() for file in files), block.encode()])
    assert size < KILOBYTES * 1000
    assert json.loads(block) == data() | {"words": WORDS}
    linked = {Path(address).name for address in page.xpath("//*[contains(@href | @src, 'estimator/')]/@*[. != '']")}
    assert {file.name for file in files} <= linked
    users = [path for path in site.rglob("*.html") if "assets/estimator/" in path.read_text(encoding="utf-8")]
    assert users == [site / "costs/index.html"]


def test_the_page_can_be_put_under_a_strict_policy(site: Path) -> None:
    form = html.document_fromstring((site / "costs/index.html").read_bytes()).xpath("//div[@class='estimator']")[0]
    assert form.xpath(".//@style | .//@action | .//@*[starts-with(name(), 'on')]") == []
    assert form.xpath(".//script[not(@src or @type='application/json')]") == []
    for script in (site / "assets/estimator").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|\.style\b", text)
        assert not re.search(r"localStorage|sessionStorage|cookie|fetch\(|XMLHttp|sendBeacon|WebSocket|https?:", text)
