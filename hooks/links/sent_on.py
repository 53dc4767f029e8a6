"""Pages that send their reader on without a redirect: by a Refresh, in a header or a `meta`, or by a script alone."""

import re

# HTML, "shared declarative refresh steps": seconds, a separator, an address with or without its name and quotes.
REFRESH = re.compile(r"\s*(?:\d[\d.]*|\.[\d.]*)(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(\S.*)", re.IGNORECASE | re.DOTALL)
# What a script writes to leave the page, or to send a form in the reader's name.
LEAVES = re.compile(
    r"\blocation(?:\.href|\[\s{0,9}[\"']href[\"']\s{0,9}\])?\s{0,9}=(?!=)"
    r"|\blocation[\"']\s{0,9}\]\s{0,9}=(?!=)"
    r"|\blocation\s{0,9}(?:\.\s{0,9}|\[\s{0,9}[\"'])(?:replace|assign|reload)\b"
    r"|\bnavigation\.navigate\s{0,9}\("
    r"|\bwindow\.open\s{0,9}\([^)]{0,500}[\"']_(?:self|top|parent)[\"']"
    r"|\.submit\s{0,9}\("
)


def refresh_target(value: str) -> str:
    """The address in the value of a Refresh; empty when the page is only to be loaded again, or the value is none."""
    match = REFRESH.match(value)
    if not match:
        return ""
    url = match[1]
    if re.fullmatch(r"url\s*=\s*", url, re.IGNORECASE):
        return ""
    if url[0] in "\"'":
        return url[1:].partition(url[0])[0].strip()
    return url.strip()


def script_sends_on(scripts: str) -> bool:
    """Whether scripts, of a page that has nothing else to say, leave it."""
    return LEAVES.search(scripts) is not None
