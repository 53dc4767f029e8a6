"""The names of companies, programs and services that pages speak of: data/product_names.yml."""

from typing import Annotated

from pydantic import AfterValidator, RootModel

from facts import Line


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"'{name}' stands here twice. Take one of them out.")
    return names


class ProductNames(RootModel[Annotated[tuple[Line, ...], AfterValidator(_each_once)]]):
    """Names that are never everyday words."""
