"""Parts of the templates that are the same on all pages of one depth, rendered once for each depth."""

from jinja2 import pass_context
from jinja2.runtime import Context

# What templates get from MkDocs that no page changes.
SAME_FOR_ALL = ("config", "nav", "mkdocs_version")


class SharedParts:
    """The parts of one build. Make a new one for the next: data may have changed by then."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    @pass_context
    def part(self, context: Context, name: str) -> str:
        """The text of the template `name`, for the page that is being rendered.

        The template knows no page: the `url` filter then writes addresses from the root of the site, with the way up to
        it before them, and those are right on every page of the same depth. Relative to a page they would be right on
        that page alone.
        """
        base = context["base_url"]
        key = name, base
        if key not in self._known:
            same = {it: context[it] for it in SAME_FOR_ALL}
            # At the root it is ".", which would stand before each address: `./faq/`.
            neutral = {**same, "page": None, "base_url": "" if base == "." else base}
            self._known[key] = context.environment.get_template(name).render(neutral)
        return self._known[key]
