"""What is told of two sites that differ in one thing."""

from dataclasses import replace

from preview.difference import Section, differences
from preview.report import LONGEST, NOTHING, report
from preview.site import BuiltPage, BuiltSite

PAY = BuiltPage("Add credit", ("Open the page.", "Press **Pay**."), frozenset({"https://example.org/pay"}))
KEY = BuiltPage("Make a key", ("Press **Create**.", "Copy it."), frozenset())
SITE = BuiltSite({"pay/": PAY, "key/": KEY}, {}, {"model-a": {"input": "$0.10", "output": "$0.40"}})


def told(new: BuiltSite, old: BuiltSite = SITE) -> dict[str, list[tuple[str, ...]]]:
    return {section.title: list(section.changes) for section in differences(old, new)}


def with_pages(**pages: BuiltPage) -> BuiltSite:
    return replace(SITE, pages={f"{name}/": page for name, page in pages.items()})


def test_the_same_site_has_nothing_to_tell() -> None:
    assert told(SITE) == {}
    assert report(differences(SITE, SITE)) == NOTHING


def test_a_new_page() -> None:
    new = with_pages(pay=PAY, key=KEY, tax=BuiltPage("Pay the tax", ("Pay.",), frozenset()))
    assert told(new) == {"New pages": [("Pay the tax (/tax/)",)]}


def test_a_page_that_is_gone_and_whose_address_leads_nowhere() -> None:
    assert told(with_pages(pay=PAY)) == {
        "Pages that are gone": [
            ("Make a key (/key/); its old address leads nowhere: add it to data/redirects.yml",),
        ]
    }


def test_a_page_that_is_gone_and_whose_address_leads_to_another() -> None:
    new = replace(with_pages(pay=PAY), redirects={"key/": "pay/#key"})
    assert told(new) == {"Pages that are gone": [("Make a key (/key/); its old address leads to /pay/#key",)]}


def test_a_page_with_most_of_its_text_elsewhere_has_moved() -> None:
    new = with_pages(pay=PAY, secret=replace(KEY, title="Make your key"))
    assert told(new) == {
        "Pages that moved": [
            ("Make a key (/key/) is now at /secret/; its old address leads nowhere: add it to data/redirects.yml",)
        ],
        "Pages that say something else": [
            ("Make your key (/secret/): the same lines", "was called: Make a key"),
        ],
    }


def test_a_redirect_says_that_a_page_has_moved_whatever_it_says_now() -> None:
    new = replace(
        with_pages(pay=PAY, secret=BuiltPage("All else", ("Nothing.",), frozenset())), redirects={"key/": "secret/"}
    )
    assert told(new)["Pages that moved"] == [
        ("Make a key (/key/) is now at /secret/; its old address leads to /secret/",)
    ]


def test_the_lines_that_a_page_lost_and_got() -> None:
    new = with_pages(pay=replace(PAY, lines=("Open the page.", "Press **Confirm**.", "Wait.")), key=KEY)
    assert told(new) == {
        "Pages that say something else": [
            ("Add credit (/pay/): 2 new, 1 gone", "gone: Press **Pay**.", "new: Press **Confirm**.", "new: Wait.")
        ]
    }


def test_lines_in_another_order() -> None:
    new = with_pages(pay=replace(PAY, lines=PAY.lines[::-1]), key=KEY)
    assert told(new) == {
        "Pages that say something else": [("Add credit (/pay/): the same lines in another order",)],
    }


def test_a_price_that_changed_came_or_went() -> None:
    new = replace(SITE, prices={"model-a": {"input": "$0.20", "cached": "$0.01"}, "model-b": {"input": "$1"}})
    assert told(new) == {
        "Prices": [
            ("model-a, input: $0.10 → $0.20",),
            ("model-a, cached: none → $0.01",),
            ("model-a, output: $0.40 → none",),
            ("model-b is new", "input: $1"),
        ]
    }
    assert told(replace(SITE, prices={})) == {
        "Prices": [("model-a is no longer listed", "input: $0.10", "output: $0.40")]
    }


def test_a_link_that_came_and_one_that_went() -> None:
    pay = replace(PAY, links=frozenset({"https://example.org/new"}))
    assert told(with_pages(pay=pay, key=replace(KEY, links=pay.links))) == {
        "Links to other sites": [
            ("new: https://example.org/new (on /pay/ and 1 more)",),
            ("gone: https://example.org/pay (on /pay/)",),
        ]
    }


def test_a_long_line_and_signs_that_nobody_sees_are_cut() -> None:
    new = with_pages(pay=replace(PAY, lines=("\u202eEvil\x1b[31m " + "x" * 500,)), key=KEY)
    (change,) = told(new)["Pages that say something else"]
    assert change[-1].startswith("new: Evil [31m xxx")
    assert change[-1].endswith("…")
    assert len(change[-1]) < 200


def test_the_report_is_a_list_for_each_kind() -> None:
    assert report([Section("Prices", (("one", "more of it"), ("two",))), Section("Links", (("three",),))]) == (
        "## Prices\n\n- one\n  - more of it\n- two\n\n## Links\n\n- three"
    )


def test_the_report_counts_what_it_leaves_out() -> None:
    lines = report([Section("New pages", tuple((f"page {number}",) for number in range(LONGEST + 7)))]).splitlines()
    assert lines[-2:] == [f"- page {LONGEST - 1}", "- and 7 more"]
