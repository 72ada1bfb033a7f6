"""How many extents are guessed right: parts of real sentences, tagged as if they were put in."""

from __future__ import annotations

import re
from random import Random

from tests.files.reading import read, told

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"
NAMES = ("Iran", "Egypt", "Cuba", "Singapore", "Mexico", "Norway", "Japan", "Chile", "Brazil", "EU")
PARTS = (
    r" as appropriate| where appropriate| upon request",
    r" (?:relevant|effective|national|regional|appropriate|new|domestic|technical)(?= [a-z]{4,})",
    r"(?<=[a-z]) and [a-z]{4,}(?=[,;]| (?:of|in|for|to|on|at|by|with)\b)",
    r",? including [^,;]{8,90}(?=[,;])",
    r",? as well as [^,;]{8,80}(?=[,;])",
    r", [a-z-]+(?: [a-z-]+)?(?=, [a-z-]+(?: [a-z-]+)?(?:,| and))",
)
"""Parts of a sentence without which it is one still."""


def test_most_parts_are_taken_as_they_were_put_in(shared):
    rng = Random(11)
    paragraphs: list[str] = []
    wanted: list[tuple[str, str]] = []
    for number, words in enumerate(_sentences(shared), start=1):
        parts = [m for pattern in PARTS for m in re.finditer(pattern, words) if m.start() > 40]
        if not parts:
            continue
        part, name = rng.choice(parts), rng.choice(NAMES)
        paragraphs.append(f"OP{number}. {words[: part.end()]} ({name}){words[part.end() :]}")
        wanted.append((f"OP{number}.", part.group().strip(" ,")))
    draft = read(HEAD + "\n\n".join(paragraphs)).draft
    assert len(wanted) > 40
    found = [ins.strip(" ,") for ins, *_ in told(draft)]
    right = sum(words in found for _, words in wanted)
    assert right >= 0.75 * len(wanted), f"{right} of {len(wanted)}"
    assert all((c.confidence or 0) <= 0.9 for c in draft.changes.values())


def _sentences(shared) -> list[str]:
    kept = []
    for file in sorted((shared / "seeds").glob("00[34]_*.txt")):
        for paragraph in read(file.read_text(encoding="utf-8")).draft.paragraphs:
            if paragraph.kind in ("preambular", "operative") and len(paragraph.text()) > 150:
                kept.append(paragraph.text().replace("\ufffc", ""))
    return kept
