import socket
from collections.abc import Iterator

import pytest

from links.offline import offline


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LINKCHECK_PRIVATE", "127.0.0.1/32")


@pytest.fixture
def listening() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_one_server_that_listens_is_enough(listening: int) -> None:
    assert offline(["https://127.0.0.1:1/", f"https://127.0.0.1:{listening}/"], seconds=5) == ""


def test_none_that_listens_is_no_network() -> None:
    assert offline(["https://127.0.0.1:1/a", "https://127.0.0.1:2/b"], seconds=5) == "Connection refused"


def test_the_proxy_is_what_has_to_answer(listening: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listening}")
    assert offline(["https://name.invalid/"], seconds=5) == ""
    monkeypatch.setenv("NO_PROXY", "name.invalid")
    assert offline(["https://name.invalid/"], seconds=5) != ""


def test_nothing_to_ask_is_not_offline() -> None:
    assert offline([], seconds=5) == ""


def test_a_private_machine_is_not_even_connected_to_unless_it_is_trusted(
    listening: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LINKCHECK_PRIVATE")
    assert offline(["https://127.0.0.1:1/"], seconds=5) == ""
    assert offline(["https://127.0.0.1:1/"], seconds=5, guarded=False) == "Connection refused"
    assert offline([f"https://127.0.0.1:{listening}/"], seconds=5, guarded=False) == ""
