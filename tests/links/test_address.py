import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.address import fault
from links.registry import RegistryFile

ROOT = Path(__file__).parents[2]
REGISTRY = RegistryFile(ROOT / "data/links.yml", root=ROOT).registry
HOSTS = frozenset({"platform.openai.com", "localhost:8443"})
GOOD = "https://platform.openai.com/api-keys"
LIST = "which is not on the list under 'hosts'. Use a listed host."


@pytest.mark.parametrize(
    "url",
    [
        GOOD,
        "https://localhost:8443/x",
        "https://platform.openai.com",
        "https://platform.openai.com/",
        "https://platform.openai.com?tab=limits",
        "https://platform.openai.com/settings/?tab=limits&page=2#hard-limits",
        "https://platform.openai.com/docs/models/gpt-5.6-luna?lang=en-US&next=/usage",
        "https://platform.openai.com/docs/#/settings/limits",
        "https://platform.openai.com/docs#v1.5",
        "https://platform.openai.com/docs#source",
        "https://platform.openai.com/100%25/%C3%A9/a%20b",
        "https://platform.openai.com/a.b/@c/d:e",
        *sorted(REGISTRY.by_url),
    ],
)
def test_https_to_a_listed_host_is_fine(url: str) -> None:
    assert fault(url, HOSTS | REGISTRY.hosts) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "http://platform.openai.com/api-keys",
            "'http://platform.openai.com/api-keys' does not start with https://. Write the https address.",
        ),
        (
            "https://openai.com.evil.example/",
            "'https://openai.com.evil.example/' leads to the host 'openai.com.evil.example', which is not on the "
            "list under 'hosts'. Use a listed host.",
        ),
        (
            "https://platform.openai.com@evil.example/",
            "'https://platform.openai.com@evil.example/' leads to the host 'platform.openai.com@evil.example', "
            "which is not on the list under 'hosts'. Use a listed host. Remove what stands before the '@'.",
        ),
        (
            "https://evil.example/",
            "'https://evil.example/' leads to the host 'evil.example', which is not on the list under 'hosts'. "
            "Use a listed host.",
        ),
        (
            "https://platform.openai.com/a b",
            "'https://platform.openai.com/a b' has a space in it. Remove it.",
        ),
        ("https://[::1/", "'https://[::1/' is not a URL (Invalid IPv6 URL). Write https://host/path."),
    ],
)
def test_anything_else_is_refused_with_the_reason(url: str, expected: str) -> None:
    assert fault(url, HOSTS) == expected


