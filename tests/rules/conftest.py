"""The real facts, for rules that look at them."""

import pytest

from guide.load import Guide, load_guide
from tests.conftest import DAY, ROOT


@pytest.fixture(scope="session")
def real() -> Guide:
    return load_guide(ROOT, ROOT / "docs", DAY)
