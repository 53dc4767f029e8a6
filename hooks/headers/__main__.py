"""`python -m headers SITE FOLDER`: write what servers need to send the policy of a built site, into a folder beside it.

Not into the site: a server's settings are no business of its readers. `_headers` is the one that hosts look for there.
"""

import sys
from pathlib import Path

from headers.site import rendered

TEMPLATES = Path("overrides/servers")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or not Path(arguments[0], "index.html").is_file():
        print("Say where the built site is and where to write: python -m headers SITE FOLDER", file=sys.stderr)
        return 2
    site, folder = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    for template in sorted(TEMPLATES.iterdir()):
        text = rendered(template.read_text(encoding="utf-8"), site)
        (site if template.name == "_headers" else folder).joinpath(template.name).write_text(text, encoding="utf-8")
    print(f"{folder}/ has the settings for nginx and Caddy")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
