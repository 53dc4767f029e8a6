"""What the environment may ask for: LINKCHECK, and what is said of a setting that cannot be used."""

from enum import StrEnum


class SettingError(ValueError):
    """A setting of the environment cannot be used; the words say which, and what would be right."""


class Mode(StrEnum):
    """Say nothing about links, tell what is known already, or ask."""

    OFF = "off"
    CACHE = "cache"
    ON = "on"


def mode(setting: str | None, *, serving: bool) -> Mode:
    """The mode for a value of LINKCHECK; a site that is being served never asks. Raises SettingError."""
    if setting and setting not in set(Mode):
        raise SettingError(f"LINKCHECK is {setting!r}. Write one of {', '.join(Mode)}.")
    chosen = Mode(setting or Mode.ON)
    return Mode.CACHE if serving and chosen is Mode.ON else chosen
