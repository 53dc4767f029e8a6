"""The guide says "press", "key" and "picture", and never "simply", "just" or "click here"."""

import re
from collections.abc import Iterator, Mapping

from facts import Problem
from guide.load import Guide
from rules.page import Page

# The list in CONTRIBUTING, as far as a word is never right: the words on a button stand in bold and are left out.
INSTEAD: Mapping[str, str] = {
    r"click(?:s|ed|ing)?(?: here)?|tap(?:s|ped|ping)?": "press",
    r"simply|just|easily|obviously|of course": "",
    r"secret keys?|api tokens?|chatgpt keys?": "key",
    r"developer console|openai dashboard|backend": "OpenAI platform",
    r"paraphras(?:e|es|ed|ing)": "rewrite",
    r"funds": "credit",
    r"please": "",
    r"utili[sz]e[sd]?": "use",
    r"mend(?:s|ed|ing)?": "fix",
    r"all the same": "still",
    r"up to no good": "a scam",
    r"need not": "do not need to",
    r"not we": "not us",
    r"an own": "their own",
    r"home phones? with a wire|phones? with a wire": "landline",
    r"e\.g\.|i\.e\.|etc\.": "for example, that is, and so on",
}
_EACH = "|".join(f"(?P<w{index}>{words})" for index, words in enumerate(INSTEAD))
# Looked at first, as most words begin otherwise: letters behind "|" within a word are among them too, and do no harm.
_FIRST = "".join(sorted({letter for words in INSTEAD for letter in re.findall(r"(?:^|\|)(\w)", words)}))
WORDS = re.compile(rf"\b(?=[{_FIRST}])(?:{_EACH})(?!\w)", re.IGNORECASE)
INSTEAD_OF = list(INSTEAD.values())
# Quoted, it is a word of OpenAI's, or one that we explain. In an id or an address it is public, and stays.
LEFT_OUT = re.compile(r"\*\*.+?\*\*|\"[^\"\n]*\"|\u201c[^\u201d\n]*\u201d|\]\([^)\n]*\)|\{[^}\n]*\}")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each word that the guide does not use."""
    left_out: list[tuple[int, int]] | None = None
    for match in WORDS.finditer(page.prose, page.body_start):
        if left_out is None:  # most pages have no such word
            left_out = [it.span() for it in LEFT_OUT.finditer(page.prose, page.body_start)]
        if not any(begin <= match.start() < end for begin, end in left_out):
            other = INSTEAD_OF[int((match.lastgroup or "w0")[1:])]
            what = f"Write '{other}'." if other else "Leave it out."
            yield page.at(match.start(), f"'{match.group()}' is no word of this guide. {what}")
