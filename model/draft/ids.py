"""The names of things in a draft: how they look, and how they are made."""

from __future__ import annotations

import hashlib
import re
import secrets

ID_PATTERN = re.compile(r"[a-z][a-z0-9]{0,23}")
"""What an id may be. Word bookmarks, which carry ids through Word, allow no more."""

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAIRS = [one + two for one in _ALPHABET for two in _ALPHABET]


def is_id(text: str) -> bool:
    """Whether ``text`` can name a thing in a draft."""
    return ID_PATTERN.fullmatch(text) is not None


def new_id(kind: str) -> str:
    """Return a fresh id beginning with ``kind`` (one lower-case letter).

    48 random bits and never a counter: two laptops must not name two things alike.
    """
    return kind + _base36(secrets.randbits(48))


def derived_id(kind: str, *evidence: object) -> str:
    """Return the id of a thing in a file without ids: the same evidence gives the same id.

    Evidence is what identifies the thing: the draft, the delegation, the place, the words, and
    its ordinal among its equals.
    """
    told = "\x1f".join(str(piece) for piece in evidence)
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
    return kind + _base36(int.from_bytes(digest[:6], "big"))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 1296)
        digits = _PAIRS[rest] + digits
    return digits.lstrip("0") or "0"
