"""What an amount of money buys, in a sentence of the reader's language."""

from dataclasses import dataclass

from languages.language import Language
from pricing.catalog import Catalog


@dataclass(frozen=True)
class MoneyBuys:
    """What the recommended model of a catalog does for US dollars."""

    catalog: Catalog
    language: Language

    def messages_for(self, dollars: float) -> str:
        """How many usual messages it rewrites, and on what conditions. Raises ValueError for what is no amount."""
        least, most = self.catalog.messages_for(dollars)
        model = self.catalog.recommended.model
        ranges = self.catalog.shows_ranges
        return self.language.words.plain(
            "figures.messages-thinking" if model.thinks and not ranges else "figures.messages",
            count=self.language.about_range(least, most) if ranges else self.language.figures.about(least),
            characters=self.catalog.usage.post_characters,
            model=model.name,
        )

    def pictures_for(self, dollars: float) -> str:
        """How many photos it reads, from the dearest shape to the cheapest. Raises ValueError for what is no amount."""
        count = self.language.about_range(*self.catalog.pictures_for(dollars))
        return self.language.words.plain("figures.pictures", count=count)
