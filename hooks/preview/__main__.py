"""`python -m preview OLD NEW`: tell in Markdown what readers find changed between two folders with a built site.

Build both with the same SOURCE_DATE_EPOCH and SITE_URL, or every sentence with a date or a link in it is told too.
Exit status: 0 told, 2 a folder holds no built site.
"""

import sys
from pathlib import Path

from preview.difference import differences
from preview.report import report
from preview.site import NotASite, read_site


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print("Name two folders with a built site: python -m preview OLD NEW", file=sys.stderr)
        return 2
    try:
        old, new = (read_site(Path(folder)) for folder in arguments)
    except NotASite as reason:
        print(reason, file=sys.stderr)
        return 2
    print(report(differences(old, new)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
