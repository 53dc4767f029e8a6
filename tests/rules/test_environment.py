"""A variable of the environment that has no value of its kind is one line, which names it and what would be right."""

import pytest

from rules.environment import faults

ADDRESS = "Write https://host/ or https://host/path/."


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("SITE_URL", "guide.example", f"is 'guide.example', which does not begin with https://. {ADDRESS}"),
        (
            "SITE_URL",
            "ftp://guide.example/",
            f"is 'ftp://guide.example/', which does not begin with https://. {ADDRESS}",
        ),
        (
            "SITE_URL",
            "https://[x",
            f"is 'https://[x', which has no host that can be asked: Invalid IPv6 URL. {ADDRESS}",
        ),
        (
            "SITE_URL",
            "https://a b/",
            "is 'https://a b/', which has a blank, a line break or a backslash in it. Remove it.",
        ),
        ("SITE_URL", "https://a.example/?b", f"is 'https://a.example/?b', which has a '?' or '#' in it. {ADDRESS}"),
        ("REPO_URL", "owner/name", f"is 'owner/name', which does not begin with https://. {ADDRESS}"),
        ("LINKCHECK", "maybe", "is 'maybe'. Write one of off, cache, on."),
        (
            "LINKCHECK_PRIVATE",
            "here",
            "is 'here' ('here' does not appear to be an IPv4 or IPv6 network). "
            "Write networks, for example 127.0.0.1/32,::1/128.",
        ),
        (
            "SOURCE_DATE_EPOCH",
            "soon",
            "is 'soon', which is no moment. Write the seconds since 1970: `date +%s` prints those of now.",
        ),
    ],
)
def test_a_wrong_value_is_one_line(name: str, written: str, told: str) -> None:
    assert list(faults({name: written})) == [f"{name} {told}"]


def test_all_are_told_and_what_is_right_or_empty_is_not() -> None:
    wrong = {"SITE_URL": "x", "REPO_URL": "x", "LINKCHECK": "x", "LINKCHECK_PRIVATE": "x", "SOURCE_DATE_EPOCH": "x"}
    assert {line.partition(" ")[0] for line in faults(wrong)} == wrong.keys()
    empty = dict.fromkeys(("SITE_URL", "REPO_URL", "LINKCHECK", "LINKCHECK_PRIVATE"), "")
    right = {"SITE_URL": "https://ключ.example/a", "LINKCHECK": "cache", "SOURCE_DATE_EPOCH": "0"}
    assert list(faults({})) == list(faults(empty)) == list(faults(right)) == []
