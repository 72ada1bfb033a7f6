"""The source files of the house, and of each what its habits can be read off."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

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


class Function(NamedTuple):
    """A function: its name, its first line, how many it has."""

    name: str
    line: int
    lines: int


class Habits(NamedTuple):
    """What is kept of a file.

    Attributes:
        docstring: Its own, or empty.
        functions: All of them, wherever they are.
        imports: (line, module) of every import, wherever it is; "." before a relative one. What
            is imported from a package of the house is named in full.
        from_above: The modules from which something is imported at the top.
        annotates: Whether anything in it has an annotation, or could have one.
        globals: (line, names) of every ``global``.
    """

    docstring: str
    functions: tuple[Function, ...]
    imports: tuple[tuple[int, str], ...]
    from_above: frozenset[str]
    annotates: bool
    globals: tuple[tuple[int, tuple[str, ...]], ...]


OURS = ("model", "widgets", "app", "resources", "main", "tests", "PySide6")
"""Packages of which it matters what is imported from them."""


@cache
def habits_of(path: Path) -> Habits:
    """A file, read once a run.

    No tree is kept: with all of them the collector, which runs between tests of widgets, would
    take half a second each time.
    """
    tree = ast.parse(path.read_text("utf-8"))
    nodes = tuple(ast.walk(tree))
    return Habits(
        ast.get_docstring(tree) or "",
        tuple(_function(n) for n in nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)),
        tuple(one for n in nodes for one in _imports(n)),
        frozenset(n.module or "" for n in tree.body if isinstance(n, ast.ImportFrom)),
        any(isinstance(n, ast.AnnAssign | ast.FunctionDef) for n in nodes),
        tuple((n.lineno, tuple(n.names)) for n in nodes if isinstance(n, ast.Global)),
    )


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Function:
    return Function(node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1)


def _imports(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Import):
        yield from ((node.lineno, name.name) for name in node.names)
    elif isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        if module in OURS:
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)
        else:
            yield node.lineno, module
