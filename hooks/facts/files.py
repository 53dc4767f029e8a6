"""Write several files so that either all of them change or none does."""

from collections.abc import Mapping
from pathlib import Path


def replace_together(texts: Mapping[Path, str]) -> None:
    """Give each file its new text. Raises OSError, and then every file is as it was."""
    former = {path: path.read_bytes() for path in texts}
    fresh = {path: path.with_name(f".{path.name}.new") for path in texts}
    changed: list[Path] = []
    try:
        for path, new in fresh.items():
            new.write_bytes(texts[path].encode())
        for path, new in fresh.items():
            new.replace(path)
            changed.append(path)
    except BaseException:
        for path in changed:
            path.write_bytes(former[path])
        raise
    finally:
        for new in fresh.values():
            new.unlink(missing_ok=True)
