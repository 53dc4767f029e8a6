"""Write several files so that either all of them change or none does."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace_together(texts: Mapping[Path, str | bytes]) -> None:
    """Give each file its new text; those that are not there are made, with their folders.

    Raises OSError, and then every file is as it was.
    """
    former = {path: path.read_bytes() if path.exists() else None for path in texts}
    fresh = {path: path.with_name(f".{path.name}.new") for path in texts}
    folders = sorted({folder for path in texts for folder in path.parents if not folder.exists()}, reverse=True)
    changed: list[Path] = []
    try:
        for path, new in fresh.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            text = texts[path]
            _write(new, text.encode() if isinstance(text, str) else text)
        for path, new in fresh.items():
            new.replace(path)
            changed.append(path)
    except BaseException:
        for path in changed:
            _put_back(path, former[path])
        for new in fresh.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        raise


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        error.filename = error.filename or str(path)  # of a full disk the system does not tell
        raise


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
