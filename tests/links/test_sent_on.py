import pytest

from links.sent_on import refresh_target, script_sends_on

TARGETS = {
    "0; url=/target": "/target",
    "0;url=/target": "/target",
    "0;URL = '/target'": "/target",
    '5, url="/target"; more': "/target",
    "0 /target": "/target",
    "0;/target": "/target",
    "  0.5  ;  url=/target ": "/target",
    ".5;/target": "/target",
    "0;url=/a b": "/a b",
    "0;url='/target": "/target",
    "300": "",
    "0;": "",
    "0;url=": "",
    "": "",
    "url=/target": "",
    "soon; url=/target": "",
    "-1; url=/target": "",
}


@pytest.mark.parametrize("value", list(TARGETS))
def test_it_reads_a_refresh_as_browsers_do(value: str) -> None:
    assert refresh_target(value) == TARGETS[value]


LEAVING = [
    "location.replace('/target'+location.hash)",
    'window.location = "/target"',
    "top.location.href=x",
    "document.location.assign(x)",
    "self['location'] = x",
    'location["href"] = x',
    "location['replace'](x)",
    "setTimeout(() => { window.location.href = x }, 10)",
    "navigation.navigate(x)",
    "window.open(x, '_self')",
    "document.forms[0].submit()",
    "location.reload()",
]
STAYING = [
    "if (location.href == x) y()",
    "var place = location.pathname",
    "my_location = 1",
    "history.replaceState(1)",
    "x(location.hash)",
]


def test_it_knows_a_script_that_leaves_the_page() -> None:
    assert [script for script in LEAVING if not script_sends_on(script)] == []
    assert [script for script in STAYING if script_sends_on(script)] == []
