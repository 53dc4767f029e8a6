"""The words of the interface, by key: `words("steps.minutes", n=3)` is "3 minutes" in the language of the site."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from facts import nearest

# A text, or its plural forms by their names in Unicode's CLDR ("one", "few", "other").
Text = str | Mapping[str, str]
# The field that chooses the plural form.
COUNT = "n"
FIELD = re.compile(r"\{([a-z_]+)\}")
# An apostrophe stays: it could end no attribute, since our templates write those in double quotes.
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def fields(text: str) -> set[str]:
    """The names of the fields in a text."""
    return set(FIELD.findall(text))


class Words:
    """All texts of one language, by group and key. `plural` gives the name of the form that goes with a number, and
    `number` writes a number.
    """

    def __init__(
        self,
        texts: Mapping[str, Mapping[str, Text]],
        plural: Callable[[float], str],
        number: Callable[[float], str] = str,
    ) -> None:
        self._texts = texts
        self._plural = plural
        self._number = number

    def __call__(self, key: str, /, **values: Any) -> Markup:
        """The text for HTML, its fields filled in and escaped, unless a field is HTML already (Markup).

        Raises LookupError, in words, for a key that is not there, and for a field too many or too few.
        """
        return Markup(self._filled(key, values, _escaped))  # noqa: S704 - all that comes in is escaped

    def plain(self, key: str, /, **values: Any) -> str:
        """The same as text, for what is no HTML or is escaped later."""
        return self._filled(key, values, str)

    def group(self, name: str) -> Mapping[str, Text]:
        """The texts of a group as they are written, for a script that fills in the fields itself."""
        if name not in self._texts:
            raise LookupError(f"there is no group of words '{name}'.{nearest(name, self._texts)}")
        return self._texts[name]

    def keys(self) -> list[str]:
        """All keys, each with its group: "header.menu"."""
        return [f"{group}.{key}" for group, texts in self._texts.items() for key in texts]

    def _filled(self, key: str, values: Mapping[str, Any], written: Callable[[Any], str]) -> str:
        group, _, name = key.partition(".")
        text = self._texts.get(group, {}).get(name)
        if text is None:
            raise LookupError(f"there are no words for '{key}'.{nearest(key, self.keys())}")
        optional = set()
        if not isinstance(text, str):
            if COUNT not in values:
                raise LookupError(f"'{key}' has plural forms. Give it a number, {COUNT}=….")
            text, optional = text[self._plural(values[COUNT])], {COUNT}
        wanted = fields(text)
        if not wanted <= values.keys() <= wanted | optional:
            asked, given = (", ".join(sorted(names)) or "none" for names in (wanted | optional, values))
            raise LookupError(f"'{key}' has the fields {asked}, and these are given: {given}.")
        texts = {name: self._number(value) if isinstance(value, int) else value for name, value in values.items()}
        return FIELD.sub(lambda field: written(texts[field[1]]), written(text))


def _escaped(value: Any) -> str:
    return str(value.__html__()) if hasattr(value, "__html__") else str(value).translate(_SIGNS)
