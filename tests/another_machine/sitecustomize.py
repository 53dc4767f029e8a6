"""With this folder on its path, Python runs as on another machine: files lie in another order, on a later day."""

import datetime
import os
import time

LATER = datetime.timedelta(days=400)
_list, _scan, _date, _datetime, _time = os.listdir, os.scandir, datetime.date, datetime.datetime, time.time


class _Entries(list[os.DirEntry[str]]):
    def __enter__(self) -> "_Entries":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __next__(self) -> os.DirEntry[str]:
        if not self:
            raise StopIteration
        return self.pop(0)

    def close(self) -> None:
        pass


def _shuffled(name: str | bytes) -> str | bytes:
    return name[::-1]


class _AnyOf(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


class _Date(_date, metaclass=_AnyOf):
    @classmethod
    def today(cls) -> _date:
        return _date.today() + LATER


class _Datetime(_datetime, metaclass=_AnyOf):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> _datetime:
        return _datetime.now(tz) + LATER


os.listdir = lambda path=".": sorted(_list(path), key=_shuffled)
os.scandir = lambda path=".": _Entries(sorted(_scan(path), key=lambda entry: _shuffled(entry.name)))
datetime.date, datetime.datetime = _Date, _Datetime
time.time = lambda: _time() + LATER.total_seconds()
