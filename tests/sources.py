"""The source files of the house, and each as a syntax tree that is parsed once a run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def modules_of_the_program() -> Iterator[Path]:
    """Every module of the house but its tests."""
    yield ROOT / "main.py"
    for folder in ("app", "widgets", "model", "resources"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def every_module() -> Iterator[Path]:
    """Every module of the house, its tests too."""
    yield from modules_of_the_program()
    yield from sorted((ROOT / "tests").rglob("*.py"))


@cache
def syntax_tree(path: Path) -> ast.Module:
    """A file, parsed: several habits are read off the same trees."""
    return ast.parse(path.read_text("utf-8"))
