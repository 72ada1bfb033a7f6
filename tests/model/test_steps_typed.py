"""What typing does, key by key, to own words and those of others."""

from __future__ import annotations

import gc

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Bracket
from model.draft.delegation import CHAIR, SECRETARIAT
from model.draft.draft import Draft
from model.draft.place import Place
from model.readings.lines import printed_lines
from model.readings.reading import TABLED
from model.steps.step import StepRefused
from model.steps.typed import Asked, Typed, type_words
from model.steps.voice import Voice
from model.steps.whole_edits import add_alternative
from tests.builders import bracket, change, dele, draft, end, fmt, ins, op
from tests.check_edit import check_file_form, check_owed

EGYPT = Voice("egy")


def at(offset: int, paragraph: str = "p1", side: str = "before") -> Place:
    return Place(paragraph, offset, side)  # type: ignore[arg-type]


class Typist:
    """Types into a draft as a person does, with the caret and the change in hand."""

    def __init__(self, whole: Draft, voice: Voice = EGYPT) -> None:
        self.draft = whole
        self.voice = voice
        self.caret = at(0)
        self.hand = ""

    def do(self, asked: Asked) -> Typist:
        typed: Typed = type_words(self.draft, self.voice, asked)
        self.draft = check_owed(self.draft, typed.edit)
        check_file_form(self.draft)
        self.caret, self.hand = typed.caret, typed.hand
        return self

    def stand(self, offset: int, paragraph: str = "p1", side: str = "before") -> Typist:
        self.caret = at(offset, paragraph, side)
        return self

    def keys(self, words: str) -> Typist:
        for key in words:
            self.do(Asked(self.caret, self.caret, (key,), hand=self.hand, caret=self.caret))
        return self

    def back(self, times: int = 1) -> Typist:
        for _ in range(times):
            start = self.caret._replace(offset=self.caret.offset - 1)
            self.do(Asked(start, self.caret, (), "back", self.hand, self.caret))
        return self

    def forward(self, times: int = 1) -> Typist:
        for _ in range(times):
            stop = self.caret._replace(offset=self.caret.offset + 1)
            self.do(Asked(self.caret, stop, (), "forward", self.hand, self.caret))
        return self

    def over(self, start: int, stop: int, *words: str) -> Typist:
        return self.do(Asked(at(start), at(stop), words, hand=self.hand, caret=at(stop)))

    def told(self) -> str:
        """Words with their changes as a, b, …: "+a:new+" put in, "~b:old~" struck."""
        names: dict[str, str] = {}

        def named(mark: str) -> str:
            return names.setdefault(mark, "abcdef"[len(names)])

        told = []
        for paragraph in self.draft.paragraphs:
            words = ""
            for run in paragraph.runs:
                text = run.text
                for mark in run.dels:
                    text = f"~{named(mark)}:{text}~"
                for mark in reversed(run.ins):
                    text = f"+{named(mark)}:{text}+"
                words += text
            words += "".join(f"+{named(m)}+" for m in paragraph.end.ins)
            told.append(words + "".join(f"~{named(m)}~" for m in paragraph.end.dels))
        return " ¶ ".join(told)


def on(*pieces, **facts) -> Typist:
    return Typist(draft(op(*pieces), **facts))


def test_letters_after_letters_are_one_change():
    one = on("Urges States").stand(6).keys("all ")
    assert one.told() == "Urges +a:all +States"
    assert one.caret == at(10)


def test_own_words_are_edited_in_place():
    one = on("Urges ", ins("c1", "al "), "States").stand(8).keys("l")
    assert one.told() == "Urges +a:all +States"
    assert one.stand(9).back(3).told() == "Urges +a: +States"
    assert one.stand(7).back().told() == "Urges States"
    assert not one.draft.changes


@pytest.mark.parametrize(
    "others",
    [
        {"changes": [change("c1", "irn propose")]},
        {"changes": [change("c1", "egy propose", "irn support")]},
        {"changes": [change("c1", "egy propose", ruling="take")]},
        {"changes": [change("c1", "egy propose", outcome="accepted")]},
    ],
)
def test_words_that_others_have_a_say_in_are_struck(others):
    one = on("Urges ", ins("c1", "all "), "States", **others).stand(9).back()
    assert one.told() == "Urges +a:al++a:~b:l~++a: +States"
    one.stand(8).keys("x")
    assert "~b:l~" in one.told()
    assert len(one.draft.changes) == 2


def test_a_mix_is_taken_out_each_to_its_due():
    one = on("Urges ", ins("c1", "all "), ins("c2", "good "), "States")
    one.draft = draft(
        op("Urges ", ins("c1", "all "), ins("c2", "good "), "States"),
        changes=[change("c2", "irn propose")],
    )
    one.over(3, 17)
    assert one.told() == "Urg~a:es ~+b:~a:good ~+~a:St~ates"
    assert set(one.draft.changes) - {"c2"} != {"c1"}


