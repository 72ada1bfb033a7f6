"""What ships with the program, read as bytes."""

from __future__ import annotations

from importlib.resources import files


def resource(*path: str) -> bytes:
    """The content of the shipped file at ``path`` below this folder."""
    return files(__name__).joinpath(*path).read_bytes()
