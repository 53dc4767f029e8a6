from typing import Any

from guide.front_matter import Fix, Meta, Question
from guide.nearby import read_next
from guide.pages import Section, SourcePage


def page(name: str, kind: type[Meta] = Question, **meta: Any) -> SourcePage:
    more = {"category": "key"} if kind is Question else {"codes": ["401"], "retry": "no"} if kind is Fix else {}
    known = {"id": name, "title": name, "description": "D.", "checked": "2026-11-24", **more, **meta}
    sections = {it: Section(it, f"{name}.md", "", 1) for it in (name, f"{name}-section")}
    return SourcePage(f"{name}.md", f"{name}.md", "", kind.model_validate(known), sections)


HERE = page("here", aliases=["lost my key", "key gone"])
NEAR = page("near", aliases=["lost key"])
FAR = page("far", category="money", aliases=["pay by card"])
NEARER = page("nearer", aliases=["my key is lost and gone"])
FIX = page("fix", Fix)
PLAIN = page("plain", Meta, aliases=["lost my key gone"])


def test_the_authors_own_come_first_then_what_shares_the_rarest_words() -> None:
    here = page("here", aliases=["lost my key", "key gone"], related=["far"])
    assert read_next([here, FAR, FIX, NEAR, NEARER, PLAIN])[here.src_uri] == ["far", "nearer", "near", "fix"]


def test_there_are_four_at_most_but_what_the_author_chose_stays() -> None:
    many = [page(f"p{number}") for number in range(9)]
    assert read_next([HERE, *many])[HERE.src_uri] == ["p0", "p1", "p2", "p3"]
    chosen = [f"p{number}" for number in range(6)]
    here = page("here", related=chosen)
    assert read_next([here, *many])[here.src_uri] == chosen


def test_no_page_is_named_twice_not_even_by_a_section_of_it() -> None:
    here = page("here", related=["near-section"])
    assert read_next([here, NEAR, FAR])[here.src_uri] == ["near-section", "far"]


def test_the_same_category_counts() -> None:
    here, same, other = page("here"), page("same"), page("other", category="money")
    assert read_next([here, other, same])[here.src_uri] == ["same", "other"]


def test_other_pages_show_what_their_author_chose_alone() -> None:
    plain = page("plain", Meta, related=["near"], aliases=["lost my key"])
    assert read_next([plain, HERE, NEAR])[plain.src_uri] == ["near"]
