"""No text that looks like a key, not even a false one: scanners and people take it for real."""

import re
from collections.abc import Iterator

from datafiles import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
KEY = re.compile(
    r"\bsk-(?:proj-|svcacct-|admin-|ant-|or-)?[A-Za-z0-9_-]{16,}|\bsess-[A-Za-z0-9]{20,}|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bxox[abprs]-[\w-]{16,}|\bAIza[\w-]{35}\b"
    r"|\b\d{8,10}:AA[\w-]{33}\b|\beyJ[\w-]{16,}\.eyJ[\w-]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)
# Looked for first: nearly no file has one of them.
SIGNS = (
    "sk-",
    "sess-",
    "AKIA",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "xox",
    "AIza",
    ":AA",
    "eyJ",
    "PRIVATE KEY",
)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each, without showing it again."""
    if not any(sign in file.text for sign in SIGNS):
        return
    for match in KEY.finditer(file.text):
        what = (
            f"this looks like a key ('{match.group()[:3]}…'). Take it out; if it was real, delete it where it was made."
        )
        yield file.at(match.start(), what)
