"""Edits that put right what a check found: a technical correction, accepted at once."""

from __future__ import annotations

from dataclasses import replace

from model.draft.delegation import SECRETARIAT
from model.draft.draft import Draft
from model.draft.place import Place
from model.steps.edit import Edit
from model.steps.position_edits import rename_paragraph
from model.steps.typing_edits import delete_words, insert_words, replace_words
from model.steps.voice import Voice


def mend_words(
    draft: Draft, paragraph: str, start: int, end: int, words: str, at: str = ""
) -> Edit:
    """Write ``words`` in the place of those from ``start`` to ``end``.

    Raises:
        StepRefused: If the words are not there any more.
    """
    voice = Voice(SECRETARIAT if SECRETARIAT in draft.delegations else "", hat="secretariat", at=at)
    first, last = Place(paragraph, start), Place(paragraph, end)
    if start == end:
        edit = insert_words(draft, first, words, voice, correction=True)
    elif not words:
        edit = delete_words(draft, first, last, voice, correction=True)
    else:
        edit = replace_words(draft, first, last, words, voice, correction=True)
    return replace(edit, name="Correction")


def mend_label(draft: Draft, paragraph: str, label: str, at: str = "") -> Edit:
    """Give a paragraph the label that its place asks for.

    Raises:
        StepRefused: If it is not there.
    """
    return replace(rename_paragraph(draft, paragraph, label, at), name="Correction")
