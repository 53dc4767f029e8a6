"""One issue that is open as long as there is something to do."""

from github.api import GitHub, fitting, same

COLOR = "c5def5"


def keep_issue(github: GitHub, *, label: str, title: str, body: str | None) -> str:
    """Make the only issue with this label say `body`; with None there is nothing to do, and it is closed.

    The issue is found by its label, which only people with rights in the repository can set, and opened again when it
    was closed. The same words a second time change nothing. Gives what was done, in one line.
    """
    issues = (
        it for it in github.every("issues", labels=label, state="all", direction="asc") if "pull_request" not in it
    )
    found = next(issues, None)
    if found is None:
        if body is None:
            return f"nothing to do, and no issue '{label}'"
        if github.find(f"labels/{label}") is None:
            github.send("POST", "labels", {"name": label, "color": COLOR})
        made = github.send("POST", "issues", {"title": title, "body": fitting(body), "labels": [label]})
        return f"issue {made['number']} was opened"
    wanted = {"state": "closed"} if body is None else {"state": "open", "title": title, "body": fitting(body)}
    if same(found, wanted):
        return f"issue {found['number']} is as it was"
    github.send("PATCH", f"issues/{found['number']}", wanted)
    return f"issue {found['number']} is {wanted['state']}, and up to date"
