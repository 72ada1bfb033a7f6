"""Paragraphs of ours given back exactly, where the body is as it was written."""

from __future__ import annotations

from dataclasses import replace

from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT, Run, cut, joined
from model.files.word.body import digest
from model.files.word.names import LABEL_STYLE
from model.files.word.part import Member, Register, Unit
from model.files.word.runs import seen_format
from model.files.word.tokens import Token, Walked

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


def is_as_written(walked: Walked, unit: Unit) -> bool:
    """Whether nobody has worked on a Word paragraph since we wrote it."""
    return digest(tokens_told(walked.tokens), end_authors(walked)) == unit.digest


def name_of(register: Register, walked: Walked) -> str | None:
    """The id by which our part knows a Word paragraph; None where it does not."""
    return next((name for name, _ in walked.names if name in register.units), None)


def worked_on(register: Register, body: list[Walked]) -> frozenset[str]:
    """The Word paragraphs of ours, by their first paragraph's id, that are to be read anew.

    Those are the ones that somebody worked on, and those that share a bracket with one: where its
    signs stand is a matter of all of them.
    """
    brackets: dict[str, frozenset[str]] = {}
    changed: set[str] = set()
    for walked in body:
        name = name_of(register, walked)
        if name is None or name in brackets:
            continue
        unit = register.units[name]
        told = (r.run.brackets for member in unit.members for r in member.runs)
        brackets[name] = frozenset(bracket for some in told for bracket in some)
        if not is_as_written(walked, unit):
            changed.add(name)
    fresh = set(changed)
    while fresh:
        touched = frozenset().union(*(brackets[name] for name in fresh))
        fresh = {n for n, some in brackets.items() if n not in changed and some & touched}
        changed |= fresh
    return frozenset(changed)


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


def with_hidden(runs: tuple[Run, ...], member: Member) -> tuple[Run, ...]:
    """The runs with those put back that are in neither text, near where they stood."""
    seen = 0
    for recorded in member.runs:
        if recorded.run.text:
            before, after = cut(runs, min(seen, sum(len(r.text) for r in runs)))
            runs = joined((*before, recorded.run, *after))
            seen += len(recorded.run.text)
        else:
            seen += sum(recorded.stretches[1::2])
    return runs
