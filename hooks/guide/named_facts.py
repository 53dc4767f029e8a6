"""Facts that a page asks for by an id, such as `{{ path("rewrite") }}`: each must be there."""

import re
from collections.abc import Callable, Iterator, Mapping

from facts import Problem
from guide.prose import line_of

CALL = re.compile(r"\b(?P<macro>drawing|label|limit|path)\(\s*(?P<quote>[\"'])(?P<id>[^\"'\n]*)(?P=quote)\s*\)")


def unknown_facts(text: str, file: str, facts: Mapping[str, Callable[[str], object]]) -> Iterator[Problem]:
    """A problem for each id in the page `file` that its macro does not know.

    `facts` has, for each macro, what looks an id up and raises ValueError, in words, for one that is not there. A macro
    without one is not checked.
    """
    for call in CALL.finditer(text):
        try:
            if look_up := facts.get(call["macro"]):
                look_up(call["id"])
        except ValueError as error:
            yield Problem(file, line_of(text, call.start()), str(error))
