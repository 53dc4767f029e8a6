"""What the environment says to a build, and what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping

from facts.day import NoMoment, build_day
from links.guard import SETTING as PRIVATE
from links.guard import private_networks
from links.settings import SettingError, mode
from web.site_address import published


def faults(environment: Mapping[str, str]) -> Iterator[str]:
    """A line for each variable that has a value which cannot be used. One that is empty is as if it were not set."""
    try:
        build_day(environment)
    except NoMoment as error:
        yield str(error)
    for name, look in LOOKS.items():
        if written := environment.get(name):
            try:
                look(written)
            except SettingError as error:
                yield str(error)
            except ValueError as error:
                yield f"{name} {error}"


LOOKS: Mapping[str, Callable[[str], object]] = {
    "LINKCHECK": lambda written: mode(written, serving=False),
    PRIVATE: private_networks,
    "REPO_URL": published,
    "SITE_URL": published,
}
