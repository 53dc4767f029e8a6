"""The few requests to GitHub's REST API that the project needs (docs.github.com/rest)."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Self

import httpx2

from links.client import trust
from links.redact import one_line
from links.settings import SettingError as TrustSettingError

VERSION = "2022-11-28"
SECONDS = 30.0
PER_PAGE = 100
# Lists that are longer are not ours.
MOST_PAGES = 10
# GitHub refuses a longer body of an issue, a pull request or a comment (65,536 characters).
LONGEST_BODY = 60_000


class Refused(Exception):
    """Why something could not be told on GitHub, in one line, without the token."""


class GitHub:
    """One repository. Every method raises Refused when GitHub does not do what it is asked."""

    def __init__(self, *, api: str, token: str, repository: str) -> None:
        """`api` is the address of the API, `repository` is `owner/name`."""
        self.repository = repository
        self._token = token
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {token}",
            "X-GitHub-Api-Version": VERSION,
            "User-Agent": "openai-key-guide",
        }
        self._client = httpx2.Client(base_url=api, headers=headers, timeout=SECONDS, verify=trust())

    @classmethod
    def of_environment(cls, settings: Mapping[str, str] = os.environ) -> Self:
        """The repository that GITHUB_REPOSITORY names, asked with GITHUB_TOKEN at GITHUB_API_URL."""
        token, repository = settings.get("GITHUB_TOKEN", ""), settings.get("GITHUB_REPOSITORY", "")
        if not re.fullmatch(r"[!-~]+", token):
            raise Refused("GITHUB_TOKEN is not set. Set it to a token that may write to the repository.")
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise Refused("GITHUB_REPOSITORY is not set. Set it to owner/name.")
        api = settings.get("GITHUB_API_URL") or "https://api.github.com"
        try:
            return cls(api=api, token=token, repository=repository)
        except (TrustSettingError, httpx2.InvalidURL) as error:
            raise Refused(str(error)) from None

    def get(self, path: str, **query: str | int) -> Any:
        """What stands at a path below the repository."""
        return self._json(self._asked("GET", path, params=query))

    def find(self, path: str) -> Any | None:
        """The same; None when nothing is there."""
        answer = self._answer("GET", path)
        return None if answer.status_code == httpx2.codes.NOT_FOUND else self._json(self._accepted(answer))

    def every(self, path: str, key: str = "", **query: str | int) -> Iterator[Any]:
        """Each entry of a list, or of the list at `key` of an answer, page by page."""
        for page in range(1, MOST_PAGES + 1):
            found = self.get(path, **query, per_page=PER_PAGE, page=page)
            entries = found[key] if key else found
            yield from entries
            if len(entries) < PER_PAGE:
                return

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """What GitHub answers to a change; None when it answers nothing."""
        answer = self._asked(method, path, json=body)
        return self._json(answer) if answer.content else None

    def download(self, path: str, *, largest: int) -> bytes:
        """A file of at most `largest` bytes. It may lie on another host, which does not get the token."""
        content = bytearray()
        try:
            with self._client.stream("GET", self._url(path), follow_redirects=True) as answer:
                if not answer.is_success:
                    answer.read()
                    self._accepted(answer)
                for chunk in answer.iter_bytes():
                    content += chunk
                    if len(content) > largest:
                        raise Refused(f"{path} is larger than {largest} bytes. It was not read.")
        except (httpx2.HTTPError, OSError) as error:
            raise self._unreachable(error) from None
        return bytes(content)

    def _url(self, path: str) -> str:
        return f"/repos/{self.repository}/{path}"

    def _asked(self, method: str, path: str, **more: Any) -> httpx2.Response:
        return self._accepted(self._answer(method, path, **more))

    def _answer(self, method: str, path: str, **more: Any) -> httpx2.Response:
        try:
            return self._client.request(method, self._url(path), **more)
        except (httpx2.HTTPError, OSError) as error:
            raise self._unreachable(error) from None

    def _accepted(self, answer: httpx2.Response) -> httpx2.Response:
        if answer.is_success:
            return answer
        asked = f"{answer.request.method} {answer.request.url.path}"
        raise Refused(f"GitHub answered {answer.status_code} to {asked}: {self._reason(answer)}")

    def _reason(self, answer: httpx2.Response) -> str:
        status, headers = answer.status_code, answer.headers
        if status in (403, 429) and (headers.get("x-ratelimit-remaining") == "0" or "retry-after" in headers):
            return f"its limit for requests is reached. Run this again {_again(headers)}."
        if status >= 500:
            return "it has a problem of its own. Run this again later."
        reason = self._plain(_message(answer))
        return f"{reason}. Something else changed it at the same time: run this again." if status == 409 else reason

    def _json(self, answer: httpx2.Response) -> Any:
        try:
            return answer.json()
        except ValueError:
            raise Refused(f"GitHub's answer to {answer.request.url.path} is not JSON. Run this again later.") from None

    def _unreachable(self, error: Exception) -> Refused:
        return Refused(f"GitHub could not be reached: {self._plain(str(error) or type(error).__name__)}")

    def _plain(self, text: str) -> str:
        return one_line(text.replace(self._token, "[token]"))


def _message(answer: httpx2.Response) -> str:
    try:
        return str(answer.json()["message"]).rstrip(".")
    except (ValueError, KeyError, TypeError):
        return "it does not say why"


def _again(headers: httpx2.Headers) -> str:
    try:
        return f"after {datetime.fromtimestamp(int(headers['x-ratelimit-reset']), UTC):%Y-%m-%d %H:%M} UTC"
    except (KeyError, ValueError, OverflowError, OSError):
        return "in an hour"


def fitting(text: str) -> str:
    """A text that GitHub takes: whole lines, and how many were left out."""
    text = text.strip()
    if len(text) <= LONGEST_BODY:
        return text
    kept = text[:LONGEST_BODY].rpartition("\n")[0] or text[:LONGEST_BODY]
    return f"{kept}\n\n… and {text[len(kept) + 1 :].count(chr(10)) + 1} more lines"


def same(found: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    """Whether an answer has these texts already; GitHub may write line ends in its own way."""
    return all((found[key] or "").replace("\r\n", "\n").strip() == text for key, text in wanted.items())
