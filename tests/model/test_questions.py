"""What an import leaves in doubt is asked once, and each answer is an edit that can be undone."""

from __future__ import annotations

import pytest

from model.draft.agreement import Agreement
from model.draft.change import Alternatives
from model.draft.draft import Draft
from model.readings.by_and_by import at_once
from model.readings.questions import Answer, Question, looked_for, questions
from model.steps.settle_edits import answer, move_edges
from model.steps.step import StepRefused
from tests.builders import change, dele, draft, end, ins, op, pp
from tests.check_edit import check_edit, check_owed
from tests.files.reading import read, table, told

HEAD = "Safe harbours\n\nThe Assembly of Harbours,\n\n"


def asked(of: Draft, kind: str = "") -> list[Question]:
    return [q for q in questions(of, table()) if kind in ("", q.kind)]


def answered(of: Draft, chosen: Answer) -> Draft:
    deed = chosen.deed
    edges = [(e.change, e.paragraph, e.start, e.end) for e in deed.edges]
    other = table().get(deed.other) if deed.act == "call" else deed.other
    return check_owed(of, answer(of, deed.act, deed.ids, edges, other or ""))


def named(question: Question, name: str) -> Answer:
    return next(a for a in question.answers if a.name == name)


def test_an_extent_is_asked_with_what_is_left_without_it():
    of = read(HEAD + "OP1. Asks ports to keep dim brass (Cuba) lamps of tin at sea;").draft
    (question,) = asked(of)
    assert question.kind == "extent"
    left = {a.name: (a.words, a.without) for a in question.answers}
    assert left["1 word"] == ("brass", "Asks ports to keep dim lamps of tin at sea;")
    assert left["as marked"] == ("dim brass", "Asks ports to keep lamps of tin at sea;")
    assert left["to the previous limit"][0] == "Asks ports to keep dim brass"


@pytest.mark.parametrize(
    ("name", "words"),
    [("1 word", "brass"), ("as marked", "dim brass"), ("clause", "to keep dim brass")],
)
def test_an_answer_sets_the_extent_and_settles_it(name, words):
    of = read(HEAD + "OP1. Asks ports to keep dim brass (Cuba) lamps of tin at sea;").draft
    (question,) = asked(of)
    after = answered(of, named(question, name))
    assert told(after) == [(words, "", "", "cub propose")]
    assert asked(after) == []


def test_one_answer_settles_all_identical_cases():
    text = "".join(
        f"OP{n}. Asks {who} to mend old bells (Cuba) of tin;\n\n"
        for n, who in enumerate(("ports", "quays", "pilots"), start=1)
    )
    of = read(HEAD + text).draft
    (question,) = asked(of)
    assert len(question.changes) == 3
    assert "3 places alike" in question.text
    after = answered(of, named(question, "1 word"))
    assert [ins for ins, *_ in told(after)] == ["bells"] * 3
    assert asked(after) == []


def test_edges_move_left_and_right_within_what_is_alike():
    of = draft(
        op("Asks ", ins("c1", "old "), "bells and lamps.", id="one"),
        changes=[change("c1", "egy propose", confidence=0.4, reason="a guess")],
    )
    check_edit(
        of,
        move_edges(of, [("c1", "one", 5, 15)]),
        draft(
            op("Asks ", ins("c1", "old bells "), "and lamps.", id="one"),
            changes=[change("c1", "egy propose")],
        ),
    )
    with pytest.raises(StepRefused):
        move_edges(of, [("c1", "one", 12, 15)])
    with pytest.raises(StepRefused):
        move_edges(of, [("c1", "one", 5, 5)])


def test_an_edge_does_not_pass_struck_words_or_anothers():
    of = draft(
        op("Asks ", dele("c2", "all "), "old ", ins("c1", "brass "), "bells.", id="one"),
        changes=[
            change("c1", "egy propose", confidence=0.4),
            change("c2", "irn propose"),
        ],
    )
    (question,) = asked(of)
    assert question.limit == len("Asks all ")
    with pytest.raises(StepRefused):
        move_edges(of, [("c1", "one", 2, 19)])


