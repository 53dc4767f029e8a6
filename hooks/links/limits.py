"""How patient and how polite the check is; times in seconds, sizes in bytes."""

CEILING_SECONDS = 30.0
CONNECT_SECONDS = 5.0
REQUEST_SECONDS = 10.0
# The pauses before the second and the third try.
BACKOFF_SECONDS = (0.5, 1.0)
RETRY_AFTER_SECONDS = 5.0
AT_ONCE = 8
PER_HOST = 2
BODY_BYTES = 256 * 1024
REDIRECTS = 10


def late() -> str:
    """What is said of a link that the whole check had no time for."""
    return f"no answer within the {CEILING_SECONDS:g} s of the whole check"
