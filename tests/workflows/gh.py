"""A stand-in for the program gh: the commands and options that .github/scripts/ and the workflows use, with a memory.

GH_STATE names the file that keeps what is on GitHub. An option that nobody looked up in the manual of that command
(cli.github.com/manual) is refused, as is a text that GitHub would not take. `--jq` is done by jq, which answers alike.
"""

import json
import os
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

BOT = "github-actions[bot]"
LONGEST = 65_536
State = dict[str, Any]


def parser() -> ArgumentParser:
    top = ArgumentParser(prog="gh", allow_abbrev=False)
    groups = top.add_subparsers(dest="command", required=True)
    api = groups.add_parser("api", allow_abbrev=False)
    api.add_argument("path")
    api.add_argument("--method", default="GET")
    api.add_argument("-f", dest="fields", action="append", default=[])
    api.add_argument("--jq")
    api.add_argument("--silent", action="store_true")
    for command, words, options, switches in (
        ("issue create", "", "label title body", ""),
        ("issue close", "number", "", ""),
        ("label create", "name", "color", "force"),
        ("pr create", "", "base head title body", ""),
        ("pr close", "number", "", ""),
        ("pr comment", "number", "body-file", "edit-last create-if-none"),
        ("workflow run", "file", "ref", ""),
        ("auth setup-git", "", "", ""),
    ):
        part = groups.add_parser(command, allow_abbrev=False)
        for word in words.split():
            part.add_argument(word)
        for option in options.split():
            part.add_argument(f"--{option}", required=True)
        for switch in switches.split():
            part.add_argument(f"--{switch}", action="store_true")
    return top


def main(words: list[str]) -> int:
    if words[0] != "api":
        words = [" ".join(words[:2]), *words[2:]]
    asked = parser().parse_args(words)
    file = Path(os.environ["GH_STATE"])
    state: State = json.loads(file.read_text(encoding="utf-8"))
    if not os.environ.get("GH_TOKEN") or asked.command == state["refuse"]:
        print("gh: Resource not accessible by integration (HTTP 403)", file=sys.stderr)
        return 1
    status = api(state, asked) if asked.command == "api" else COMMANDS[asked.command](state, asked) or 0
    file.write_text(json.dumps(state), encoding="utf-8")
    return status


def api(state: State, asked: Namespace) -> int:
    path = asked.path.removeprefix("repos/{owner}/{repo}/")
    fields = dict(field.split("=", 1) for field in asked.fields)
    if asked.method == "PATCH":
        kind, number = path.split("/")
        entry(state, kind, number).update(fields, body=taken(fields["body"]))
        return 0
    assert asked.method == "GET"
    if path.endswith("/zip"):
        sys.stdout.buffer.write(Path(artifact(state, path)["file"]).read_bytes())
        return 0
    answer = json.dumps(listed(state, path, fields))
    return subprocess.run(["jq", "--raw-output", asked.jq], input=answer, text=True, check=False).returncode


def listed(state: State, path: str, fields: dict[str, str]) -> Any:
    if path == "issues":
        assert (fields["state"], fields["direction"]) == ("all", "asc")
        return [it for it in state["issues"] if fields["labels"] in it["labels"]]
    if path == "pulls":
        return [
            it
            for it in state["pulls"]
            if (it["state"], it["head"]["label"]) == (fields["state"], fields["head"])
            and it["base"] == fields.get("base", it["base"])
        ]
    run = int(re.fullmatch(r"actions/runs/(\d+)/artifacts", path)[1])  # type: ignore[index]
    return {"artifacts": [it for it in state["artifacts"] if (it["run"], it["name"]) == (run, fields["name"])]}


def artifact(state: State, path: str) -> Any:
    wanted = path.split("/")[2]
    return next(it for it in state["artifacts"] if str(it["id"]) == wanted)


def entry(state: State, kind: str, number: str) -> Any:
    return next(it for it in state[kind] if str(it["number"]) == number)


def taken(text: str) -> str:
    if len(text) > LONGEST:
        sys.exit("gh: Body is too long (maximum is 65536 characters)")
    return text


def create_label(state: State, asked: Namespace) -> None:
    assert re.fullmatch("[0-9a-f]{6}", asked.color)
    if asked.name in state["labels"] and not asked.force:
        sys.exit(f'label with name "{asked.name}" already exists')
    state["labels"].append(asked.name)


def create_issue(state: State, asked: Namespace) -> None:
    if asked.label not in state["labels"]:
        sys.exit(f"could not add label: '{asked.label}' not found")
    number = len(state["issues"]) + 1
    state["issues"].append(
        {"number": number, "state": "open", "labels": [asked.label], "title": asked.title, "body": taken(asked.body)}
    )


def close(kind: str) -> Any:
    def closed(state: State, asked: Namespace) -> None:
        entry(state, kind, asked.number)["state"] = "closed"

    return closed


def create_pull(state: State, asked: Namespace) -> None:
    number = 100 + len(state["pulls"])
    head = {"label": f"owner:{asked.head}"}
    told = {"base": asked.base, "title": asked.title, "body": taken(asked.body)}
    state["pulls"].append({"number": number, "state": "open", "head": head, **told})


def comment(state: State, asked: Namespace) -> None:
    # Go replaces what is not UTF-8, as Python does here.
    body = taken(Path(asked.body_file).read_bytes().decode(errors="replace"))
    under = state["comments"].setdefault(asked.number, [])
    ours = [it for it in under if it["user"] == BOT]
    if asked.edit_last and ours:
        ours[-1]["body"] = body
    elif asked.edit_last and not asked.create_if_none:
        sys.exit("no comments found for current user")
    else:
        under.append({"user": BOT, "body": body})


def start(state: State, asked: Namespace) -> None:
    state["started"].append([asked.file, asked.ref])


def set_up_git(_: State, __: Namespace) -> None:
    """The repository of a test is a folder: git needs no password for it."""


COMMANDS: dict[str, Any] = {
    "issue create": create_issue,
    "issue close": close("issues"),
    "label create": create_label,
    "pr create": create_pull,
    "pr close": close("pulls"),
    "pr comment": comment,
    "workflow run": start,
    "auth setup-git": set_up_git,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
