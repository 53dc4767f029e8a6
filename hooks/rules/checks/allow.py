"""A comment that allows to break a rule has the id of the rule, a reason, and something to allow."""

from collections.abc import Iterator

from facts import Problem, nearest
from guide.load import Guide
from rules.allow import allow_comments
from rules.page import Page
from rules.rule import Level, all_rules


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each that has no reason or no such rule. What allows nothing is found by the runner."""
    rules = all_rules()
    for comment in allow_comments(page.source.text):
        rule = rules.get(comment.id)
        if not rule:
            what = f"no rule is called '{comment.id}'.{nearest(comment.id, rules)} `python -m rules --list` names all."
        elif rule.level is Level.REFUSE:
            what = f"'{comment.id}' cannot be allowed. Fix what it says, and remove this comment."
        elif not comment.reason:
            what = f"say why: <!-- allow {comment.id}: the reason -->."
        else:
            continue
        yield Problem(page.source.file, comment.line, what)
