"""Change a file that was only just written."""

from pathlib import Path


def overwrite(path: Path, text: str) -> None:
    """Give the file another text.

    It is cut to its length afterwards, not emptied before: ext4 takes a file that was emptied for one that must not be
    lost, and writes it to the disk at once (`auto_da_alloc` in ext4(5)). For a thousand pages that is seconds.
    """
    with path.open("r+b") as file:
        file.write(text.encode())
        file.truncate()
