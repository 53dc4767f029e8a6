"""Why nothing can be asked."""


class CannotAskError(Exception):
    """A setting of the environment makes asking impossible; the words say which and what would be right."""
