"""The price of a model."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Price:
    """US dollars per 1 million tokens, before tax, standard service, prompts of usual length."""

    input: Decimal
    output: Decimal
    cached: Decimal | None = None
    cache_write: Decimal | None = None
