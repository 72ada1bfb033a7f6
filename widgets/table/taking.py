"""What a clipboard or a drop holds, taken in the best form that it comes in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from widgets.table.pasted import OWN_FORM, Pasted, from_own_form, pasted_text
from widgets.table.pasted_html import pasted_html


def has_words(data: QMimeData | None) -> bool:
    """Whether there may be words in it; files are none, whatever they are called.

    Qt gives none for a clipboard that nobody has written to.
    """
    return (
        data is not None
        and not data.hasUrls()
        and (data.hasFormat(OWN_FORM) or data.hasHtml() or data.hasText())
    )


def taken(data: QMimeData | None) -> Pasted | None:
    """The words: our own form first, then HTML, which keeps formats, then plain text.

    None where there are none. HTML without words (a picture's) gives way to the plain text.
    """
    if data is None or not has_words(data):
        return None
    found = None
    if data.hasFormat(OWN_FORM):
        found = from_own_form(bytes(data.data(OWN_FORM).data()))
    if found is None and data.hasHtml():
        found = pasted_html(data.html())
    if found is None and data.hasText():
        found = pasted_text(data.text())
    return found
