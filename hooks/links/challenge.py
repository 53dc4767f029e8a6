"""Signs that a robot was stopped at the door: they say nothing about the page behind it."""

import re

from links.reply import Reply

# Header, and what its value has to hold.
HEADERS = {
    "cf-mitigated": "challenge",
    "x-vercel-mitigated": "challenge",
    "x-amzn-waf-action": "c",  # challenge or captcha, not allow
}
TITLE = re.compile(
    rb"<title[^>]{0,200}>\s{0,50}(?:just a moment(?:\.{3}|\xe2\x80\xa6)\s*</title|attention required! \| cloudflare|"
    rb"access denied\s*</title|checking your browser|ddos-guard|vercel security checkpoint|"
    rb"please wait\.{3} \| cloudflare|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot\??\s*</title|"
    rb"human verification|robot check)",
    re.IGNORECASE,
)
# Names that challenge pages define for their own scripts. Pages behind a firewall that lets us in do not have them;
# /cdn-cgi/challenge-platform/ and a Turnstile widget they do have.
SCRIPTS = re.compile(
    rb"window\._cf_chl_opt|/_Incapsula_Resource\?|geo\.captcha-delivery\.com/|"
    rb"window\._pxAppId\b[^<]{0,4000}px-captcha|id=[\"']px-captcha|awsWafCookieDomainList|/_sec/cp_challenge/|"
    rb"KPSDK\.(?:configure|scriptStart)"
)
LOOKED_AT = 64 * 1024


def challenge(reply: Reply) -> str | None:
    """The sign of a bot challenge in a few words, or None."""
    for header, part in HEADERS.items():
        if part in (value := reply.headers.get(header, "").lower()) and value:
            return header
    if "html" not in reply.media_type and reply.media_type:
        return None
    start = reply.body[:LOOKED_AT]
    title = TITLE.search(start)
    # "Access Denied" alone is a title that any site may have; the firewall's own page has a reference number.
    if title and (b"denied" not in title.group().lower() or b"reference" in start.lower()):
        return "a challenge page"
    return "a challenge script" if SCRIPTS.search(start) else None
