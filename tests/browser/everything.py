"""The site with one more page, which shows everything that a writer may use (everything.md).

`python -m tests.browser.everything FOLDER` builds it into FOLDER/site.
"""

import shutil
import sys
from pathlib import Path

from tests.conftest import copy_project

PAGE = Path(__file__).with_suffix(".md")


def build(project: Path) -> None:
    """Build it from a copy of the project, which is made in the folder `project`, into its folder `site`.

    A strict build: what the rules do not let a page have is not shown.
    """
    copy = copy_project(project)
    shutil.copy(PAGE, project / "docs")
    shutil.copy(project / "docs/assets/favicon.svg", project / "docs/assets/everything.svg")  # its picture
    copy.replace("mkdocs.yml", "not_in_nav: |\n", f"not_in_nav: |\n  {PAGE.name}\n")
    result = copy.build("--strict", LINKCHECK="off")
    assert result.returncode == 0, result.stderr


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    build(folder)
