"""The policy of the site, in one place: everything is off, and what the site needs is on.

No `require-trusted-types-for`: no script of the site writes HTML, and the search starts its worker by an address, which
would then need a policy in the script too.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_RUNS = re.compile(r"""\bsrc=|\btype="(?!module")""")

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons lie in its stylesheet
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# A page cannot say this of itself.
ONLY_IN_HEADERS = {"frame-ancestors": "'none'"}

# Those that Chromium knows everywhere: it complains of the rest.
FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
# For caches between server and reader (RFC 9213): a new price is with all in minutes, however many they are.
AT_THE_EDGE = "max-age=60, stale-while-revalidate=600, stale-if-error=86400"


def inline_scripts(page: str) -> set[str]:
    """The scripts that stand in a page and run; blocks of data do not."""
    return {text for attributes, text in _SCRIPT.findall(page) if not _RUNS.search(attributes)}


def scripts_of(pages: Iterable[str]) -> set[str]:
    """The inline scripts of all pages together: one policy holds for the site."""
    return {script for page in pages for script in inline_scripts(page)}


def content_policy(scripts: Iterable[str], *, header: bool, reloads: bool = False) -> str:
    """The Content-Security-Policy that allows these inline scripts and no other, for a header or for a page.

    `mkdocs serve` puts a script of its own, new each time, into a page that reloads: there any inline script may run.
    """
    hashes = sorted(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    if reloads:
        hashes = ["'unsafe-inline'"]
    directives = {**DIRECTIVES, "script-src": " ".join([DIRECTIVES["script-src"], *hashes])}
    if header:
        directives |= ONLY_IN_HEADERS
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def all_headers(scripts: Iterable[str]) -> dict[str, str]:
    """Every header that is the same for every file."""
    return {"Content-Security-Policy": content_policy(scripts, header=True), **HEADERS}
