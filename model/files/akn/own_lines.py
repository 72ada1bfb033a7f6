"""The lines of a file of our own that say the usual in our usual form, read as the text they are.

Our writer gives each paragraph and each entry of the register a line. Nine of ten of them are so
plain that no tree has to be built of them, which takes four times as long: they are read here, and
one element stands for a stretch of them in what is left for the parser. A line that is anything
else stays; where the file as a whole is, nothing is taken out. Whoever reads the rest must meet
every stretch where such lines belong, or read the whole file again without this.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, cast, get_args

from model.draft.change import Bracket, Change, Outcome, Position, Ruling, Stance
from model.draft.ids import ID_PATTERN
from model.draft.text import Run
from model.files.akn.names import AKN, OURS, A, N
from model.files.akn.own_words import OwnWords
from model.files.guard import MAX_ELEMENTS, MAX_XML
from model.files.watch import Watch

MOST = 0.6
"""The share of the work that the lines are, where most of them are plain."""

STRETCH = A + "own"
"""Stands for a stretch of lines; ``n:lines`` says which, by a name that no file can know."""
_LINES = N + "lines"

_ROOT = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{AKN}" xmlns:n="{OURS}"'.encode()
)
_NOT_TEXT = bytes([*range(9), 11, 12, *range(13, 32)])
"""What XML has no room for, and the carriage return, which a parser reads as another character."""
_NOT_CHARACTERS = ("\ufffe", "\uffff")
_LONGEST = 1 << 20
"""Characters of a line; a parser has limits of its own for what stands between two tags."""

_ID = ID_PATTERN.pattern
_SAID, _NAMED = '[^"<>&\t]*', '[^"<>&\t]+'
_PARAGRAPH = re.compile(
    f'<(?:(recital)|(paragraph)|hcontainer name="({_NAMED})") GUID="({_ID})"'
    f'(?: n:ins="({_SAID})")?(?: n:dels="({_SAID})")?(?: n:level="(-?[0-9]{{1,9}})")?>'
    "(?:<num>([^<>&]*)</num>)?(<content>)?<p>"
)
_CHANGE, _CHANGE_END = '<n:change id="', "</n:change>"
_POSITION = "<n:position "
_POSITION_SAYS = re.compile(
    f'by="({_SAID})" stance="({_SAID})"(?: at="({_SAID})")?(?: note="({_SAID})")?( private="1")?/>'
)
_CHANGE_NAMES = ("kind", "from", "to", "outcome", "ruling", "confidence", "reason")
_CHANGE_SAYS = re.compile("".join(f'(?: {name}="({_SAID})")?' for name in _CHANGE_NAMES))
_SURE = re.compile("0(?:[.][0-9]{1,30})?|1")
_BRACKET = re.compile(f'<n:bracket id="({_ID})"/>')
_STANCES, _OUTCOMES = frozenset(get_args(Stance)), frozenset(get_args(Outcome))
_RULINGS = frozenset(get_args(Ruling))
_CHANGE_TAG, _POSITION_TAG = N + "change", N + "position"

_Facts = tuple[str, str, str, str, float | None, str]
"""Outcome, ruling, where from, where to, confidence, reason: the fields of a change."""
_NO_FACTS: _Facts = ("open", "", "", "", None, "")


class OwnParagraph(NamedTuple):
    """A line that is a paragraph: its element, what that says, its number and its words."""

    element: str
    named: str
    id: str
    ins: str
    dels: str
    level: str
    label: str
    runs: tuple[Run, ...]


Entry = Change | Bracket


class Misread(Exception):
    """The lines stood elsewhere than where they belong: the file is to be read as a whole."""


@dataclass(slots=True)
class OwnLines:
    """What was read of the lines of a file, and what is left for the parser.

    Attributes:
        rest: The file with an element for each stretch of lines, and as many lines as before.
        shapes: Tag and attributes of the entries met that say more than their id, each once.
        marks, bracketed: Marks by what attributes say, and brackets, that the words name.
    """

    rest: bytes = b""
    shapes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bracketed: set[str] = field(default_factory=set)
    _secret: str = field(default_factory=lambda: secrets.token_hex(8))
    _stretches: dict[str, list[OwnParagraph] | list[Entry]] = field(default_factory=dict)

    def put(self, stretch: list[OwnParagraph] | list[Entry]) -> str:
        """Keep a stretch; the element that stands for it."""
        name = f"{self._secret}{len(self._stretches)}"
        self._stretches[name] = stretch
        return f'<own n:lines="{name}"/>'

    def paragraphs(self, told: str | None) -> list[OwnParagraph]:
        """The stretch of that name, which is one of paragraphs.

        Raises:
            Misread: If it is not, or was met before.
        """
        taken = self._taken(told)
        if not isinstance(taken[0], OwnParagraph):
            raise Misread
        return taken

    def entries(self, told: str | None) -> list[Entry]:
        """The stretch of that name, which is one of entries of the register.

        Raises:
            Misread: If it is not, or was met before.
        """
        taken = self._taken(told)
        if isinstance(taken[0], OwnParagraph):
            raise Misread
        return taken

    def _taken(self, told: str | None) -> list[OwnParagraph] | list[Entry]:
        taken = self._stretches.pop(told or "", None)
        if taken is None:
            raise Misread
        return taken

    def must_be_read(self) -> None:
        """Raises:
        Misread: If a stretch was not met where such lines belong.
        """
        if self._stretches:
            raise Misread


NO_LINES = OwnLines()
"""Of a file that is read by the parser alone."""


def stretch_named(attributes: dict[str, str]) -> str | None:
    """The name of the stretch that an element stands for."""
    return attributes.get(_LINES)


def own_lines(content: bytes, watch: Watch) -> OwnLines | None:
    """Read the plain lines of a file; None where it is not one as we write them.

    ``watch`` is told how far it is, up to MOST of all.
    """
    if not content.startswith(_ROOT) or len(content) > MAX_XML:
        return None
    if content.count(b"<") > MAX_ELEMENTS or len(content.translate(None, _NOT_TEXT)) < len(content):
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if any(odd in text for odd in _NOT_CHARACTERS):
        return None
    return _Lines().read(text, watch)


class _Lines:
    """Reads line after line."""

    def __init__(self) -> None:
        self._lines = OwnLines()
        self._words = OwnWords(self._lines.marks, self._lines.bracketed)
        self._told: dict[str, Position] = {}
        self._positions: dict[str, tuple[Position, ...]] = {"": ()}
        self._facts: dict[str, _Facts] = {"": _NO_FACTS}

    def read(self, text: str, watch: Watch) -> OwnLines:
        """Read the plain ones among the lines of the text."""
        lines = text.split("\n")
        self._lines.rest = "\n".join(self._left(watch.over(lines, 0.0, MOST))).encode("utf-8")
        return self._lines

    def _left(self, lines: Iterable[str]) -> Iterator[str]:
        """What is left of each line."""
        paragraphs: list[OwnParagraph] = []
        entries: list[Entry] = []
        for line in lines:
            start = line[:4]
            if start == "<n:c" or start == "<n:b":
                entry = self._change(line) if start == "<n:c" else self._bracket(line)
                if entry is not None:
                    if not entries:
                        paragraphs = []
                        yield self._lines.put(entries)
                    else:
                        yield ""
                    entries.append(entry)
                    continue
            elif start == "<par" or start == "<rec" or start == "<hco":
                paragraph = self._paragraph(line)
                if paragraph is not None:
                    if not paragraphs:
                        entries = []
                        yield self._lines.put(paragraphs)
                    else:
                        yield ""
                    paragraphs.append(paragraph)
                    continue
            if paragraphs or entries:
                paragraphs, entries = [], []
            yield line

    def _paragraph(self, line: str) -> OwnParagraph | None:
        head = _PARAGRAPH.match(line)
        if head is None or len(line) > _LONGEST:
            return None
        recital, unit, named, identity, ins, dels, level, label, wraps = head.groups()
        element = recital or unit or "hcontainer"
        tail = f"</p></content></{element}>" if wraps else f"</p></{element}>"
        if not line.endswith(tail) or len(line) < head.end() + len(tail):
            return None
        runs = self._words.runs(line[head.end() : -len(tail)])
        if runs is None:
            return None
        return OwnParagraph(
            *(element, named or element, identity, ins or "", dels or "", level or ""),
            *(label or "", runs),
        )

    def _change(self, line: str) -> Change | None:
        end = line.find('"', len(_CHANGE))
        name = line[len(_CHANGE) : end]
        if not line.startswith(_CHANGE) or ID_PATTERN.fullmatch(name) is None:
            return None
        inside = line.find(">", end) + 1
        told = line[end + 1 : inside - 1]
        if inside < len(line):
            said = line[inside : -len(_CHANGE_END)]
            if not said or not line.endswith(_CHANGE_END):
                return None
        elif told.endswith("/"):
            said, told = "", told[:-1]
        else:
            return None
        facts = self._facts.get(told) or self._facts_in(told, name)
        positions = self._positions.get(said)
        if positions is None:
            positions = self._positions_in(said)
        if positions is None or facts is None:
            return None
        made = _Thawed(name, positions, *facts)
        made.__class__ = Change  # type: ignore[assignment]
        return cast(Change, made)

    def _facts_in(self, told: str, name: str) -> _Facts | None:
        """What the attributes of the change of that name say beyond its id."""
        says = _CHANGE_SAYS.fullmatch(told)
        if says is None:
            return None
        every = zip(_CHANGE_NAMES, says.groups(), strict=True)
        pairs = {name: value for name, value in every if value is not None}
        get = pairs.get
        outcome, ruling, sure = get("outcome", "open"), get("ruling", ""), get("confidence")
        if outcome not in _OUTCOMES or ruling not in _RULINGS:
            return None
        if sure is not None and _SURE.fullmatch(sure) is None:
            return None
        self._lines.shapes.append((_CHANGE_TAG, {"id": name, **pairs}))
        confidence = float(sure) if sure is not None else None
        facts = (outcome, ruling, get("from", ""), get("to", ""), confidence, get("reason", ""))
        self._facts[told] = facts
        return facts

    def _positions_in(self, said: str) -> tuple[Position, ...] | None:
        first, *pieces = said.split(_POSITION)
        if first:
            return None
        told = self._told
        try:
            found = tuple([told[piece] for piece in pieces])
        except KeyError:
            known = [told.get(piece) or self._position(piece) for piece in pieces]
            found = tuple([position for position in known if position is not None])
            if len(found) < len(pieces):
                return None
        self._positions[said] = found
        return found

    def _position(self, piece: str) -> Position | None:
        says = _POSITION_SAYS.fullmatch(piece)
        if says is None:
            return None
        by, stance, at, note, private = says.groups()
        if not by or stance not in _STANCES:
            return None
        pairs = {"by": by, "stance": stance, "at": at, "note": note}
        shown = {name: value for name, value in pairs.items() if value is not None}
        shape = {**shown, "private": "1"} if private else shown
        self._lines.shapes.append((_POSITION_TAG, shape))
        made = Position(by, cast(Stance, stance), at or "", note or "", bool(private))
        self._told[piece] = made
        return made

    def _bracket(self, line: str) -> Bracket | None:
        found = _BRACKET.fullmatch(line)
        return Bracket(found.group(1)) if found is not None else None


class _Thawed:
    """A change before it is frozen, by being given the class Change; see ``words_read``."""

    __slots__ = Change.__slots__

    def __init__(
        self,
        identity: str,
        positions: tuple[Position, ...],
        outcome: str,
        ruling: str,
        moved_from: str,
        moved_to: str,
        confidence: float | None,
        reason: str,
    ) -> None:
        self.id = identity
        self.positions = positions
        self.outcome = outcome
        self.ruling = ruling
        self.moved_from = moved_from
        self.moved_to = moved_to
        self.confidence = confidence
        self.reason = reason
