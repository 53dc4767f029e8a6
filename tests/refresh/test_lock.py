import pytest

from refresh.lock import Failure, excerpt, pin, pins, version_changes

LOCK = """\
genai-prices==0.2.3 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via site (pyproject.toml)
httpx2==2.16.0 \\
    --hash=sha256:cc
    # via
    #   genai-prices==0.0.0
    #   site (pyproject.toml)
pymdown-extensions==12.3 ; python_full_version < '3.11.5' \\
    --hash=sha256:dd
pymdown-extensions==13.1 ; python_full_version >= '3.11.5' \\
    --hash=sha256:ee
"""


def test_every_version_that_is_pinned() -> None:
    assert pins(LOCK) == {"genai-prices": ["0.2.3"], "httpx2": ["2.16.0"], "pymdown-extensions": ["12.3", "13.1"]}
    assert pins("") == {}


def test_the_one_version_of_a_package() -> None:
    assert pin(LOCK, "genai-prices") == "0.2.3"
    with pytest.raises(Failure, match=r"pins no version of genai\. It has to pin one"):
        pin(LOCK, "genai")
    with pytest.raises(Failure, match=r"pins 12\.3 and 13\.1 of pymdown-extensions"):
        pin(LOCK, "pymdown-extensions")


def test_the_part_of_one_package_has_all_its_hashes() -> None:
    assert excerpt(LOCK, ["genai-prices"]) == "".join(LOCK.splitlines(keepends=True)[:4])
    assert excerpt(LOCK, ["pymdown-extensions"]) == LOCK[LOCK.index("pymdown") :]
    assert excerpt(LOCK, []) == ""


def test_what_moved_between_two_locks() -> None:
    newer = LOCK.replace("0.2.3", "0.2.4").replace("13.1", "13.2").replace("httpx2==2.16.0", "anyio==4.0")
    assert version_changes(LOCK, newer) == {
        "anyio": ("none", "4.0"),
        "genai-prices": ("0.2.3", "0.2.4"),
        "httpx2": ("2.16.0", "none"),
        "pymdown-extensions": ("12.3 / 13.1", "12.3 / 13.2"),
    }
    assert version_changes(LOCK, LOCK) == {}