def test_nested_insertions_keep_their_order():
    of = draft(
        op(ins("c1", "Asks old ", ins("c2", "brass "), "bells."), id="one", end=end("c1")),
        changes=[change("c1", "egy propose"), change("c2", "irn propose", confidence=0.4)],
    )
    after = check_owed(of, move_edges(of, [("c2", "one", 5, 15)]))
    assert [run.ins for run in after.paragraphs[0].runs] == [("c1",), ("c1", "c2"), ("c1",)]


def test_an_agreed_paragraph_can_be_settled():
    of = draft(
        op("Asks ", ins("c1", "old "), "bells.", id="one", agreement=Agreement("agreed")),
        changes=[change("c1", "egy propose", confidence=0.4)],
    )
    after = answered(of, named(asked(of)[0], "as marked"))
    assert after.changes["c1"].confidence is None


def test_a_stance_may_be_about_the_paragraph():
    of = read(HEAD + "OP1. Asks ports to keep lamps (reservation: Cuba) at sea;").draft
    (question,) = asked(of, "scope")
    after = answered(of, named(question, "the paragraph"))
    assert not after.changes
    assert [p.stance for p in after.paragraphs[2].positions] == ["reserve"]


def test_who_is_meant_is_asked_once_for_all():
    of = read(HEAD + "OP1. Asks [all] (CH) ports [now] (CH) to call; [CH: to be seen]").draft
    (question,) = asked(of, "who")
    after = answered(of, named(question, "China"))
    assert {p.delegation for c in after.changes.values() for p in c.positions} == {"chn"}
    assert {r.by for r in after.remarks.values()} <= {"chn"}
    assert "che" not in after.delegations


def test_an_unknown_name_is_asked_with_those_like_it():
    of = read(HEAD + "OP1. Asks [all] (Cuba, Egypt, Brasilia) ports to call;").draft
    (question,) = asked(of, "who")
    assert "Brazil" in [a.name for a in question.answers]


def test_a_bis_like_its_base_may_be_another_version():
    base = "PP1. Recalling the bells of quiet northern harbours,"
    of = read(
        HEAD + base + "\n\nPP1 bis. Recalling the bells of all northern harbours, (Cuba)"
    ).draft
    (question,) = asked(of, "version")
    after = answered(of, question.answers[1])
    (group,) = after.alternatives.values()
    assert len(group.of) == 2
    assert asked(after, "version") == []
    other = read(HEAD + base + "\n\nPP1 bis. Noting lamps and tides of old, (Cuba)").draft
    assert asked(other, "version") == []


def test_agreed_alternatives_are_asked_about():
    agreed = Agreement("agreed", "informals")
    of = draft(
        pp(ins("c1", "One,"), id="one", label="PP1 bis", end=end("c1"), agreement=agreed),
        pp(ins("c2", "Two,"), id="two", label="PP1 bis alt", end=end("c2"), agreement=agreed),
        changes=[change("c1", "egy propose"), change("c2", "irn propose")],
        alternatives=[Alternatives("a1", ("one", "two"))],
    )
    (question,) = asked(of, "stands")
    after = answered(of, named(question, "PP1 bis"))
    assert [after.changes[c].ruling for c in ("c1", "c2")] == ["take", "leave"]
    assert asked(after, "stands") == []


def test_the_questions_of_a_rolling_text_can_all_be_answered(shared):
    (file,) = (shared / "seeds").glob("000_*.txt")
    of = read(file.read_text(encoding="utf-8")).draft
    first = len(asked(of))
    assert first > 20
    for _ in range(first):
        left = [q for q in asked(of) if q.kind in ("extent", "scope", "order")]
        if not left:
            break
        of = answered(of, left[0].answers[0])
    assert not [q for q in asked(of) if q.kind in ("extent", "scope", "order")]


def test_brief_questions_are_as_many_and_about_the_same():
    of = read(
        HEAD + "OP1. Asks ports to mend old (Cuba) dim (Peru) bells of tin (Egypt);\n\n"
        "OP2. Asks quays to mend old (Cuba) bells on land (reservation by CH);"
    ).draft
    full, brief = questions(of, table()), at_once(looked_for(of, table(), brief=True))
    assert sorted((q.kind, q.changes) for q in brief) == sorted((q.kind, q.changes) for q in full)
    assert any(q.answers for q in full)
