"""The habits of the house that can be held by a test: sizes, names, docstrings, what lies where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from tests.sources import ROOT, every_module, habits_of

pytestmark = pytest.mark.xdist_group("sources")

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40

NOT_A_NAME = ("util", "utils", "misc", "common", "helper", "helpers", "base", "manager")
"""Names that do not say what is in a file."""

AT_THE_TOP = {
    *("app", "widgets", "model", "resources", "tests", "main.py", "pyproject.toml"),
    *("README.md", "CHANGELOG.md", "LICENSE", ".gitignore", ".ci", ".git", "docs"),
}
"""What may lie at the top of the repository."""

MADE_BY_TOOLS = re.compile(r"__pycache__|\..*cache|\.hypothesis|.*\.egg-info|build|dist|\.?venv")

ELSEWHERE = re.compile(
    # Put together here, so that this file does not name them.
    "|".join(("pypi" + "[.]org", "python" + "hosted", "npm" + "js", "index" + "-url"))
    + r"|\b(?:10|192[.]168)[.]\d+[.]\d+[.]\d+",
    re.IGNORECASE,
)
"""Registries, mirrors and machines of one workshop, which a project should not know."""


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _none(wrong: Iterable[str]) -> None:
    """Fail with all that is wrong, a line each."""
    told = list(wrong)
    assert not told, "\n" + "\n".join(told)


def test_no_file_is_long() -> None:
    sizes = {_place(p): len(p.read_text("utf-8").splitlines()) for p in every_module()}
    _none(f"{p}: {n} lines" for p, n in sizes.items() if n > MOST_LINES_OF_A_FILE)


def test_no_function_is_long() -> None:
    sizes = {
        f"{_place(path)}:{one.name}": one.lines
        for path in every_module()
        for one in habits_of(path).functions
    }
    _none(f"{f}: {n} lines" for f, n in sizes.items() if n > MOST_LINES_OF_A_FUNCTION)


def test_files_are_named_after_what_is_in_them() -> None:
    wrong = [_place(p) for p in every_module() if set(p.stem.split("_")) & set(NOT_A_NAME)]
    _none(wrong)


def test_only_the_given_things_lie_at_the_top() -> None:
    there = {p.name for p in ROOT.iterdir() if not MADE_BY_TOOLS.fullmatch(p.name)}
    _none(sorted(there - AT_THE_TOP))


def test_every_module_says_what_a_reader_finds() -> None:
    silent = [
        _place(p)
        for p in every_module()
        if not habits_of(p).docstring and p.read_text("utf-8").strip()
    ]
    _none(silent)


def test_no_annotation_is_evaluated() -> None:
    missing = [
        _place(path)
        for path in every_module()
        if habits_of(path).annotates and "__future__" not in habits_of(path).from_above
    ]
    _none(missing)


def test_only_overrides_of_qt_have_capitals_in_their_names() -> None:
    wrong = []
    for path in every_module():
        for one in habits_of(path).functions:
            capital = re.match(r"_*[a-z]+[A-Z]", one.name) is not None
            if capital and not (_meets_qt(path) and _is_qts(one.name)):
                wrong.append(f"{_place(path)}:{one.name}")
    _none(wrong)


def _meets_qt(path: Path) -> bool:
    return _place(path).startswith(("app/", "widgets/", "tests/"))


@cache
def _is_qts(name: str) -> bool:
    """Whether a class of Qt has a method of that name."""
    # dir and getattr, not vars: the binding makes its classes when they are first asked for.
    classes = (getattr(m, known) for m in (QtCore, QtGui, QtWidgets) for known in dir(m))
    return any(hasattr(known, name) for known in classes if isinstance(known, type))


def test_no_module_names_a_registry_or_a_machine() -> None:
    texts = [*every_module(), ROOT / "pyproject.toml", *ROOT.glob("*.md")]
    wrong = []
    for path in texts:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if ELSEWHERE.search(line):
                wrong.append(f"{_place(path)}:{number}: {line.strip()[:80]}")
    _none(wrong)


def test_nothing_is_kept_in_globals() -> None:
    wrong = [
        f"{_place(path)}:{line} global {', '.join(names)}"
        for path in every_module()
        for line, names in habits_of(path).globals
    ]
    _none(wrong)
