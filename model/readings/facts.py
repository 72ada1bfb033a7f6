"""What all readings of one draft go by alike, found once for all of them."""

from __future__ import annotations

from functools import cached_property

from model.draft.blocks import BlockPart, all_of, parts_of_blocks
from model.draft.change import Alternatives, Remark
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import change_of
from model.readings.places import displaced_by


class Facts:
    """What holds of a draft whatever the reading; each thing is found when first asked for."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def take_over(self, before: Facts, ends_alike: bool) -> None:
        """Take what was found of an earlier draft, as far as it must be the same here.

        ``ends_alike``: The same paragraphs stand in the same order, with the same end marks.
        """
        if before.draft.alternatives is self.draft.alternatives:
            if ends_alike or not any(g.through for g in self.draft.alternatives.values()):
                self._take(before, "rivals")
            if ends_alike:
                self._take(before, "displaced")
                self._take(before, "options")
        if ends_alike and before.draft.paragraphs.agreed_ends() == (
            self.draft.paragraphs.agreed_ends()
        ):
            self._take(before, "disputed")
            self._take(before, "agreed_ends")
        if ends_alike:
            self._take(before, "bearer")

    def _take(self, before: Facts, known: str) -> None:
        if known in before.__dict__:
            self.__dict__[known] = before.__dict__[known]

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Changes that end an agreed paragraph, and make another that is not agreed."""
        made, ended = self.draft.paragraphs.agreed_ends()
        return frozenset(c for c in ended - made if made_paragraphs(self.draft, c))

    @cached_property
    def agreed_ends(self) -> frozenset[str]:
        """Changes that are decided with an agreed paragraph that they make or end."""
        made, ended = self.draft.paragraphs.agreed_ends()
        return made | (ended - self.disputed)

    @cached_property
    def rivals(self) -> dict[str, list[Alternatives]]:
        """The groups of alternatives that each of them, or its block, is in, by its id."""
        rivals: dict[str, list[Alternatives]] = {}
        for alternatives in self.draft.alternatives.values():
            for one in all_of(self.draft, alternatives):
                rivals.setdefault(one, []).append(alternatives)
        return rivals

    @cached_property
    def displaced(self) -> dict[str, frozenset[str]]:
        """By the id of a paragraph, the changes that make an alternative to it."""
        return displaced_by(self.draft)

    @cached_property
    def options(self) -> dict[str, BlockPart]:
        """By the id of a paragraph of options, where it stands in its own one."""
        return parts_of_blocks(self.draft)

    @cached_property
    def bearer(self) -> str:
        """Id of the paragraph that shows what is said of the whole draft."""
        return bearer_of(self.draft)

    @cached_property
    def remarks(self) -> dict[str, list[Remark]]:
        """Remarks by the id of what they are about; those about the whole draft by the bearer's."""
        found: dict[str, list[Remark]] = {}
        for remark in self.draft.remarks.values():
            found.setdefault(remark.on or self.bearer, []).append(remark)
        return found


def made_paragraphs(draft: Draft, change: str) -> list[Paragraph]:
    """The paragraphs whose end mark the change inserts."""
    return [p for p in draft.carrying(change) if change in map(change_of, p.end.ins)]


def bearer_of(draft: Draft) -> str:
    """Id of the paragraph that shows what is said of the whole draft: the title, or the first.

    Only what stands before the first preambular or operative paragraph can be the title.
    """
    first = ""
    for paragraph in draft.paragraphs:
        first = first or paragraph.id
        if paragraph.kind == "title":
            return paragraph.id
        if paragraph.kind in ("preambular", "operative"):
            break
    return first
