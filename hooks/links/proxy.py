"""The proxy that the environment names for an address."""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


class ProxySettingError(ValueError):
    """HTTPS_PROXY or HTTP_PROXY is not the address of an HTTP proxy."""


def proxy_for(url: str) -> str | None:
    """The proxy's address, by HTTPS_PROXY, HTTP_PROXY and NO_PROXY. Raises ProxySettingError."""
    parts = urlsplit(url)
    setting = getproxies().get(parts.scheme)
    if not setting or proxy_bypass(parts.netloc):
        return None
    proxy = setting if "://" in setting else f"http://{setting}"
    try:
        usable = urlsplit(proxy).scheme in ("http", "https") and urlsplit(proxy).hostname and urlsplit(proxy).port != 0
    except ValueError:
        usable = False
    if not usable:
        name = f"{parts.scheme.upper()}_PROXY"
        raise ProxySettingError(f"{name} is not the address of an HTTP proxy. Write {name}=http://host:port.")
    return proxy
