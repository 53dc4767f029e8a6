"""One comment under a pull request: what its change means for readers."""

from collections.abc import Mapping
from typing import Any

from github.api import GitHub, fitting, same
from github.artifact import harmless, text_of_run

ARTIFACT, FILE = "changes-for-readers", "changes.md"
# It makes a comment ours, together with its author: anybody can write the sign.
SIGN = "<!-- changes-for-readers -->"
AUTHOR = "github-actions[bot]"


def comment_on(github: GitHub, run: Mapping[str, Any]) -> str:
    """Tell under the pull request of a finished run what changes for readers. Gives what was done, in one line.

    `run` is the `workflow_run` of the event, which GitHub wrote. The run itself ran code of the pull request: all that
    is taken from it is a text, which is shown sign by sign.
    """
    number = _pull_request(github, run)
    if number is None:
        return "the commit belongs to no open pull request any more"
    text = text_of_run(github, run["id"], artifact=ARTIFACT, file=FILE)
    if text is None:
        return "the run has nothing to tell"
    body = _body(run, text)
    found = next((it for it in github.every(f"issues/{number}/comments") if _ours(it)), None)
    if found is None:
        github.send("POST", f"issues/{number}/comments", {"body": body})
        return f"a comment was written under pull request {number}"
    if same(found, {"body": body}):
        return f"the comment under pull request {number} is as it was"
    github.send("PATCH", f"issues/comments/{found['id']}", {"body": body})
    return f"the comment under pull request {number} is up to date"


def _pull_request(github: GitHub, run: Mapping[str, Any]) -> int | None:
    """The open pull request whose newest commit the run was for. The event names none when it comes from a fork."""
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    opened = github.every("pulls", state="open", head=head)
    return next((it["number"] for it in opened if it["head"]["sha"] == run["head_sha"]), None)


def _ours(comment: Mapping[str, Any]) -> bool:
    author = (comment["user"] or {}).get("login")  # none when the account is gone
    return bool(author == AUTHOR and comment["body"].startswith(SIGN))


def _body(run: Mapping[str, Any], text: str) -> str:
    return "\n\n".join(
        [
            SIGN,
            f"**What changes for readers** with {run['head_sha'][:7]}. The built site is the artifact `site` of "
            f"[the run]({run['html_url']}). The code of this pull request wrote what follows:",
            fitting(harmless(text)),
        ]
    )
