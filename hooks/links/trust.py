"""Which certificate authorities a connection believes."""

import os
import ssl
from pathlib import Path

import httpcore2


class TrustSettingError(ValueError):
    """SSL_CERT_FILE cannot be used."""


def trust() -> ssl.SSLContext:
    """The authorities of SSL_CERT_FILE where it is set, else the system's. Raises TrustSettingError."""
    file = os.environ.get("SSL_CERT_FILE")
    if not file:
        return httpcore2.default_ssl_context()
    try:
        return ssl.create_default_context(cafile=file)
    except OSError as error:
        why = error.strerror if Path(file).is_file() is False else "it holds no certificate"
        raise TrustSettingError(f"SSL_CERT_FILE is '{file}': {why}. Name a file of certificates (PEM).") from None
