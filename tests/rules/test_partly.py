"""While something else stops the build, what can be told all the same is told in the same build."""

from rules.run import examine
from tests.conftest import DAY, Project

LOST, REFUND = "docs/faq/lost-key.md", "docs/faq/refund.md"


def test_a_link_and_a_footnote_are_told_beside_a_mistake_in_front_matter(project: Project) -> None:
    project.replace(LOST, "checked: ", "checked: on ")
    project.replace(
        REFUND, "\n---\n", "\n---\n\nSee [the lost key](lost-key.md#any) and [no such page](lost-kye.md)[^9].\n"
    )
    project.replace("overrides/macros/worked.md", "\n", "\n\n- [x]Done\n\n")
    examined = examine(project.root, project.root / "docs", DAY)
    assert [problem.file for problem in examined.problems] == [LOST]
    line = project.line_of(REFUND, "[no such page]")
    assert [(it.problem.file, it.problem.line, it.rule.id) for it in examined.broken() if it.rule.level.fails] == [
        (REFUND, line, "footnote-form"),
        (REFUND, line, "site-link"),
        ("overrides/macros/worked.md", 3, "task-form"),
    ]
