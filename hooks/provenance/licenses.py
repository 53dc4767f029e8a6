"""`licenses.txt`: the words that must go with what the site hands to its readers.

Names, colors and figures need none. What does: the stylesheet of the theme, the icons.
"""

from importlib.metadata import distribution
from importlib.resources import files

FILE = "licenses.txt"
THEME = "mkdocs-material"
_ICONS = files("material") / "templates/.icons/material/LICENSE"


def licenses_txt() -> str:
    """Every part that readers get, under a heading, with its license as its makers wrote it."""
    theme = distribution(THEME)
    parts = {
        "The theme: Material for MkDocs " + theme.version: theme.read_text("licenses/LICENSE") or "",
        "Icons: Material Design Icons": _ICONS.read_text(encoding="utf-8"),
    }
    return "\n\n".join(f"# {name}\n\n{text.strip()}" for name, text in parts.items()) + "\n"
