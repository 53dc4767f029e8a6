"""The policy of the site, in its pages and in what servers are told."""

import re
from pathlib import Path

from tests.conftest import pages_of
from web.policy import content_policy, inline_scripts

# The example of the standard (CSP 3, section 8.3).
DO_SOMETHING = "doSomething();"
ITS_HASH = "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"


def test_a_script_in_a_page_is_allowed_by_its_hash() -> None:
    assert f"script-src 'self' {ITS_HASH};" in content_policy([DO_SOMETHING], header=True)


def test_everything_is_off_and_nothing_is_unsafe() -> None:
    policy = content_policy([], header=True)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for off in ("base-uri", "form-action", "frame-ancestors"):
        assert f"{off} 'none'" in policy


def test_a_page_says_all_but_what_a_page_cannot_say() -> None:
    assert "frame-ancestors" not in content_policy([], header=False)


def test_a_page_that_reloads_may_run_the_script_that_reloads_it() -> None:
    policy = content_policy([DO_SOMETHING], header=False, reloads=True)
    assert "script-src 'self' 'unsafe-inline';" in policy  # a hash beside it would switch it off
    assert policy.replace(" 'unsafe-inline'", "") == content_policy([], header=False)


def test_scripts_that_run_are_those_without_source_and_data_type() -> None:
    page = (
        '<script>a</script><script src="b.js"></script><script type="application/json">{}</script>'
        '<script type="module">c</script>'
    )
    assert inline_scripts(page) == {"a", "c"}


def test_every_page_has_the_policy_before_anything_that_it_rules(site: Path) -> None:
    policies = set()
    for path in pages_of(site):
        head = path.read_text(encoding="utf-8")
        found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', head)
        assert found, path
        assert not re.search(r"<script|<link", head[: found.start()])
        policies.add(found[1])
    assert len(policies) == 1
    assert policies.pop().count("sha256-") == 1  # overrides/partials/colors.html
