from datetime import UTC, datetime

from facts import YamlSource
from pricing.sources import Source, Sources
from refresh.sources import rewritten

WANTED = Sources(
    primary=Source(package="genai-prices", version="0.2.4", published=datetime(2026, 12, 1, 9, 0, 5, tzinfo=UTC)),
    second=Source(package="model-prices", version="0.0.5", published=datetime(2026, 10, 26, 19, 0, 48, tzinfo=UTC)),
)
BLOCK = """\
# A comment.
primary:
  package: genai-prices # stays
  version: 0.2.3   # stays too
  published: 2026-11-10T21:51:42Z
second:
  published: 2026-10-26T19:00:48Z
  version: "0.0.5"
  package: model-prices"""


def test_only_the_values_change() -> None:
    assert rewritten(YamlSource(BLOCK, "f"), BLOCK, WANTED) == BLOCK.replace("0.2.3", "0.2.4").replace(
        "2026-11-10T21:51:42Z", "2026-12-01T09:00:05Z"
    ).replace('"0.0.5"', "0.0.5")


def test_keys_on_one_line() -> None:
    line = """\
primary: { package: genai-prices, version: 0.2.3, published: 2026-11-10T21:51:42Z }\r
second: { package: model-prices, version: 0.0.5, published: 2026-10-26T19:00:48Z }\r
"""
    assert rewritten(YamlSource(line, "f"), line, WANTED) == line.replace("0.2.3", "0.2.4").replace(
        "2026-11-10T21:51:42Z", "2026-12-01T09:00:05Z"
    )
