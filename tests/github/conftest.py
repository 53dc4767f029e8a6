"""A fake GitHub for each test."""

import pytest
from pytest_httpserver import HTTPServer

from tests.github.fake import FakeGitHub


@pytest.fixture
def fake(httpserver: HTTPServer) -> FakeGitHub:
    return FakeGitHub(httpserver)
