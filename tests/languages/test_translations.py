"""The translations that are here: each unit has the placeholders, figures, marks and links of its English."""

from pathlib import Path

import pytest

from languages.unit_files import FOLDER, read_unit_files
from languages.units import units

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(path.name for path in (ROOT / FOLDER).iterdir() if (path / "pages").is_dir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_lost_on_the_way_into_another_language(language: str) -> None:
    files = read_unit_files(ROOT, language)
    told = [
        str(problem)
        for page, file in files.items()
        for problem in file.problems(units((ROOT / "docs" / page).read_text(encoding="utf-8")), {}, {})
    ]
    assert told == []
    assert sum(len(file.texts) for file in files.values()) > 900