@pytest.mark.parametrize(
    ("url", "text"),
    [
        # Not https, or not clearly.
        ("", "does not start with https://"),
        ("https:platform.openai.com", "does not start with https://"),
        ("https:/platform.openai.com", "does not start with https://"),
        ("//platform.openai.com/", "does not start with https://"),
        ("/\\platform.openai.com/", "does not start with https://"),
        ("https:\\\\platform.openai.com/", "does not start with https://"),
        ("HTTPS://platform.openai.com/", "does not start with https://"),
        (" https://platform.openai.com/", "does not start with https://"),
        ("ht\ntps://platform.openai.com/", "does not start with https://"),
        ("view-source:https://platform.openai.com/", "does not start with https://"),
        ("http://0penai.com/", "Write the https address."),
        ("javascript:alert(1)//https://platform.openai.com/", "It would run a script."),
        ("vbscript:x", "It would run a script."),
        ("data:text/html,x", "It would show a page that comes with the link itself."),
        # No host, or another one.
        ("https://", "has no host"),
        ("https:///platform.openai.com", "has no host after https://. Write https://host/path."),
        ("https://?https://platform.openai.com/", "has no host"),
        ("https://@platform.openai.com/", "Remove what stands before the '@'."),
        ("https://me:word@platform.openai.com/", "Remove what stands before the '@'."),
        ("https://platform.openai.com%40evil.example", f"'platform.openai.com%40evil.example', {LIST}"),
        ("https://platform.openai.com%2f@evil.example", "Remove what stands before the '@'."),
        ("https://platform.openai.com:8443@evil.example", "Remove what stands before the '@'."),
        ("https://platform.openai.com\\@evil.example", "has a backslash in it, which browsers take for '/'. Write '/'"),
        ("https://evil.example#@platform.openai.com", "'https://evil.example' leads to the host 'evil.example'"),
        ("https://evil.example?@platform.openai.com", "'https://evil.example' leads to the host 'evil.example'"),
        ("https://evil.example;@platform.openai.com/", "Remove what stands before the '@'."),
        ("https://platform.openai.com./", "Remove the dot at its end."),
        ("https://Platform.openai.com/", "Write it in lower case."),
        ("https://platform.openai.com:443/", "Remove the port ':443'."),
        ("https://platform.openai.com:8443/", "Remove the port ':8443'."),
        ("https://platform.openai.com:/", "Remove the port ':'."),
        ("https://platform.openai.com:x/", "is not a URL"),
        ("https://localhost/", "leads to the host 'localhost'"),
        ("https://localhost:8444/", "leads to the host 'localhost:8444'"),
        ("https://127.0.0.1/", "A number may be anyone's computer."),
        ("https://2130706433/", "A number may be anyone's computer."),
        ("https://0x7f.1/", "A number may be anyone's computer."),
        ("https://[::1]/", "A number may be anyone's computer."),
        ("https://xn--80ak6aa92e.com/", "'xn--' stands for letters of other alphabets."),
        ("https://openai.com/", "leads to the host 'openai.com'"),
        # Letters and signs that are not what they seem.
        ("https://platform\uff0eopenai\uff0ecom/", "has FULLWIDTH FULL STOP (U+FF0E) in it."),
        ("https://platform\u3002openai.com/", "has IDEOGRAPHIC FULL STOP (U+3002) in it."),
        ("https://platform.\u043epenai.com/", f"has CYRILLIC SMALL LETTER O (U+043E) in it. {'Write plain letters'}"),
        ("https://platform.open\u200bai.com/", "ZERO WIDTH SPACE (U+200B)"),
        ("https://platform.open\u00adai.com/", "'https://platform.open\\xadai.com/' has SOFT HYPHEN (U+00AD) in it."),
        ("https://platform.openai.com\u2044@evil.example/", "FRACTION SLASH"),
        ("https://help.\u212aey/", "KELVIN SIGN"),
        ("https://platform.openai.com/\u202emoc.live", "\\u202emoc.live' has RIGHT-TO-LEFT OVERRIDE (U+202E) in it."),
        ("https://platform.openai.com/\ud800", "has a control character (U+D800) in it."),
        ("https://platform.openai.com/\x00", "'https://platform.openai.com/\\x00' has a control character (U+0000)"),
        ("https://platform.openai.com/a\tb", "\\tb' has a space in it. Remove it."),
        ("https://platform.openai.com/a\r\nb", "\\r\\nb' has a space in it. Remove it."),
        ("https://platform.openai.com/'x", "APOSTROPHE"),
        ('https://platform.openai.com/"x', "QUOTATION MARK"),
        ("https://platform.openai.com/<x", "LESS-THAN SIGN"),
        ("https://platform.openai.com/%", "has a '%' without two hex digits after it. Write %25 for a percent sign."),
        ("https://platform.openai.com/%2", "has a '%' without two hex digits"),
        ("https://platform.openai.com/%zz", "has a '%' without two hex digits"),
        ("https://platform.openai.com/%00", "has an invisible or broken character in it"),
        ("https://platform.openai.com/%0d%0aLocation:x", "has an invisible or broken character in it"),
        ("https://platform.openai.com/%250a", "has an invisible or broken character in it"),
        ("https://platform.openai.com/%c0%ae", "has an invisible or broken character in it"),
        ("https://platform.openai.com/%E2%80%AE", "has an invisible or broken character in it"),
        # Paths.
        ("https://platform.openai.com//evil.example", "has '//' in its path"),
        ("https://platform.openai.com/x//y", "has '//' in its path"),
        ("https://platform.openai.com/../x", "has '.' or '..' as a step of its path."),
        ("https://platform.openai.com/x/.", "has '.' or '..' as a step of its path."),
        ("https://platform.openai.com/x/..;/y", "has '.' or '..' as a step of its path."),
        ("https://platform.openai.com/%2e%2E/x", "has an encoded slash, backslash or dot in its path."),
        ("https://platform.openai.com/%2fevil.example", "has an encoded slash, backslash or dot in its path."),
        ("https://platform.openai.com/%5Cevil.example", "has an encoded slash, backslash or dot in its path."),
        ("https://platform.openai.com/%252fevil.example", "has an encoded slash, backslash or dot in its path."),
        (
            "https://platform.openai.com/sk-proj-abcdefgh1",
            "'https://platform.openai.com/[key]' has something like a key",
        ),
        (f"https://platform.openai.com/{'a' * 3000}", "is 3028 characters long. Write one of at most 2000."),
    ],
)
def test_what_could_lead_elsewhere_is_refused_in_one_line(url: str, text: str) -> None:
    reason = fault(url, HOSTS) or ""
    assert text in reason
    assert reason.isprintable()
    assert len(reason) < 1200


