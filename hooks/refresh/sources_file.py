"""Write versions and dates into data/price_sources.yml and leave the rest of the file as people wrote it."""

import re
from datetime import datetime

from facts import YamlSource, validate
from pricing.sources import Sources
from refresh.child import CannotRun


def rewritten(source: YamlSource, text: str, wanted: Sources) -> str:
    """`text`, which is that of `source`, with the values that are `wanted`. Raises CannotRun."""
    lines = text.splitlines(keepends=True)
    for key, entry in wanted:
        for name in ("version", "published"):
            value = getattr(entry, name)
            at = source.line((key, name)) - 1
            written = f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else value
            lines[at] = re.sub(rf"({name}:\s*)[^\s#,}}]+", rf"\g<1>{written}", lines[at], count=1)
    result = "".join(lines)
    if validate(YamlSource(result, source.file), Sources) != wanted:
        raise CannotRun(
            f"{source.file} has a form that cannot be kept. Write each key and its value on a line of its own."
        )
    return result
