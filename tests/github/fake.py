"""A GitHub on this machine: the part of its REST API that hooks/github asks for, with a memory."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from github.api import GitHub

TOKEN = "the-token-of-a-test"
REPOSITORY = "owner/guide"
BOT = {"login": "github-actions[bot]"}
Answer = tuple[int, Any]


@dataclass
class FakeGitHub:
    """What is on GitHub, and what it was asked to change (`changes`)."""

    server: HTTPServer
    labels: set[str] = field(default_factory=set)
    issues: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    commits: dict[str, dict[str, Any]] = field(default_factory=dict)
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    artifacts: dict[int, dict[str, bytes]] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    started: list[tuple[str, str]] = field(default_factory=list)
    refuse: dict[str, Response] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.server.expect_request(re.compile("/.*")).respond_with_handler(self._handle)

    def settings(self) -> dict[str, str]:
        api = self.server.url_for("").rstrip("/")
        return {"GITHUB_API_URL": api, "GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": REPOSITORY}

    def client(self) -> GitHub:
        return GitHub.of_environment(self.settings())

    def commit(self, files: dict[str, str], *parents: str) -> str:
        tree = self._tree(files)
        sha = sha1(json.dumps([tree, parents]).encode()).hexdigest()
        self.commits[sha] = {"sha": sha, "tree": {"sha": tree}, "parents": [{"sha": it} for it in parents]}
        return sha

    def files(self, branch: str) -> dict[str, str]:
        return self.trees[self.commits[self.refs[branch]]["tree"]["sha"]]

    def _tree(self, files: dict[str, str]) -> str:
        sha = sha1(json.dumps(files, sort_keys=True).encode()).hexdigest()
        self.trees[sha] = files
        return sha

    def _handle(self, request: Request) -> Response:
        prefix = f"/repos/{REPOSITORY}/"
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        assert request.path.startswith(prefix), request.path
        asked = f"{request.method} {request.path.removeprefix(prefix)}"
        for start, refusal in self.refuse.items():
            if asked.startswith(start):
                return refusal
        if request.method != "GET":
            self.changes.append(asked)
        for pattern, answer in ROUTES.items():
            if match := re.fullmatch(pattern, asked):
                status, content = answer(self, match, request)
                if isinstance(content, Response):
                    return content
                return Response(json.dumps(content) if status != 204 else "", status, content_type="application/json")
        return Response('{"message": "Not Found"}', 404)


def page(request: Request, entries: list[Any]) -> list[Any]:
    size, number = int(request.args["per_page"]), int(request.args["page"])
    return entries[(number - 1) * size : number * size]


def list_issues(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    assert request.args["state"] == "all"
    return 200, page(request, [it for it in fake.issues if request.args["labels"] in it["labels"]])


def get_label(fake: FakeGitHub, match: re.Match[str], _: Request) -> Answer:
    return (200, {"name": match[1]}) if match[1] in fake.labels else (404, {"message": "Not Found"})


def make_label(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    assert re.fullmatch("[0-9a-f]{6}", request.json["color"])
    fake.labels.add(request.json["name"])
    return 201, {}


def make_issue(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    assert set(request.json["labels"]) <= fake.labels
    fake.issues.append({**request.json, "number": len(fake.issues) + 1, "state": "open"})
    return 201, fake.issues[-1]


def change_issue(fake: FakeGitHub, match: re.Match[str], request: Request) -> Answer:
    issue = next(it for it in fake.issues if it["number"] == int(match[1]))
    issue.update(request.json)
    return 200, issue


def list_pulls(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    wanted = request.args
    found = [it for it in fake.pulls if it["state"] == wanted["state"] and it["head"]["label"] == wanted["head"]]
    return 200, page(request, found)


def make_pull(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    sent = request.json
    head = {"label": f"owner:{sent['head']}", "sha": fake.refs[sent["head"]]}
    fake.pulls.append({**sent, "number": 100 + len(fake.pulls), "state": "open", "head": head})
    return 201, fake.pulls[-1]


def change_pull(fake: FakeGitHub, match: re.Match[str], request: Request) -> Answer:
    pull = next(it for it in fake.pulls if it["number"] == int(match[1]))
    pull.update(request.json)
    return 200, pull


def list_comments(fake: FakeGitHub, match: re.Match[str], request: Request) -> Answer:
    return 200, page(request, fake.comments.get(int(match[1]), []))


def make_comment(fake: FakeGitHub, match: re.Match[str], request: Request) -> Answer:
    under = fake.comments.setdefault(int(match[1]), [])
    under.append({"id": 1000 * int(match[1]) + len(under), "user": BOT, **request.json})
    return 201, under[-1]


def change_comment(fake: FakeGitHub, match: re.Match[str], request: Request) -> Answer:
    comment = next(it for under in fake.comments.values() for it in under if it["id"] == int(match[1]))
    comment.update(request.json)
    return 200, comment


def get_commit(fake: FakeGitHub, match: re.Match[str], _: Request) -> Answer:
    return 200, fake.commits[match[1]]


def make_tree(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    new = {entry["path"]: entry["content"] for entry in request.json["tree"]}
    return 201, {"sha": fake._tree({**fake.trees[request.json["base_tree"]], **new})}


def make_commit(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    sent = request.json
    return 201, fake.commits[fake.commit(fake.trees[sent["tree"]], *sent["parents"])]


def get_ref(fake: FakeGitHub, match: re.Match[str], _: Request) -> Answer:
    sha = fake.refs.get(match[1])
    return (200, {"object": {"sha": sha}}) if sha else (404, {"message": "Not Found"})


def make_ref(fake: FakeGitHub, _: re.Match[str], request: Request) -> Answer:
    fake.refs[request.json["ref"].removeprefix("refs/heads/")] = request.json["sha"]
    return 201, {}


def change_ref(fake: FakeGitHub, match: re.Match[str], request: Request) -> Answer:
    assert request.json["force"] is True
    fake.refs[match[1]] = request.json["sha"]
    for pull in fake.pulls:
        if pull["head"]["label"] == f"owner:{match[1]}":
            pull["head"]["sha"] = request.json["sha"]
    return 200, {}


def start(fake: FakeGitHub, match: re.Match[str], request: Request) -> Answer:
    fake.started.append((match[1], request.json["ref"]))
    return 204, None


def list_artifacts(fake: FakeGitHub, match: re.Match[str], _: Request) -> Answer:
    kept = fake.artifacts.get(int(match[1]), {})
    listed = [
        {"id": at, "name": name, "expired": False, "size_in_bytes": len(content)}
        for at, (name, content) in enumerate(kept.items(), 1)
    ]
    return 200, {"total_count": len(listed), "artifacts": listed}


def get_artifact(fake: FakeGitHub, match: re.Match[str], _: Request) -> Answer:
    every = [content for kept in fake.artifacts.values() for content in kept.values()]
    return 200, Response(every[int(match[1]) - 1], 200)


ROUTES: dict[str, Callable[[FakeGitHub, re.Match[str], Request], Answer]] = {
    r"GET labels/([\w-]+)": get_label,
    r"POST labels": make_label,
    r"GET issues": list_issues,
    r"POST issues": make_issue,
    r"PATCH issues/(\d+)": change_issue,
    r"GET issues/(\d+)/comments": list_comments,
    r"POST issues/(\d+)/comments": make_comment,
    r"PATCH issues/comments/(\d+)": change_comment,
    r"GET pulls": list_pulls,
    r"POST pulls": make_pull,
    r"PATCH pulls/(\d+)": change_pull,
    r"GET git/commits/(\w+)": get_commit,
    r"POST git/trees": make_tree,
    r"POST git/commits": make_commit,
    r"GET git/ref/heads/(.+)": get_ref,
    r"POST git/refs": make_ref,
    r"PATCH git/refs/heads/(.+)": change_ref,
    r"POST actions/workflows/([\w.-]+)/dispatches": start,
    r"GET actions/runs/(\d+)/artifacts": list_artifacts,
    r"GET actions/artifacts/(\d+)/zip": get_artifact,
}


def zipped(**files: str | bytes) -> bytes:
    """An artifact with these files; the name's last "_" stands for the dot."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(".".join(name.rsplit("_", 1)), text)
    return content.getvalue()
