"""Tell what breaks a rule, once, when it is known."""

import logging
from collections.abc import Callable, Sequence

from rules.rule import Level
from rules.run import Finding

log = logging.getLogger("mkdocs.hooks.guide")


class Told:
    """Findings of one build that somebody still has to hear of."""

    def __init__(self, findings: Callable[[], Sequence[Finding]]) -> None:
        """`findings` waits for them, if need be."""
        self._findings = findings
        self._are_told = False

    def tell(self) -> None:
        """Log them, unless they are by now."""
        if not self._are_told:
            self._are_told = True
            for found in self._findings():
                log.log(logging.INFO if found.rule.level is Level.NOTE else logging.WARNING, str(found))
