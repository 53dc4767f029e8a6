"""`licenses.txt`: the words that must go with what the site hands to its readers.

Names, colors and figures need none. What does: the theme's script and stylesheet, the icons, the worker of the search.
"""

from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

FILE = "licenses.txt"
THEME = "mkdocs-material"
# Libraries inside the theme's script: the package of the theme leaves their licenses out, so they are kept here.
THEME_SCRIPT = Path("data/licenses/theme-script.txt")
SEARCH = Path("docs/assets/search/vendor-licenses.txt")
_ICONS = files("material") / "templates/.icons/material/LICENSE"


def licenses_txt(root: Path) -> str:
    """Every part that readers get, under a heading, with its license as its makers wrote it."""
    theme = distribution(THEME)
    parts = {
        "The theme: Material for MkDocs " + theme.version: theme.read_text("licenses/LICENSE") or "",
        "Libraries in the theme's script": (root / THEME_SCRIPT).read_text(encoding="utf-8"),
        "Icons: Material Design Icons": _ICONS.read_text(encoding="utf-8"),
        "Libraries of the search": (root / SEARCH).read_text(encoding="utf-8"),
    }
    return "\n\n".join(f"# {name}\n\n{text.strip()}" for name, text in parts.items()) + "\n"
