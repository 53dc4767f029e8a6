"""What looks like a key: no text of the site may, and no report may show it."""

import re

KEY = re.compile(
    r"\bsk-(?:proj-|svcacct-|admin-|ant-|or-)?[A-Za-z0-9_-]{16,}|\bsess-[A-Za-z0-9]{20,}|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bxox[abprs]-[\w-]{16,}|\bAIza[\w-]{35}\b"
    r"|\b\d{8,10}:AA[\w-]{33}\b|\beyJ[\w-]{16,}\.eyJ[\w-]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)
# Wider: in an address there is no text that it could be taken for.
KEY_IN_ADDRESS = re.compile(r"\b(?:sk|pk|rk|sess|eyJ|gh[pousr]|xox[a-z])[-_][\w-]{8,}|\beyJ[\w.-]{16,}")