def test_typing_over_is_one_replacement():
    one = on("Urges all States").over(0, 5, "Invites")
    assert one.told() == "~a:Urges~+a:Invites+ all States"
    assert one.caret == at(12)
    assert one.keys("!").told() == "~a:Urges~+a:Invites!+ all States"


def test_backspaces_are_one_deletion_and_words_there_make_it_a_replacement():
    one = on("Urges all States").stand(9).back(3)
    assert one.told() == "Urges ~a:all~ States"
    assert one.caret == at(6)
    assert one.keys("no").told() == "Urges ~a:all~+a:no+ States"
    assert one.back(2).told() == "Urges ~a:all~ States"


def test_deleting_forward_goes_on_behind_what_is_struck():
    one = on("Urges all States").stand(6).forward(3)
    assert one.told() == "Urges ~a:all~ States"
    assert one.caret == at(9)
    assert one.keys("no").told() == "Urges ~a:all~+a:no+ States"


def test_what_is_struck_by_oneself_is_stepped_over():
    one = on("Urges ", dele("c1", "all"), " States").stand(9).back()
    assert one.told() == "Urges ~a:all~ States"
    assert one.caret == at(8)
    one = Typist(draft(op(dele("c1", "all")), changes=[change("c1", "irn propose", "egy support")]))
    assert one.stand(2).back().told() == "~a:all~"


def test_behind_a_tag_a_change_of_its_own_begins():
    one = on("Urges ", ins("c1", "all "), "States").stand(10, side="after").keys("x")
    assert len(one.draft.changes) == 2
    one = on("Urges ", ins("c1", "all "), "States").stand(10).keys("x")
    assert len(one.draft.changes) == 1


def test_words_inside_words_of_others_nest():
    one = Typist(draft(op(ins("c1", "all")), changes=[change("c1", "irn propose")]))
    assert one.stand(1).keys("xy").told() == "+a:a++a:+b:xy+++a:ll+"
    one = Typist(draft(op(dele("c1", "all")), changes=[change("c1", "irn propose")]))
    assert one.stand(1).keys("xy").told() == "~a:a~+b:~a:xy~+~a:ll~"


def test_the_chair_and_the_secretariat_wear_hats():
    (made,) = (
        Typist(draft(op("Urges")), Voice(CHAIR, "chair")).stand(5).keys("!").draft.changes.values()
    )
    assert (made.ruling, made.outcome) == ("take", "open")
    secretariat = Voice(SECRETARIAT, "secretariat")
    agreed = draft(op("Urges", agreement=Agreement("agreed")))
    one = Typist(agreed, secretariat).stand(5).keys("!!")
    (made,) = one.draft.changes.values()
    assert (made.ruling, made.outcome) == ("", "accepted")
    assert one.back(2).told() == "Urges"
    with pytest.raises(StepRefused, match="agreed"):
        Typist(agreed).stand(5).keys("!")


def test_before_tabling_all_is_plain():
    one = Typist(draft(op("Urges"), op("Invites"), tabled_on=""), Voice())
    one.stand(5).keys(" all").back().over(0, 1, "u")
    assert one.told() == "urges al ¶ Invites"
    one.do(Asked(at(8), at(0, "p2"), (), "back", caret=at(0, "p2")))
    assert one.told() == "urges alInvites"
    one.do(Asked(at(5), at(5), ("", "")))
    assert one.told() == "urges ¶  alInvites"


def test_enter_splits_and_backspace_joins_without_a_trace():
    one = on("Urges States").stand(6)
    one.do(Asked(one.caret, one.caret, ("", ""), caret=one.caret))
    assert one.told() == "Urges +a+ ¶ States"
    second = one.caret.paragraph
    one.keys("all ")
    assert one.told() == "Urges +a+ ¶ +a:all +States"
    one.back(4)
    one.do(Asked(at(6), at(0, second), (), "back", one.hand, one.caret))
    assert one.told() == "Urges States"
    assert not one.draft.changes
    assert one.caret == at(6)


def test_joining_paragraphs_of_others_strikes_the_end():
    one = Typist(draft(op("Urges"), op("Invites")))
    one.do(Asked(at(5), at(0, "p2"), (), "back", caret=at(0, "p2")))
    assert one.told() == "Urges~a~ ¶ Invites"
    assert one.caret == at(5)


def test_own_paragraphs_go_really_with_what_is_selected():
    one = Typist(draft(op("Urges"), op(ins("c1", "New"), end=end("c1")), op("Invites")))
    one.do(Asked(at(0, "p2"), at(3, "p2")))
    assert one.told() == "Urges ¶ Invites"
    assert not one.draft.changes


