from datetime import date

from guide.money_buys import MoneyBuys
from languages.language import read_language
from pricing.catalog import load_catalog
from tests.conftest import DAY, ROOT

ENGLISH = read_language(ROOT)


def test_what_money_buys_is_said_with_its_conditions() -> None:
    fresh = MoneyBuys(load_catalog(ROOT / "data", DAY, root=ROOT), ENGLISH)
    conditions = "(with GPT-6 Luna and a little thinking)"
    assert fresh.messages_for(5) == f"about 20,000 messages of 600 characters {conditions}"
    assert fresh.pictures_for(5) == "about 6,000 to 12,000 pictures"


def test_figures_are_ranges_once_prices_are_old() -> None:
    old = MoneyBuys(load_catalog(ROOT / "data", date(2026, 12, 26), root=ROOT), ENGLISH)
    assert old.messages_for(5) == "about 8,000 to 50,000 messages of 600 characters (with GPT-6 Luna)"
    assert old.pictures_for(5) == "about 4,000 to 20,000 pictures"
