"""Why an edit was refused, in one sentence, with the key that helps where one does."""

from __future__ import annotations

from model.steps.step import ParagraphAgreed, StepRefused

AGREE_KEYS = ("Ctrl+Enter", "Ctrl+Return")
"""Agree and reopen a paragraph: the key of the number pad, and the other one."""


def refusal_told(reason: StepRefused) -> str:
    """The sentence for the person who asked."""
    if isinstance(reason, ParagraphAgreed):
        return f"{str(reason).rstrip('.')}; {AGREE_KEYS[0]} reopens it."
    return str(reason)
