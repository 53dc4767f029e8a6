"""How much a build asks: the setting LINKCHECK."""

from enum import StrEnum


class Mode(StrEnum):
    """Say nothing about links, tell what is known already, or ask."""

    OFF = "off"
    CACHE = "cache"
    ON = "on"


def mode(setting: str | None, *, serving: bool) -> Mode:
    """The mode for a setting of the environment; a site that is being served never asks. Raises ValueError."""
    if setting and setting not in set(Mode):
        raise ValueError(f"LINKCHECK is '{setting}'. Write one of {', '.join(Mode)}.")
    chosen = Mode(setting or Mode.ON)
    return Mode.CACHE if serving and chosen is Mode.ON else chosen
