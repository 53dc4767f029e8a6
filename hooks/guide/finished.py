"""What the text of a finished page may never have, however it came there: code, frames, and handlers."""

import re
from collections.abc import Iterator

from guide.page_links import attributes

TAGS = frozenset(
    {"applet", "base", "embed", "frame", "frameset", "iframe", "math", "meta", "noscript", "object", "param"}
    | {"plaintext", "portal", "style", "template", "xmp"}
)
ATTRIBUTES = re.compile(r"on.*|style|srcdoc|action|formaction|background|http-equiv|ping|autofocus|nonce")
# Browsers drop blanks and controls in an address.
ACTIVE = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data:(?!image/))", re.IGNORECASE)
_SPREAD = {word: r"\s*".join(word) for word in ("script", "data:")}
# Most pages have none of these in a tag: they need no second look.
WORTH_A_LOOK = re.compile(
    rf"<(?:script|{'|'.join(sorted(TAGS))})|[\s\"'/](?:on[a-z]+|{ATTRIBUTES.pattern.partition('|')[2]})\s*="
    rf"|=\s*[\"']?[^\"'<>]*(?:{_SPREAD['script']}|{_SPREAD['data:']}|&(?:#|tab;|newline;|colon;))",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"<script\b([^>]*)>?", re.IGNORECASE)
# Data, and scripts of docs/assets/, which are reviewed as code.
OURS = re.compile(r'\s(?:type="application/json" id="[\w-]+"|src="(?:\.\./)*assets/[\w/.-]+\.js" type="module")\s*')
TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")


def unsafe(content: str) -> Iterator[str]:
    """The start of each thing in the HTML of a page that may not be there, as it is written."""
    if WORTH_A_LOOK.search(content):
        yield from (script[0] for script in SCRIPT.finditer(content) if not OURS.fullmatch(script[1]))
        yield from (f"<{tag}" for tag in TAG.findall(content) if tag.lower() in TAGS)
        for _, name, value in attributes(content):
            if ATTRIBUTES.fullmatch(name):
                yield f"{name}="
            elif ACTIVE.match(re.sub(r"[\t\n\r]", "", value)):
                yield f'{name}="{value[:40]}"'
