"""Agreement of paragraphs: gavelled in the sitting's forum, pending, under silence, reopened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.speaking import Speaking
from app.acts.standing_words import choices_told, question_told
from app.acts.until import as_utc, day_of, day_told, time_of, time_told
from app.acts.words import called
from app.refusals import AGREE_KEYS
from model.draft.agreement import FORUM_NAMES, Forum
from model.draft.delegation import CHAIR, Delegation
from model.draft.draft import Draft
from model.draft.paragraph import MASTHEAD_KINDS, Paragraph, display_name
from model.readings.before_agreeing import Standing, left_in_doubt, standing_against
from model.steps.agreeing_edits import agree_lifting, break_silence, put_under_silence, wait_for
from model.steps.decision_edits import agree_paragraph, reopen_paragraph, table_draft
from model.steps.edit import Edit
from model.steps.step import StepRefused
from widgets.dialogs.candidates import Candidate, paragraph_candidates
from widgets.dialogs.questions import Choice, Choose, FreeWords
from widgets.dialogs.saying import NameSeveral, PickDelegation

FORUMS = (
    Choice("i", "Informals", "informals"),
    Choice("a", "Ad ref", "adref"),
    Choice("c", "Committee of the Whole", "cow"),
    Choice("p", "Plenary", "plenary"),
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where and when the room agrees.

    Attributes:
        forum: Where; empty as long as nobody said.
        day: ISO date; empty for today.
    """

    forum: Forum = ""
    day: str = ""


def here_and_now() -> datetime:
    """The time on the wall."""
    return datetime.now().astimezone()


