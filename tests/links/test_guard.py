import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.client import PrivateAddressError, refuse_private_literal
from links.guard import literal, may_ask, not_public, private_networks
from links.redact import LINE_LENGTH
from links.settings import SettingError

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "0.0.0.0", "255.255.255.255", "224.0.0.1", "239.1.1.1", "192.0.0.8",
    "198.18.0.1", "203.0.113.9", "240.0.0.1", "168.63.129.16", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd00:ec2::254", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "8.8.8.8", "104.18.33.45", "172.15.0.1", "172.32.0.1", "2606:4700::6812:212d", "64:ff9b::808:808"]


@pytest.fixture(autouse=True)
def _no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINKCHECK_PRIVATE", raising=False)


@pytest.mark.parametrize("address", PRIVATE)
def test_machines_nearby_and_metadata_are_never_asked(address: str) -> None:
    assert not may_ask(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_machines_may_be_asked(address: str) -> None:
    assert may_ask(address)


def test_a_network_may_be_excepted_and_its_neighbor_stays_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKCHECK_PRIVATE", "127.0.0.1/32, ::1/128")
    assert may_ask("127.0.0.1")
    assert may_ask("::1")
    assert not may_ask("127.0.0.2")


def test_a_setting_that_is_no_network_says_what_would_be() -> None:
    with pytest.raises(SettingError, match=r"^LINKCHECK_PRIVATE is 'allow' .* Write networks, for example 127"):
        private_networks("allow")


@pytest.mark.parametrize(
    ("address", "helps"),
    [
        ("198.18.0.5", "LINKCHECK_PRIVATE=198.18.0.0/15"),
        ("198.19.255.1", "LINKCHECK_PRIVATE=198.18.0.0/15"),
        ("100.100.1.1", "LINKCHECK_PRIVATE=100.64.0.0/10"),
        ("240.0.0.9", "LINKCHECK_PRIVATE=240.0.0.0/4"),
        ("fdfe:dcba:9876::5", "LINKCHECK_PRIVATE=fc00::/7"),
        ("192.168.1.1", "LINKCHECK_PRIVATE=192.168.1.1/32"),
        ("fe80::1%eth0", "LINKCHECK_PRIVATE=fe80::1/128"),
        ("127.0.0.1", "Look for a blocker or a hosts file on the way"),
        ("0.0.0.0", "Look for a blocker or a hosts file on the way"),
        ("::", "Look for a blocker or a hosts file on the way"),
    ],
)
def test_a_made_up_address_is_named_with_what_helps(address: str, helps: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = not_public([address])
    assert reason.startswith(f"its name leads to {address.partition('%')[0]}, which is no public address. ")
    assert reason.endswith(helps)
    assert len(reason) <= LINE_LENGTH
    if "=" in reason:
        monkeypatch.setenv(*reason.rpartition(" ")[2].split("=", 1))
        assert may_ask(address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("[fe80::1%25eth0]", "fe80::1"),
        ("openai.com", None),
        ("", None),
    ],
)
def test_every_spelling_of_an_address_is_known(host: str, address: str | None) -> None:
    assert literal(host) == address


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST.", "a.localhost", "127.1", "[::1]", "metadata.google.internal"]
)
def test_no_proxy_is_asked_for_a_machine_nearby(host: str) -> None:
    with pytest.raises(PrivateAddressError):
        refuse_private_literal(host)


@given(st.text())
def test_any_host_gets_an_answer(host: str) -> None:
    address = literal(host)
    assert address is None or may_ask(address) in (True, False)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_a_private_address_in_the_clothes_of_ipv6_is_private(ip: object) -> None:
    assert not may_ask(f"::ffff:{ip}")