def test_words_in_brackets_of_others_are_struck_and_own_brackets_go():
    mine = draft(op("a", bracket("b1", ins("c1", "x"))), brackets=[Bracket("b1", ins=("c1",))])
    assert Typist(mine).stand(2).back().told() == "a"
    one = Typist(
        draft(
            op("a", bracket("b1", ins("c1", "x"))),
            changes=[change("c2", "irn propose")],
            brackets=[Bracket("b1", ins=("c2",))],
        )
    )
    assert one.stand(2).back().told() == "a+b:~a:x~+"


def test_typed_letters_look_like_those_left_of_them():
    one = on(fmt("b", "Urges"), " all").stand(5).keys("!")
    assert one.draft.paragraphs[0].runs[1].format == ("b",)


def test_own_letters_inside_anothers_deletion_are_taken_back_really():
    struck = op("Urges ", dele("c1", "all the "), "States")
    one = Typist(draft(struck, changes=[change("c1", "irn propose")]))
    before = one.draft
    one.stand(10).keys("abc").back(3)
    assert one.draft == before


def test_an_own_split_inside_anothers_deletion_is_taken_back_really():
    struck = op("Urges ", dele("c1", "all the "), "States")
    one = Typist(draft(struck, changes=[change("c1", "irn propose")]))
    before = one.draft
    one.do(Asked(at(10), at(10), ("", ""), caret=at(10)))
    assert len(one.draft.paragraphs) == 2
    one.do(Asked(at(10), Place(one.draft.paragraphs[1].id, 0), (), "back", one.hand, one.caret))
    assert one.draft == before


@pytest.mark.parametrize("who", ["egy", "irn"])
def test_beside_an_alternative_the_paragraph_is_edited_as_any_other(who):
    whole = draft(op("Urges all States;", label="1."), op("Begs."))
    offered = add_alternative(whole, Voice(who), "p1")
    one = Typist(offered.edit.apply(whole))
    one.hand = offered.hand
    before = one.draft
    one.stand(6).keys("abc")
    assert one.draft.paragraphs[0].text() == "Urges abcall States;"
    assert one.caret == at(9)
    one.back(3)
    assert one.draft == before
    one.back()
    assert [len(run.dels) for run in one.draft.paragraphs[0].runs] == [1, 2, 1]


def test_a_key_leaves_nothing_for_the_collector():
    typist = Typist(draft(op("Urges ", ins("c1", "all "), "to meet."))).stand(6)
    asked = Asked(typist.caret, at(9), ("x",), caret=typist.caret)
    gc.collect()
    typed = type_words(typist.draft, EGYPT, asked)
    assert gc.collect() == 0 and typed.edit.steps


def test_the_first_part_of_an_own_split_joined_to_the_paragraph_before_leaves_what_is_tabled():
    whole = draft(op("Urges"), op("Invites all"))
    tabled = printed_lines(whole, TABLED)
    one = Typist(whole)
    one.do(Asked(at(7, "p2"), at(7, "p2"), ("", ""), caret=at(7, "p2")))
    one.do(Asked(at(5), at(0, "p2"), (), "back", one.hand, at(0, "p2")))
    assert printed_lines(one.draft, TABLED) == tabled


def test_letters_go_on_with_own_words_whatever_is_struck_behind_them():
    one = Typist(draft(op("Urges all States")))
    one.stand(6).keys("ab").forward(3).stand(8).keys("c")
    assert [(r.text, bool(r.ins), bool(r.dels)) for r in one.draft.paragraphs[0].runs] == [
        ("Urges ", False, False),
        ("abc", True, False),
        ("all", False, True),
        (" States", False, False),
    ]


@pytest.mark.parametrize(("hat", "who"), [("chair", CHAIR), ("secretariat", SECRETARIAT)])
def test_what_a_hat_asked_to_strike_in_vain_can_be_struck_again(hat, who):
    known = change("c1", f"{who} propose", ruling="leave")
    whole = draft(op("Urges ", dele("c1", "all "), "States"), changes=[known])
    one = Typist(whole, Voice(who, hat))
    one.do(Asked(at(6), at(10), (), "back", "", at(10)))
    (new,) = set(one.draft.changes) - {"c1"}
    assert one.draft.paragraphs[0].runs[1].dels == tuple(sorted(("c1", new)))
    before = one.draft
    one.do(Asked(at(6), at(10), (), "back", "", at(10)))
    assert one.draft == before


def test_words_typed_for_those_struck_are_not_struck_with_what_others_strike_behind_them():
    words = op("Urges all ", dele("c1", "States to meet"), ";")
    whole = draft(words, changes=[change("c1", "irn propose")])
    later = Typist(whole).do(Asked(at(6), at(16), (), "selection", "", at(6)))
    at_once = Typist(whole).do(Asked(at(6), at(16), ("few ",), "selection", "", at(6)))
    for one in (later.stand(6).keys("few "), at_once):
        typed = next(run for run in one.draft.paragraphs[0].runs if run.ins)
        assert (typed.text, typed.dels) == ("few ", ())