TRACKERS = (
    "utm_source UTM_Medium utm%5fid gclid gbraid wbraid fbclid msclkid dclid yclid mc_cid mc_eid igshid ref ref_src"
)
TRACKERS += " referrer source aff affiliate via partner irclickid _hsenc _hsmi trk si s_kwcid"
REDIRECTS = "next url redirect redirect_uri return returnTo return_to continue dest goto target callback redirect[url]"
AWAY = (
    "https://evil.example",
    "//evil.example",
    "/%5Cevil.example",
    "%5C%5Cevil.example",
    "%2f%2fevil.example",
    "%252F%252fevil.example",
    "https%3A%2F%2Fevil.example",
    "https%25253A%25252F%25252Fevil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "evil.example",
    "evil.example:8443/x",
    "evil%2eexample",
    "evil%E3%80%82example",
    "%EF%BC%8F%EF%BC%8Fevil.example",
    "@evil.example",
    ".evil.example",
    "me@evil.example",
    "127.0.0.1",
)
LEADS_ON = "has something behind its path that can lead on to another site. Remove it."
BEHIND = [(f"?{name}=x", "has the tracking parameter") for name in TRACKERS.split()]
BEHIND += [(f"?a=1;{name}={AWAY[0]}", LEADS_ON) for name in REDIRECTS.split()]
BEHIND += [(f"{name}={value}", LEADS_ON) for name in ("?next", "?x", "#redirect") for value in AWAY]
BEHIND += [
    ("#https://evil.example", LEADS_ON),
    ("#//evil.example", LEADS_ON),
    ("#/app?next=//evil.example", LEADS_ON),
    ("#javascript:alert(1)", LEADS_ON),
    ("#utm_source=x", "has the tracking parameter 'utm_*' in it. Remove it."),
    ("?//evil.example", LEADS_ON),
    ("?evil.example", LEADS_ON),
    ("?next=/a/../b", LEADS_ON),
    ("?a=b?next=//evil.example", LEADS_ON),
    ("?x=sk-proj-abcdefgh12345678", "has something like a key or a token in it."),
    ("#sk%2Dproj%2Dabcdefgh12345678", "has something like a key or a token in it."),
    ("?project=aBcD1234eFgH5678iJkL", "has something like a key or a token in it."),
    ("#access_token=abcdefgh", "has a parameter for a key or a password in it."),
    ("?api_key=hunter", "has a parameter for a key or a password in it."),
    ("?myToken=hunter", "has a parameter for a key or a password in it."),
]


@pytest.mark.parametrize(("behind", "text"), BEHIND)
def test_trackers_ways_on_and_secrets_are_refused_and_not_repeated(behind: str, text: str) -> None:
    reason = fault(f"{GOOD}{behind}", HOSTS) or ""
    assert reason.startswith(f"'{GOOD}' {text}")
    assert not re.search(r"evil|hunter|abcdefgh|aBcD", reason)


