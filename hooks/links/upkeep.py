"""What a person has to do for the registry now and then."""

from collections.abc import Collection, Iterator
from datetime import date

from facts.ages import CHECK_AGAIN_AFTER
from links.registry import RegistryFile


def old_looks(registry: RegistryFile, day: date) -> Iterator[str]:
    """A line that names the links at which no person has looked for long."""
    old = [name for name, link in registry.registry.links.items() if (day - link.looked).days > CHECK_AGAIN_AFTER]
    if old:
        yield (
            f"nobody has looked at these links for {CHECK_AGAIN_AFTER} days: {', '.join(old)}. "
            f"Look at each in a browser and write the day under 'looked' in {registry.file}."
        )


def unused(registry: RegistryFile, used: Collection[str]) -> Iterator[str]:
    """A line that names the links whose address is not among `used`."""
    idle = [name for name, link in registry.registry.links.items() if link.url not in used]
    if idle:
        yield f"no page uses these links of {registry.file}: {', '.join(idle)}."
