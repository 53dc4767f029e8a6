"""What is wrong between pages is told at the page that has to be changed, and no sound one is blamed for it."""

from collections.abc import Iterable

import pytest

from facts import Problems
from guide.pages import SourcePage, page_of
from guide.together import Claims, KnownIds, problems_between

FRONT = "---\nid: {id}\ntitle: A title\ndescription: One sentence.\nchecked: 2026-11-23\n{more}---\n"
FAQ, STEP = "category: key\n", "step: {step}\nminutes: 2\nneeds: A card\n"


def faq(page_id: str, more: str = "") -> str:
    return FRONT.format(id=page_id, more=FAQ + more)


def step(page_id: str, number: object) -> str:
    return FRONT.format(id=page_id, more=STEP.format(step=number))


def between(texts: dict[str, str]) -> tuple[list[str], KnownIds]:
    pages: list[SourcePage] = []
    claimed: list[Claims] = []
    for uri, text in texts.items():
        try:
            pages.append(page_of(text, uri, f"docs/{uri}"))
        except Problems:
            claimed.append(Claims.of_text(text, uri, f"docs/{uri}"))
    problems, known = problems_between(pages, claimed)
    return list(map(str, problems)), known


def told(texts: dict[str, str]) -> list[str]:
    return between(texts)[0]


def steps(numbers: Iterable[object]) -> dict[str, str]:
    return {f"steps/{at}-s{at}.md": step(f"s{at}", number) for at, number in enumerate(numbers, 1)}


def test_a_double_id_is_told_at_the_page_that_is_called_otherwise() -> None:
    taken = "Choose another: an id leads to one place."
    assert told({"faq/a.md": faq("b"), "faq/b.md": faq("b")}) == [
        f"docs/faq/a.md:2: the id 'b' is taken by docs/faq/b.md:2. {taken}"
    ]
    assert told({"faq/a.md": faq("a") + "## H { #b }\n", "faq/b.md": faq("b")}) == [
        f"docs/faq/a.md:8: the id 'b' is taken by docs/faq/b.md:2. {taken}"
    ]
    assert told({"faq/a.md": faq("sign-up"), "steps/1-account.md": step("sign-up", 1)}) == [
        f"docs/faq/a.md:2: the id 'sign-up' is taken by docs/steps/1-account.md:2. {taken}"
    ]


def test_a_double_id_is_told_also_when_one_of_both_pages_has_another_mistake() -> None:
    assert told({"faq/a.md": faq("b"), "faq/b.md": faq("b", "shape: red\n")}) == [
        "docs/faq/a.md:2: the id 'b' is taken by docs/faq/b.md:2. Choose another: an id leads to one place."
    ]


@pytest.mark.parametrize("written", ["id: b", "id: 'A b'", "idd: a", "id:", "# id: a", "id: A"])
def test_who_names_the_id_that_a_page_has_lost_is_sound(written: str) -> None:
    lost = faq("a").replace("id: a", written)
    texts = {"faq/a.md": lost, "faq/b.md": faq("b"), "faq/c.md": faq("c", "related: [a, nobody]\n")}
    problems, known = between(texts)
    assert [it for it in problems if "related" in it] == [
        "docs/faq/c.md:7: related: no page or section has the id 'nobody'."
    ]
    assert "a" in known
    assert "nobody" not in known


@pytest.mark.parametrize(
    "lost",
    [
        {"steps/1-account.md": step("", 1)},
        {"index.md": FRONT.format(id="c", more="")},
        {"faq/a.md": faq("a") + "## H { #c }\n"},
        {"faq/a.md": faq("a") + "## H { #one }\n## H { #one }\n"},
    ],
)
def test_while_nobody_knows_which_id_is_lost_no_page_is_blamed(lost: dict[str, str]) -> None:
    assert not [it for it in told({**lost, "faq/c.md": faq("c", "related: [gone]\n")}) if "related" in it]


def test_a_page_is_not_related_to_itself() -> None:
    assert told({"faq/a.md": faq("a", "related: [a]\n")}) == [
        "docs/faq/a.md:7: related: 'a' is this page itself. Remove it, or name another page."
    ]


def test_related_ids_exist() -> None:
    assert told({"faq/create-key.md": faq("create-key", "related:\n  - create-kye\n")}) == [
        "docs/faq/create-key.md:8: related: no page or section has the id 'create-kye'. Did you mean 'create-key'?"
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 7], "3-s3.md:6: step: 7 is no step: there are 6. Write 3, which is free."),
        ([0, 2, 3], "1-s1.md:6: step: 0 is no step: there are 6. Write 1, which is free."),
        ([1, 2, 3, 4, 6, 6], "5-s5.md:6: step: 6 is taken by docs/steps/6-s6.md:6. Write 5, which is free."),
        ([6, 2, 3, 4, 5, 6], "1-s1.md:6: step: 6 is taken by docs/steps/6-s6.md:6. Write 1, which is free."),
        (
            [1, 2, 3, 4, 5, 6, 7],
            "7-s7.md:6: step: 7 is no step: there are 6. "
            "None from 1 to 6 is free. Put this page into docs/faq/, or its text into one of the steps.",
        ),
        (
            [1, 2, 3, 4, 5, 6, 6],
            "7-s7.md:6: step: 6 is taken by docs/steps/6-s6.md:6. "
            "None from 1 to 6 is free. Put this page into docs/faq/, or its text into one of the steps.",
        ),
    ],
)
def test_a_step_that_is_none_or_taken_hears_which_is_free(numbers: list[int], expected: str) -> None:
    assert told(steps(numbers)) == [f"docs/steps/{expected}"]


def test_a_step_on_a_page_with_another_mistake_is_taken_too() -> None:
    texts = steps([1, 2, 3, 4, 5]) | {
        "steps/6-s6.md": step("s6", 6).replace("needs", "shape"),
        "steps/x.md": step("x", 8),
    }
    assert told(texts)[0].startswith("docs/steps/x.md:6: step: 8 is no step: there are 6. None from 1 to 6 is free.")


def test_a_page_that_is_called_by_no_number_hears_all_that_are_free() -> None:
    assert told(steps([1, 2, 3]) | {"steps/x.md": step("x", 8)}) == [
        "docs/steps/x.md:6: step: 8 is no step: there are 6. Write 4 or 5 or 6, which are free."
    ]


def test_an_alias_leads_to_one_place() -> None:
    second = faq("b", "section_aliases:\n  why: [No  sms!]\n") + "## Why? { #why }\n"
    assert told({"faq/a.md": faq("a", "aliases: [no SMS, x]\n"), "faq/b.md": second}) == [
        "docs/faq/b.md:8: the alias 'No  sms!' is taken by docs/faq/a.md:7. It can lead to one place only."
    ]


def test_an_alias_is_taken_once_by_its_words() -> None:
    first, second = faq("a", "aliases: [other a, my twin]\n"), faq("b", "aliases: [other b, My twin!]\n")
    assert told({"faq/a.md": first, "faq/b.md": second}) == [
        "docs/faq/b.md:7: the alias 'My twin!' is taken by docs/faq/a.md:7. It can lead to one place only."
    ]
