import pytest

from links.verdict import Answer, Verdict, verdict


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Verdict.OK),
        (204, Verdict.OK),
        (404, Verdict.DEAD),
        (410, Verdict.DEAD),
        (401, Verdict.BLOCKED),
        (403, Verdict.BLOCKED),
        (429, Verdict.BLOCKED),
        (500, Verdict.UNREACHABLE),
        (503, Verdict.UNREACHABLE),
        (None, Verdict.UNREACHABLE),
    ],
)
def test_what_an_answer_proves(status: int | None, expected: Verdict) -> None:
    assert verdict(Answer("https://x/", status)) is expected
