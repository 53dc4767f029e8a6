"""What stands for a part of the guide that could not be read: all that does not need it is looked at all the same."""

from collections.abc import Callable
from typing import Any


class NotRead(Exception):
    """Somebody asks for a part of the guide that could not be read, because of a mistake that is told already."""


class Unread:
    """Stands for such a part."""

    def __getattr__(self, name: str) -> Any:
        raise NotRead

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise NotRead

    __iter__ = __len__ = __bool__ = __call__ = __str__ = __getitem__ = __contains__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse


def or_unread(ask: Callable[[], Any]) -> Any:
    """What `ask` gives, or what stands for it when it needs a part that was not read."""
    try:
        return ask()
    except NotRead:
        return Unread()
