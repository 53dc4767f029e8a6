"""A rehearsal of nothing is none: a workflow or a step that there is not is told."""

from tools.rehearse import unknown


def test_a_workflow_or_step_that_there_is_not_is_one_line() -> None:
    assert unknown("deploi.yml", []) == (
        "There is no workflow 'deploi.yml'. Write one of comment.yml, deploy.yml, pins.yml, pull-request.yml."
    )
    assert unknown(None, ["make tset"]) == "No step of a workflow runs 'make tset' alone. Write all of its script."
    assert unknown("deploy.yml", ["make test"]) == ""
