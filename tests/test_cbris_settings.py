from pathlib import Path

import pytest

from cbris.settings import DATA_VARIABLE, default_data_dir


def test_the_data_folder_follows_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_data_dir().name == "cbris"
    assert DATA_VARIABLE == "CBRIS_DATA"
