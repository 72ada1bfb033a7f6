"""What keeps LibreOffice right about the paragraph in which the first footnote is marked.

WORKAROUND for LibreOffice (7.4): where the first footnote of a document is marked it reads the
notes, all of them, and the first paragraph among these uses up the revision of the end of the
paragraph that holds the mark: its end then joins nothing, whatever is accepted or rejected. A
continuation notice that stands last and whose end is revised alike gives that revision back, for
LibreOffice reads the notice without making a paragraph of it. Nothing shows the notice: the
settings of the document name which one is printed, and do not name it.
"""

from __future__ import annotations

import re

from model.files.word.package import put_last
from model.files.word.runs import Counter

_REFERENCE = re.compile(r"<w:footnoteReference\b")
_OPENED = re.compile(r"<w:p(?=[ >])")
_END = re.compile(
    r"<w:p(?: [^>]*)?><w:pPr>(?:(?!</w:pPr>).)*?<w:rPr>"
    r"<w:(ins|del|moveFrom|moveTo) w:id=\"\d+\"([^>]*)/>(?!<w:(?:ins|del|moveFrom|moveTo)\b)",
    re.DOTALL,
)
_NOTICE = (
    '<w:footnote w:type="continuationNotice" w:id="{}">'
    "<w:p><w:pPr><w:rPr>{}</w:rPr></w:pPr></w:p></w:footnote>"
)
_OURS = re.compile(_NOTICE.format(r"\d+", r"<w:(?:ins|del|moveFrom|moveTo) [^>]*/>"))
_NUMBER = re.compile(r'<w:footnote\b[^>]*? w:id="(\d+)"')


def revised_end(document: str) -> tuple[str, str] | None:
    """What revises the end of the paragraph in which the first footnote of a body is marked.

    The element's name and its attributes but the id; None where the end stands in both texts.
    """
    mark = _REFERENCE.search(document)
    if mark is None:
        return None
    start = max((p.start() for p in _OPENED.finditer(document, 0, mark.start())), default=0)
    end = _END.match(document, start, mark.start())
    return (end[1], end[2]) if end else None


def with_notice(notes: str, document: str, counter: Counter) -> str:
    """The part of the footnotes with the notice that the body needs; without one no longer needed.

    Args:
        notes: The part's XML.
        document: The XML of the body's part.
        counter: Gives the ids of revisions.
    """
    end = revised_end(document)
    had = _OURS.search(notes)
    if had is not None and end is not None and all(told in had[0] for told in end):
        return notes
    notes = _OURS.sub("", notes)
    if end is None:
        return notes
    number = max((int(n) for n in _NUMBER.findall(notes)), default=0) + 1
    revision = f'<w:{end[0]} w:id="{counter.next()}"{end[1]}/>'
    return put_last(notes, _NOTICE.format(number, revision))
