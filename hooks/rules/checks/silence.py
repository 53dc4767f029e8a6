"""A rule that is allowed to be broken has its name, a reason, and something to allow."""

from collections.abc import Iterator

from facts import Problem, nearest
from guide.load import Guide
from rules.page import Page
from rules.registry import all_rules
from rules.rule import Level
from rules.silence import silences


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each that has no reason or no such rule. What allows nothing is found by the runner."""
    rules = all_rules()
    for silence in silences(page.source.text):
        rule = rules.get(silence.id)
        if not rule:
            what = f"no rule is called '{silence.id}'.{nearest(silence.id, rules)} `python -m rules --list` names all."
        elif rule.level is Level.REFUSE:
            what = f"'{silence.id}' cannot be allowed. Mend what it tells."
        elif not silence.reason:
            what = f"say why: <!-- allow {silence.id}: the reason -->."
        else:
            continue
        yield Problem(page.source.file, silence.line, what)
