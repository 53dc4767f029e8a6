"""Which addresses the site may send a reader to."""

from collections.abc import Collection
from urllib.parse import urlsplit


def fault(url: str, hosts: Collection[str]) -> str | None:
    """Why `url` may not stand in the registry, or None when it may.

    Only https, only hosts on the list (with the port, where one is listed), no user name in front of the host.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return f"'{url}' is not a URL ({error}). Write https://host/path."
    if parts.scheme != "https":
        return f"'{url}' does not start with https://. Write the https address."
    if parts.netloc not in hosts:
        return f"'{url}' leads to the host '{parts.netloc}', which is not on the list under 'hosts'. Use a listed host."
    if any(character.isspace() for character in url):
        return f"'{url}' has a space in it. Remove it."
    return None
