"""What kind of text this is: a resolution or a report."""

from __future__ import annotations

from collections.abc import Sequence

from model.files.notation.flow import Flow
from model.files.notation.labels import Phrases
from model.files.notation.unit import Unit


def is_resolution(units: Sequence[Unit], flows: Sequence[Flow], phrases: Phrases) -> bool:
    """Whether numbered paragraphs are operative ones, and not those of a report."""
    if any(u.kind == "enacting" or (u.label and u.label.is_explicit()) for u in units):
        return True
    if sum(u.kind in ("preambular", "operative") and u.label is None for u in units) > 1:
        return True
    numbered = [
        f
        for u, f in zip(units, flows, strict=True)
        if u.kind == "operative" and u.label and u.label.kind != "sub"
    ]
    if not numbered:
        return False
    opened = sum(phrases.opening(f.text) is not None or bool(f.tags) for f in numbered)
    return opened >= 0.3 * len(numbered)
