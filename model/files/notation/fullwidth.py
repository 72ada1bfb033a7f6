"""Tags and brackets as they are typed in Chinese, read as the narrow signs they stand for.

A parenthesis that is no tag keeps its signs: it belongs to the words. No offset changes.
"""

from __future__ import annotations

import re

from model.draft.delegation import DelegationTable
from model.files.notation.signs import plain_inner
from model.files.notation.tags import read_tag

_WIDE = re.compile(r"[（［【]")
_TAG = re.compile(r"（([^（）\n]{1,600})）")
_TAGGED_BRACKET = re.compile(r"【([^【】\n]{1,2000})】(?=[^\S\n]*\()")
_SQUARE = str.maketrans("［］", "[]")
_POINTS = str.maketrans("，、；：", ",,;:")


def with_narrow_signs(text: str, table: DelegationTable) -> str:
    """The text with its wide tags and brackets as narrow ones."""
    if not _WIDE.search(text):
        return text

    def narrow(found: re.Match[str]) -> str:
        inner = found[1].translate(_POINTS)
        return f"({inner})" if read_tag(plain_inner(inner), table) is not None else found[0]

    text = _TAG.sub(narrow, text.translate(_SQUARE))
    return _TAGGED_BRACKET.sub(r"[\1]", text)
