"""`python -m github JOB`: say on GitHub what a job of .github/workflows found. Running it twice changes nothing more.

GITHUB_TOKEN is the right to do so, GITHUB_REPOSITORY is owner/name; GITHUB_API_URL may name another GitHub.

prices STATUS FOLDER  the exit status of `python -m refresh`; its report and files in FOLDER
packages FOLDER       the report and files of `make lock` and `make prices` in FOLDER
links REPORT          what `python -m links check --all --format markdown` printed
comment               what changes for readers, under the pull request of the run in GITHUB_EVENT_PATH

`prices` and `packages` need to know what they were made from: GITHUB_SHA, a commit of GITHUB_REF_NAME.
Exit status: 0 done, 1 GitHub refused, 2 the command cannot be understood.
"""

import json
import os
import sys
from pathlib import Path

from github import jobs
from github.api import GitHub, Refused
from github.comment import comment_on
from github.proposal import Base


def main(arguments: list[str]) -> int:
    try:
        match arguments:
            case ["prices", status, folder] if status.isdecimal():
                jobs.prices(GitHub.of_environment(), _base(), Path(folder), status=int(status))
            case ["packages", folder]:
                jobs.packages(GitHub.of_environment(), _base(), Path(folder))
            case ["links", report]:
                jobs.links(GitHub.of_environment(), Path(report))
            case ["comment"]:
                event = json.loads(Path(_setting("GITHUB_EVENT_PATH")).read_text(encoding="utf-8"))
                print(comment_on(GitHub.of_environment(), event["workflow_run"]))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename} cannot be read: {error.strerror}.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"What the job left cannot be read: {error}.", file=sys.stderr)
        return 1
    return 0


def _base() -> Base:
    return Base(branch=_setting("GITHUB_REF_NAME"), commit=_setting("GITHUB_SHA"))


def _setting(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise Refused(f"{name} is not set. Workflows set it; by hand, set it yourself.")
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