class Agreeing(QObject):
    """Gavels the paragraph under the caret."""

    def __init__(
        self, desk: Desk, speaking: Speaking, clock: Callable[[], datetime] = here_and_now
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._speaking = speaking
        self._clock = clock
        self.sitting = Sitting()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command(
                *("decide.agree", "A&gree, reopen", AGREE_KEYS, self.agree, has_draft),
                bar="Agree",
                section=True,
                context=True,
            ),
            Command("decide.pending", "&Pending…", (), self.ask_pending, has_draft),
            Command("decide.silence", "&Under silence until…", (), self.ask_silence, has_draft),
            Command("decide.broken", "Silence &broken…", (), self.ask_broken, has_draft),
            Command(
                *("decide.sitting", "Where and when we a&gree…", (), self.ask_sitting, has_draft),
                section=True,
            ),
            Command("decide.table", "The text is ta&bled…", (), self.ask_tabled, self.can_table),
        )

    @property
    def day(self) -> str:
        """The day of the sitting, in ISO form."""
        return self.sitting.day or self._clock().date().isoformat()

    def _here(self) -> Paragraph | None:
        """The paragraph with the caret, if it is one that a room agrees."""
        here = self._desk.paragraph()
        if here is None or here.kind in MASTHEAD_KINDS:
            self._desk.say("Put the caret into a paragraph first.")
            return None
        return here

    # -- the sitting -----------------------------------------------------------------------------

    def ask_sitting(self) -> None:
        """Ask in which forum the room agrees, and on which day."""
        self._ask_forum(self._ask_day)

    def _ask_forum(self, then: Callable[[], object]) -> None:
        question = Choose("Where do we agree? It holds until you say otherwise.", FORUMS)
        self._desk.ask_this(question, partial(self._on_forum, then))

    def _on_forum(self, then: Callable[[], object], value: object, typed: str) -> None:
        self.sitting = replace(self.sitting, forum=value)  # type: ignore[arg-type]
        then()

    def _ask_day(self) -> None:
        self._desk.ask_this(
            FreeWords(
                "On which day? Enter for today.",
                partial(self._read_day, f"agreed {FORUM_NAMES[self.sitting.forum]}"),
            ),
            self._on_day,
        )

    def _read_day(self, done: str, typed: str) -> tuple[object | None, str]:
        day = day_of(typed, self._clock().date())
        if day is None:
            return None, "A day, like “15 March” or “2026-03-15”"
        return day, f"Enter: {done}, {day_told(day)}"

    def _on_day(self, value: object, typed: str) -> None:
        self.sitting = replace(self.sitting, day=str(value) if typed.strip() else "")
        self._desk.say(f"We agree {FORUM_NAMES[self.sitting.forum]}, {self.day}")

    # -- tabling ---------------------------------------------------------------------------------

    def can_table(self) -> bool:
        """Whether a draft is open that was not tabled yet."""
        draft = self._desk.session.draft
        return draft is not None and not draft.tabled_on

    def ask_tabled(self) -> None:
        """Ask on which day the text was tabled: what is typed from then on is a proposal."""
        read = partial(self._read_day, "tabled")
        question = FreeWords("Tabled on which day? Enter for today.", read)
        self._desk.ask_this(question, self._on_tabled)

    def _on_tabled(self, value: object, typed: str) -> None:
        self._desk.attempt(lambda draft, at: table_draft(draft, str(value), at))

    # -- agree, reopen ---------------------------------------------------------------------------

    def agree(self) -> None:
        """Gavel the paragraph; one that is agreed or withdrawn is reopened."""
        here = self._here()
        if here is None:
            return
        if here.agreement.state in ("agreed", "withdrawn"):
            self._desk.attempt(lambda draft, at: reopen_paragraph(draft, here.id, self.day, at))
        elif not self.sitting.forum:
            self._ask_forum(partial(self._agree, here.id))
        else:
            self._agree(here.id)

    def _agree(self, paragraph: str) -> None:
        """Gavel it, or say first what stands against it."""
        draft = self._desk.session.draft
        here = draft.paragraph(paragraph) if draft is not None else None
        if draft is None or here is None:
            return
        standing = standing_against(draft, here)
        if not standing:
            self._do(paragraph, self._as_it_stands(paragraph))
            return
        doubts = _doubts(draft, paragraph, agree_paragraph(draft, paragraph))
        try:
            left = _doubts(draft, paragraph, self._lifting(paragraph, standing, draft, ""))
        except StepRefused:  # brackets that reach into an agreed paragraph
            left = None
        question = Choose(
            question_told(draft, here, standing, self.sitting.forum),
            choices_told(draft, standing, doubts, left),
        )
        answer = partial(self._on_answer, paragraph, standing)
        self._desk.ask_this(question, answer)

    def _on_answer(self, paragraph: str, standing: Standing, value: object, typed: str) -> None:
        if value == "wait":
            self._ask_whom(paragraph, standing)
        elif value == "lift":
            self._do(paragraph, partial(self._lifting, paragraph, standing))
        else:
            self._do(paragraph, self._as_it_stands(paragraph))

    def _as_it_stands(self, paragraph: str) -> Callable[[Draft, str], Edit]:
        forum, day = self.sitting.forum, self.day
        return lambda draft, at: agree_paragraph(draft, paragraph, forum, day, at)

    def _lifting(self, paragraph: str, standing: Standing, draft: Draft, at: str) -> Edit:
        chair = self._desk.session.table.get(CHAIR) or CHAIR
        held, brackets = standing.held, standing.brackets
        forum, day = self.sitting.forum, self.day
        return agree_lifting(draft, paragraph, held, brackets, chair, forum, day, at)

    def _do(self, paragraph: str, make: Callable[[Draft, str], Edit]) -> None:
        """Agree it, and say what the agreement leaves in doubt."""
        if not self._desk.attempt(make):
            return
        draft = self._desk.session.draft
        doubts = _doubts(draft, paragraph) if draft is not None else []
        if draft is not None and doubts:
            told = ", ".join(called(draft, change) for change in doubts)
            self._desk.say(f"{self._desk.session.history.undo_name}; still in doubt: {told}")

    # -- pending ---------------------------------------------------------------------------------

    def ask_pending(self) -> None:
        """Ask for whom the paragraph waits."""
        here, draft = self._here(), self._desk.session.draft
        if here is not None and draft is not None:
            self._ask_whom(here.id, standing_against(draft, here))

    def _ask_whom(self, paragraph: str, standing: Standing) -> None:
        draft, table = self._desk.session.draft, self._desk.session.table
        if draft is None:
            return
        known = (table.get(one) for one in standing.delegations())
        usual = tuple(one for one in known if one is not None)
        others = [
            replace(c, value=draft.paragraphs[c.value].id, rank=2)
            for c in paragraph_candidates(draft)
            if isinstance(c.value, int) and draft.paragraphs[c.value].id != paragraph
        ]
        candidates: list[Candidate] = [*self._speaking.delegations(), *others]
        question = NameSeveral(
            "Pending whom, or which other paragraphs?",
            candidates,
            self._speaking.letters,
            lambda named: self._waiting(paragraph, named, draft, "").name,
            usual,
        )
        self._desk.ask_this(question, partial(self._on_whom, paragraph))

    def _on_whom(self, paragraph: str, value: object, typed: str) -> None:
        if isinstance(value, tuple):
            self._desk.attempt(partial(self._waiting, paragraph, value))

    def _waiting(self, paragraph: str, named: tuple[object, ...], draft: Draft, at: str) -> Edit:
        delegations = [one for one in named if isinstance(one, Delegation)]
        others = [one for one in named if isinstance(one, str)]
        forum, day = self.sitting.forum, self.day if self.sitting.forum else ""
        return wait_for(draft, paragraph, delegations, others, forum, day, at)

    # -- silence ---------------------------------------------------------------------------------

    def ask_silence(self) -> None:
        """Ask until when the paragraph is under silence."""
        here = self._here()
        if here is not None:
            words = f"{display_name(here)} under silence until when?"
            self._desk.ask_this(FreeWords(words, self._read_time), partial(self._on_time, here.id))

    def _read_time(self, typed: str) -> tuple[object | None, str]:
        at = time_of(typed, self._clock())
        if at is None:
            return None, "A time, like “18:00”, “tomorrow 10:00”, “15 March 10:00” or “72h”"
        utc = as_utc(at)
        return utc, f"Enter: until {time_told(at)} ({utc[11:16]} UTC)"

    def _on_time(self, paragraph: str, value: object, typed: str) -> None:
        self._desk.attempt(lambda draft, at: put_under_silence(draft, paragraph, str(value), at=at))

    def ask_broken(self) -> None:
        """Ask who broke the silence."""
        here = self._here()
        if here is None:
            return
        if here.agreement.state != "silence":
            self._desk.say(f"{display_name(here)} is not under silence.")
            return
        words = f"Who broke the silence on {display_name(here)}?"
        question = PickDelegation(words, self._speaking.delegations(), self._speaking.letters)
        self._desk.ask_this(question, partial(self._on_broken, here.id))

    def _on_broken(self, paragraph: str, value: object, typed: str) -> None:
        if isinstance(value, Delegation):
            self._desk.attempt(lambda draft, at: break_silence(draft, paragraph, value, at))


def _doubts(draft: Draft, paragraph: str, edit: Edit | None = None) -> list[str]:
    """What stays in doubt in the paragraph, after an edit."""
    after = edit.apply(draft) if edit is not None else draft
    here = after.paragraph(paragraph)
    return left_in_doubt(after, here) if here is not None else []
