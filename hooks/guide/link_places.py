"""Where on the site each registered address is used."""

import html
import re
from collections.abc import Iterator, Mapping

from guide.pages import SourcePage
from guide.references import references

HREF = re.compile(r"""href=["']?(https:[^"'\s>]+)""")


def link_places(page_html: str, page: SourcePage, id_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each registered address in the finished page, with the `file:line` of each place that wrote it.

    The finished page tells which addresses are used, however they came into it; the Markdown tells the lines.
    An address that a template or macro brought in is reported at line 1.
    """
    lines: dict[str, list[int]] = {}
    for reference in references(page.text):
        lines.setdefault(reference.id, []).append(reference.line)
    used = {html.unescape(match[1]) for match in HREF.finditer(page_html)}
    for url in sorted(used & id_of.keys()):
        for line in lines.get(id_of[url], [1]):
            yield url, f"{page.file}:{line}"
