"""Addresses where one logs in."""

import re
from urllib.parse import urlsplit

SEGMENT = re.compile(r"(?:log|sign)[-_]?in|sso|saml2?|oauth2?|authorize|authenticate|auth", re.IGNORECASE)
HOST = re.compile(r"(?:auth\d*|login|accounts?|sso|signin|idp?|oauth|identity)\.", re.IGNORECASE)


def is_login(url: str) -> bool:
    """Whether the address, by its words, is one for logging in."""
    parts = urlsplit(url)
    segments = (re.sub(r"\.\w{2,5}$", "", it) for it in parts.path.split("/"))
    return bool(HOST.match(parts.netloc)) or any(SEGMENT.fullmatch(it) for it in segments)
