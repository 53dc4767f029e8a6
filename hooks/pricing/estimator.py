"""What the estimator on the costs page computes with: the very numbers of the tables."""

from typing import Any

from pricing.catalog import Catalog
from pricing.estimate import CACHED_FROM_TOKENS


def estimator_data(catalog: Catalog) -> dict[str, Any]:
    """All that the script needs, as JSON types. Prices are US dollars per 1 million tokens."""
    usage = catalog.usage
    return {
        "recommended": catalog.recommended_id,
        "cached_from_tokens": CACHED_FROM_TOKENS,
        "models": {
            offer.id: {
                "name": offer.model.name,
                "thinks": offer.model.thinks,
                "always_thinks": offer.model.always_thinks,
                "input": float(offer.price.input),
                "output": float(offer.price.output),
                "cache_write": None if offer.price.cache_write is None else float(offer.price.cache_write),
                "image_rule": offer.model.image_rule,
            }
            for offer in catalog.offers
        },
        "image_rules": {name: rule.model_dump() for name, rule in catalog.image_rules.items()},
        "languages": {
            name: {"name": language.name, "tokens_per_character": language.tokens_per_character}
            for name, language in usage.languages.items()
        },
        **usage.model_dump(include={"rewrite", "reading", "lengths", "pictures", "thinking"}),
    }
