"""Follow one address through its redirects."""

from collections.abc import Awaitable, Callable
from urllib.parse import urldefrag

from links import limits
from links.redirect import Refusal, next_url
from links.reply import Answer, Failure, Kind, Reply

Ask = Callable[[str], Awaitable[Reply | Failure]]


async def follow(url: str, ask: Ask) -> Answer:
    """Every reply from `url` to where its redirects end."""
    replies: list[Reply] = []
    seen: set[str] = set()
    here, fragment = urldefrag(url)
    while True:
        seen.add(here)
        reply = await ask(here)
        if isinstance(reply, Failure):
            if replies and reply.kind is Kind.PRIVATE:
                return Answer(url, tuple(replies), fragment, refused=f"redirects to where {reply.reason}")
            return Answer(url, tuple(replies), fragment, failure=reply)
        replies.append(reply)
        there = next_url(reply)
        if there is None:
            return Answer(url, tuple(replies), fragment)
        if isinstance(there, Refusal):
            return Answer(url, tuple(replies), fragment, refused=there.why)
        here, named = urldefrag(there)
        fragment = named or fragment  # as in browsers: the reader's own goes along until a redirect names another
        if here in seen:
            return Answer(url, tuple(replies), fragment, refused="redirects in a circle")
        if len(replies) > limits.REDIRECTS:
            return Answer(url, tuple(replies), fragment, refused=f"redirects more than {limits.REDIRECTS} times")