HOSTILE = st.sampled_from(
    [
        *"/\\@:?#.%;&=[]<>'\"^|`{}$!-_ \t\r\n\x00\x7f",
        *"\u00ad\u200b\u2060\ufeff\u202e\u3002\uff0e\uff61\uff0f\u2044\u212a\u043e\u0430\u1e9e\u0131\u00e9\ud800",
        *("//", "..", "%2f", "%5c", "%2e", "%40", "%00", "%0a", "%ff", "xn--", "https://", "HTTPS:", "next=", "443"),
        *(
            "evil.example",
            "@evil.example",
            "//evil.example",
            ".evil.example/",
            "platform.openai.com",
            ":8443",
            "localhost",
        ),
    ]
)
PIECES = st.one_of(
    HOSTILE, st.sampled_from(["https://platform.openai.com", "https://localhost:8443", "/a", "?b=c", "#d"])
)
START = len("https://platform.openai.com/")


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A good address with something hostile put in, in place of a part or not, mostly around the host."""
    url = draw(
        st.sampled_from([GOOD, "https://platform.openai.com", f"{GOOD}?tab=limits#x", "https://localhost:8443/x"])
    )
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.one_of(st.integers(0, min(len(url), START)), st.integers(0, len(url))))
        end = start + draw(st.sampled_from([0, 0, 0, 1, 2, 8, 27]))
        url = url[:start] + draw(st.one_of(HOSTILE, st.characters())) + url[end:]
    return url


def browser(url: str) -> tuple[str, str]:
    """The scheme and the host, with its port, that a browser makes of an address: the WHATWG rules in short."""
    url = re.sub(r"[\t\n\r]", "", url.strip("".join(map(chr, range(33)))))
    scheme, colon, rest = url.partition(":")
    if not colon or scheme.lower() not in ("http", "https"):
        return "", ""
    authority = re.split(r"[/?#]", rest.replace("\\", "/").lstrip("/"), maxsplit=1)[0].rpartition("@")[2]
    host, _, port = authority.partition(":")
    host = unicodedata.normalize("NFKC", re.sub("[\u00ad\u200b\u2060\ufeff]", "", unquote(host))).casefold()
    host = re.sub("[\u3002\uff0e\uff61]", ".", host)
    return scheme.lower(), f"{host}:{port}" if port not in ("", "443") else host


def check_reading(url: str) -> None:
    if fault(url, HOSTS) is not None:
        return
    scheme, host = browser(url)
    assert (scheme, host in HOSTS) == ("https", True)
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.username) == ("https", host, None)
    other = httpx2.URL(url)
    assert (other.scheme, other.netloc.decode(), other.userinfo) == ("https", host, b"")
    assert other.path.startswith("/")
    assert not other.path.startswith("//")


@given(st.lists(PIECES, max_size=6).map("".join))
def test_every_reader_of_a_good_address_goes_to_a_listed_host_by_https(url: str) -> None:
    check_reading(url)
    check_reading(f"https://platform.openai.com{url}")


@given(mutations())
def test_a_change_to_where_a_browser_goes_is_refused(url: str) -> None:
    scheme, host = browser(url)
    if scheme != "https" or host not in HOSTS:
        assert fault(url, HOSTS) is not None
    check_reading(url)


@given(st.one_of(st.text(), st.text().map("https://".__add__), mutations()))
def test_any_text_gets_an_answer_in_one_line(text: str) -> None:
    reason = fault(text, HOSTS)
    assert reason or text.startswith("https://")
    assert (reason or "").isprintable()


@given(st.text(st.characters(categories=["L", "N"]), min_size=3))
def test_no_message_repeats_a_query(text: str) -> None:
    url = f"{GOOD}?q=%7E{text}~"
    assert f"{text}~" not in (fault(url, HOSTS) or "")


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "/",
        "\\",
        "%25",
        "%",
        "@",
        ".",
        ":",
        "-_",
        "sk-",
        "xn--",
        "a.",
        "&next=",
        "?",
        "#",
        "[",
        "\u0300",
        "\n",
        "%2525",
    ],
)
def test_a_hundred_thousand_hostile_letters_are_refused(part: str) -> None:
    for start in ("", "https://", "https://platform.openai.com/", f"{GOOD}?next=", f"{GOOD}?", f"{GOOD}#"):
        for length in (100_000, 1_900):
            url = (start + part * length)[: length + len(start)]
            reason = fault(url, HOSTS)
            assert reason or length == 1_900
            assert len(reason or "") < 1200
