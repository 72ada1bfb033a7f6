"""Paragraphs of ours given back exactly, where the body is as it was written."""

from __future__ import annotations

from dataclasses import replace

from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT, Run
from model.files.word_names import LABEL_STYLE
from model.files.word_part import Member, Unit
from model.files.word_runs import seen_format
from model.files.word_tokens import Token, Walked

Told = tuple[str, str, str, str]


def tokens_told(tokens: list[Token]) -> list[Told]:
    """The tokens as the writer's digest was made of."""
    return [
        (
            token.ins.author if token.ins else "",
            token.dels.author if token.dels else "",
            ""
            if token.note or token.style == LABEL_STYLE
            else " ".join(seen_format(token.formats)),
            token.words if token.kept else token.text,
        )
        for token in tokens
    ]


def end_authors(walked: Walked) -> tuple[str, str]:
    """The authors of an end mark's insertion and deletion, as the digest was made of."""
    return (
        walked.ins.author if walked.ins else "",
        walked.dels.author if walked.dels else "",
    )


def visible_text(tokens: list[Token]) -> str:
    """All that stands in the body, labels and bracket signs included."""
    return "".join(token.words if token.kept else token.text for token in tokens)


def rebuilt(unit: Unit, text: str) -> list[Paragraph]:
    """The paragraphs of a unit, their words taken from the body's text."""
    at = 0
    out = []
    for member in unit.members:
        runs, at = _runs(member, text, at)
        out.append(replace(member.paragraph, runs=runs))
    return out


def _runs(member: Member, text: str, at: int) -> tuple[tuple[Run, ...], int]:
    runs = []
    for recorded in member.runs:
        run = recorded.run
        if not recorded.stretches:
            runs.append(run)
            continue
        words = ""
        for skip, size in zip(recorded.stretches[::2], recorded.stretches[1::2], strict=True):
            at += skip
            words += text[at : at + size]
            at += size
        told = OBJECT if run.object else words
        runs.append(
            Run(
                told,
                run.ins,
                run.dels,
                run.brackets,
                run.holds,
                run.format,
                run.kept,
                run.object,
            )
        )
    return tuple(runs), at
