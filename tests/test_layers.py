"""What each folder may import: main → app → widgets → model, and so within the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources import OURS, ROOT, every_module, habits_of, modules_of_the_program

pytestmark = pytest.mark.xdist_group("sources")

MAY_IMPORT = {
    "model/draft": {"model.draft"},
    "model/room": {"model.draft", "model.room"},
    "model/steps": {"model.draft", "model.steps"},
    "model/readings": {"model.draft", "model.readings"},
    "model/files": {"model.draft", "model.readings", "model.files"},
    "resources": {"resources"},
    "widgets": {"model", "widgets", "resources", "PySide6"},
    "app": {"model", "widgets", "resources", "app", "PySide6"},
    "main.py": {"app"},
}
"""What of this house, and of Qt, the files of a folder may import."""

MET_ONLY_IN = {
    "lxml": ("model/files", "widgets/table", "widgets/panels"),
    "docx": ("model/files", "widgets/table", "widgets/panels"),
    "pygments": ("model/files", "widgets/table", "widgets/panels"),
}
"""Where other people's packages are met, so that they can be changed for others."""


def _allowed(path: Path) -> set[str] | None:
    place = path.relative_to(ROOT).as_posix()
    for folder, may in MAY_IMPORT.items():
        if place == folder or place.startswith(folder + "/"):
            return may
    return None


def test_every_folder_of_the_house_has_its_rule() -> None:
    packages = [
        p for p in modules_of_the_program() if p.name != "__init__.py" and _allowed(p) is None
    ]
    assert not packages, f"not in MAY_IMPORT: {packages}"


def test_imports_point_one_way() -> None:
    wrong = []
    for path in modules_of_the_program():
        may = _allowed(path) or set()
        for line, module in habits_of(path).imports:
            if module.split(".")[0] not in OURS:
                continue
            if not any(module == one or module.startswith(one + ".") for one in may):
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {module}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_no_import_is_relative() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in every_module()
        for line, module in habits_of(path).imports
        if module.startswith(".")
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_other_packages_are_met_in_their_places_only() -> None:
    wrong = []
    for path in modules_of_the_program():
        place = path.relative_to(ROOT).as_posix()
        for line, module in habits_of(path).imports:
            folders = MET_ONLY_IN.get(module.split(".")[0])
            if folders is not None and not place.startswith(folders):
                wrong.append(f"{place}:{line} imports {module}")
    assert not wrong, "\n" + "\n".join(wrong)
