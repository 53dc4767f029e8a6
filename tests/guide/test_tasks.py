"""The boxes of a task list have a name."""

import markdown

from guide.tasks import NamedTasks


def test_a_box_says_whether_its_task_is_done() -> None:
    written = markdown.markdown(
        "- [x] One\n- [ ] Two", extensions=["pymdownx.tasklist", NamedTasks(done="Done", to_do="To do")]
    )
    assert '<input type="checkbox" disabled checked aria-label="Done"> One' in written
    assert '<input type="checkbox" disabled aria-label="To do"> Two' in written
