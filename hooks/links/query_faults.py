"""What may not stand behind the path of an address: trackers, ways to another site, keys."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from facts.keys import KEY_IN_ADDRESS as KEY

TRACKERS = """
    gclid gclsrc gbraid wbraid dclid fbclid msclkid yclid ttclid twclid li_fat_id mc_cid mc_eid igshid igsh mkt_tok
    ref ref_src ref_url refcode referrer referer referral source src aff aff_id affid affiliate affiliate_id via
    partner partner_id irclickid irgwc clickid click_id _hsenc _hsmi trk si s_kwcid ef_id _ga _gl vero_id
    campaign campaign_id cmpid coupon promo invite
"""
REDIRECTS = """
    next url uri link href redirect redirect_to redirect_uri redirect_url redir return return_to return_url return_uri
    continue continue_to dest destination go goto to out target forward back back_to callback callback_url callback_uri
    cb location jump rurl service success_url cancel_url relay_state origin host domain site
    post_logout_redirect_uri
"""
SECRETS = """
    key api_key token access_token refresh_token id_token auth authorization bearer secret client_secret password passwd
    pwd credential credentials jwt session session_id sig signature
"""
SPLIT = re.compile(r"[&;?#]")
PLAIN_PATH = re.compile(r"/?(?:[\w~-][\w.~/-]*)?", re.ASCII)
HOST = re.compile(r"(?:^\.?|[@+\s])(?:(?:[\w-]+\.)+[^\W\d_][\w-]+|(?:\d{1,3}\.){3}\d{1,3})\.?(?=[:/\s]|$)")
SCHEME = re.compile(r"\s*(?:https?|ftp|file|data|blob|javascript|vbscript|intent)\s*:", re.IGNORECASE)
LONG_RUN = re.compile(r"[A-Za-z0-9]{20,}")


def query_fault(query: str, fragment: str) -> str | None:
    """What is wrong with the query or the fragment, without a word of what they hold: that may be a secret."""
    if _secret(decoded(f"{query} {fragment}")):
        return "has something like a key or a token in it. Remove it, and delete that key if it is a real one."
    faults = (why for name, value in _parameters(query, fragment) if (why := _fault(name, value)))
    return next(faults, None)


def decoded(text: str) -> str:
    """The text without percent escapes, and without those that they hide."""
    while (plain := unquote(text)) != text:
        text = plain
    return text


def _parameters(query: str, fragment: str) -> Iterator[tuple[str, str]]:
    """Each name with its value; a fragment that is only the name of a place on the page is a value without a name."""
    for text in (query, fragment):
        for piece in SPLIT.split(text):
            name, equals, value = piece.partition("=")
            yield (_narrow(name), _narrow(value)) if equals or text is query else ("", _narrow(piece))


def _fault(name: str, value: str) -> str | None:
    word = _word(name)
    if word in KNOWN_SECRETS or word.endswith(("token", "secret", "apikey", "password")):
        return "has a parameter for a key or a password in it. Remove it."
    if tracker := "utm_*" if word.startswith("utm") else KNOWN_TRACKERS.get(word):
        return f"has the tracking parameter '{tracker}' in it. Remove it."
    away = _leads_away(value) or _leads_away(name)
    if word in KNOWN_REDIRECTS and (away or not PLAIN_PATH.fullmatch(value) or ".." in value or HOST.search(value)):
        return f"has the parameter '{KNOWN_REDIRECTS[word]}' in it, which can lead on to another site. Remove it."
    if away or (name and (HOST.search(name) or HOST.search(value))):
        return "has the address of another site behind its path. Remove that."
    return None


def _leads_away(text: str) -> bool:
    return "//" in text or "\\" in text or SCHEME.match(text) is not None


def _narrow(text: str) -> str:
    """The text decoded, with wide forms of letters and signs made plain: some programs take them for those."""
    return unicodedata.normalize("NFKC", decoded(text)).replace("\u3002", ".")


def _secret(text: str) -> bool:
    """Something of a known form, or a long run of letters with digits in it."""
    runs = LONG_RUN.findall(text)
    return KEY.search(text) is not None or any(not run.isdigit() and not run.isalpha() for run in runs)


def _word(name: str) -> str:
    """A name as forgiving programs compare it: case, hyphens and brackets do not count."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


KNOWN_TRACKERS, KNOWN_REDIRECTS, KNOWN_SECRETS = (
    {_word(name): name for name in names.split()} for names in (TRACKERS, REDIRECTS, SECRETS)
)
