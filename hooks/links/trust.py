"""Which certificate authorities a connection believes."""

import os
import ssl


def trust() -> ssl.SSLContext | bool:
    """The authorities of SSL_CERT_FILE where it is set, else the system's."""
    file = os.environ.get("SSL_CERT_FILE")
    return ssl.create_default_context(cafile=file) if file else True
