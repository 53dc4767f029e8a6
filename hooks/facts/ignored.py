"""Files that editors and systems leave beside what people write: no check looks at them, and nothing is made of them.

`.gitignore` names the same.
"""

import re
from collections.abc import Iterator
from fnmatch import translate
from pathlib import Path, PurePath

NAMES = (
    ".*",  # hidden: .DS_Store, .refund.md.swp, .#refund.md, ._refund.md, .~lock.prices.csv#
    *("*~", "#*#", "*.sw[a-p]", "*.kate-swp", "4913", "*.save"),  # editors in a terminal, and Kate
    *("*___jb_tmp___", "*___jb_old___", "*.sb-*-*"),  # JetBrains, TextEdit
    *("~$*", "~*.tmp", "~WRL*"),  # Office
    *("*.orig", "*.rej", "*_BACKUP_[0-9]*", "*_BASE_[0-9]*", "*_LOCAL_[0-9]*", "*_REMOTE_[0-9]*"),  # a merge
    *("*.bak", "*.old", "*.tmp", "*.temp", "*.part", "*.crdownload"),
    *("[Tt]humbs.db", "ehthumbs*.db", "[Dd]esktop.ini", "Icon\r", "__MACOSX", "__pycache__"),
    # Dropbox, Nextcloud, Syncthing, OneDrive: no page has such a name, for its name is an address.
    *("* conflicted copy*", "*(conflicted copy*", "*.sync-conflict-*", "*-DESKTOP-*", "*-LAPTOP-*"),
)
# Hidden folders in which people write: pictures of the theme, and what the web wants to find at a fixed address.
NOT_IGNORED = frozenset({".icons", ".well-known"})
_NAME = re.compile("|".join(map(translate, NAMES)))


def is_ignored(path: str | PurePath) -> bool:
    """Whether a file, by its path within the project, was left by a program; also one in a folder of such a name."""
    return any(_NAME.match(part) and part not in NOT_IGNORED for part in PurePath(path).parts)


def written_files(folder: Path, pattern: str = "*") -> Iterator[Path]:
    """The files that people wrote below the folder, in order; of a `pattern`, as in `Path.rglob`."""
    for path in sorted(folder.rglob(pattern)):
        if not is_ignored(path.relative_to(folder)) and path.is_file():
            yield path
