"""Parts of the templates that are the same on all pages of one depth, rendered once for each depth."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import pass_context
from jinja2.runtime import Context

# What templates get from MkDocs that no page changes.
SAME_FOR_ALL = ("config", "nav", "mkdocs_version")
# More than there are depths of pages.
MOST_FRAMES = 64


class SharedParts:
    """The parts of one build. Make a new one for the next: data may have changed by then."""

    def __init__(self) -> None:
        # By the way to the root of the site, and then by the names of the templates.
        self._known: dict[str, dict[str, str]] = defaultdict(dict)
        # Several ask for the same page in turn, and each has to get the same text: what is sent twice is pickled once.
        self._apart = lru_cache(1)(self._take_apart)
        self._frame = lru_cache(MOST_FRAMES)("\n".join)

    @pass_context
    def part(self, context: Context, name: str) -> str:
        """The text of the template `name`, for the page that is being rendered.

        The template knows no page: the `url` filter then writes addresses from the root of the site, with the way up to
        it before them, and those are right on every page of the same depth. Relative to a page they would be right on
        that page alone.
        """
        base = context["base_url"]
        known = self._known[base]
        if name not in known:
            same = {it: context[it] for it in SAME_FOR_ALL}
            # At the root it is ".", which would stand before each address: `./faq/`.
            neutral = {**same, "page": None, "base_url": "" if base == "." else base}
            known[name] = context.environment.get_template(name).render(neutral)
        return known[name]

    def apart(self, page: str, base: str) -> tuple[str, str]:
        """A finished page of the depth `base` without these parts, and the parts in their order.

        They are more than half of a page, and who looks through all pages need look at them only once.
        """
        return self._apart(page, tuple(text for text in self._known[base].values() if text))

    def _take_apart(self, page: str, parts: tuple[str, ...]) -> tuple[str, str]:
        places = sorted((place, text) for text in parts if (place := page.find(text)) >= 0)
        found = tuple(text for _, text in places)
        for text in found:
            page = page.replace(text, "\n")
        return page, self._frame(found)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The name of each template with its text, once for each depth."""
        return ((name, text) for parts in self._known.values() for name, text in parts.items())
