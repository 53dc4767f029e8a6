"""The difference between two built sites in Markdown, never longer than a reviewer would read."""

from collections.abc import Sequence

from preview.difference import Section

# Changes of one kind that are told; the others are counted. The whole then fits into a comment on GitHub.
LONGEST = 30
NOTHING = "Readers see nothing else than before."


def report(sections: Sequence[Section]) -> str:
    """A heading for each kind of change, a list below it."""
    return "\n\n".join(map(_section, sections)) or NOTHING


def _section(section: Section) -> str:
    lines = []
    for change, *more in section.changes[:LONGEST]:
        lines += [f"- {change}", *(f"  - {line}" for line in more)]
    left = len(section.changes) - LONGEST
    if left > 0:
        lines.append(f"- and {left} more")
    return "\n".join([f"## {section.title}", "", *lines])
