"""One pull request that brings new texts of files, made anew from where the main branch is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from github.api import GitHub, fitting, same


@dataclass(frozen=True)
class Base:
    """The branch that the change is for, and its commit that the change was made from."""

    branch: str
    commit: str


def propose(github: GitHub, base: Base, branch: str, *, title: str, body: str, texts: Mapping[str, str]) -> bool:
    """Keep one pull request from `branch` that gives the files these texts; without a difference there is none.

    `branch` is ours alone: what people push to it goes with the next change. Gives whether there is something that
    nobody has tested: the pull request of a workflow starts nothing by itself before somebody approves it.
    """
    tree = github.get(f"git/commits/{base.commit}")["tree"]["sha"]
    files = [{"path": path, "mode": "100644", "type": "blob", "content": text} for path, text in texts.items()]
    wanted = github.send("POST", "git/trees", {"base_tree": tree, "tree": files})["sha"]
    opened = _opened(github, base, branch)
    if wanted == tree:
        if opened:
            github.send("PATCH", f"pulls/{opened['number']}", {"state": "closed"})
            print(f"pull request {opened['number']} has nothing more to bring, and is closed")
        return False
    committed = _commit(github, base, branch, message=title, tree=wanted)
    said = {"title": title, "body": fitting(body)}
    if opened is None:
        made = github.send("POST", "pulls", {**said, "head": branch, "base": base.branch})
        print(f"pull request {made['number']} was opened")
        return True
    if same(opened, said):
        print(f"pull request {opened['number']} is as it was")
    else:
        github.send("PATCH", f"pulls/{opened['number']}", said)
        print(f"pull request {opened['number']} is up to date")
    return committed


def _opened(github: GitHub, base: Base, branch: str) -> Any | None:
    owner = github.repository.partition("/")[0]
    return next(github.every("pulls", state="open", head=f"{owner}:{branch}", base=base.branch), None)


def _commit(github: GitHub, base: Base, branch: str, *, message: str, tree: str) -> bool:
    """Make the branch one commit on the base with this tree; False when it is that already."""
    ref = github.find(f"git/ref/heads/{branch}")
    if ref is not None:
        tip = github.get(f"git/commits/{ref['object']['sha']}")
        if tip["tree"]["sha"] == tree and [parent["sha"] for parent in tip["parents"]] == [base.commit]:
            return False
    made = github.send("POST", "git/commits", {"message": message, "tree": tree, "parents": [base.commit]})
    if ref is None:
        github.send("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": made["sha"]})
    else:
        github.send("PATCH", f"git/refs/heads/{branch}", {"sha": made["sha"], "force": True})
    return True
