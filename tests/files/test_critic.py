"""CriticMarkup is said in the room's notation."""

from __future__ import annotations

import pytest

from model.files.critic import without_critic_marks


@pytest.mark.parametrize(
    ("critic", "room"),
    [
        ("plain (Turkey) ~~out~~ [in]", "plain (Turkey) ~~out~~ [in]"),
        ("a {++b++}{>>(Turkey)<<} c", "a [b] (Turkey) c"),
        ("a{++ b ++} {>>(Turkey, Egypt)<<}c", "a [b] (Turkey, Egypt) c"),
        ("a {--b--}{>>(Turkey)<<} c", "a [~~b~~] (Turkey) c"),
        ("a {--b --}{++c++} {>>(Egypt)<<} d", "a [~~b~~ c] (Egypt) d"),
        ("a {~~b~>c~~}{>>(Egypt)<<}", "a [~~b~~ c] (Egypt)"),
        ("a {++b ++}{++c++} {>>(Egypt)<<} d", "a [b c] (Egypt) d"),
        ("a {++b++} c", "a [b] c"),
        ("1. {++All new;++} {>>(Egypt)<<}", "1. [All new;] (Egypt)"),
        ("1 bis. {++All new;++} {>>(Egypt)<<}", "1 bis. All new; (Egypt)"),
        ("{++a {++b++}{>>(Egypt)<<} c++}{>>(Cuba)<<}", "[a [b] (Egypt) c](Cuba)"),
        ("a {==b==}{>>(retain: Cuba)<<} c", "a [b] (retain: Cuba) c"),
        ("PP3 bis. {--All old,--}", "PP3 bis. ~~All old,~~"),
        ("a {==b==}{>>who says so?<<}", "a b[who says so?]"),
        ("a {>>[PP2 agreed in informals]<<}", "a [PP2 agreed in informals]"),
        ("a[^2] b[^star]\n\n[^2]: words", "a² b^{*}\n\n² words"),
        ("{++++} {----}", "{++++} {----}"),
        ("a {++b --} c++} d", "a [b --} c] d"),
        ("a {++b {++c++} d", "a {++b [c] d"),
    ],
)
def test_critic_markup_becomes_notation(critic, room):
    assert without_critic_marks(critic) == room


@pytest.mark.parametrize(
    "signs",
    ["{~~", "{++", "{--", "{>>", "{==", "{~~a~>", "{>>(", "{++a++}" + "{>>(b)<<}" * 30 + " c\n"],
)
def test_a_file_of_signs_only_is_read_in_no_time(signs):
    # Each of these once took the square of its length, or twice as long for every sign more.
    assert without_critic_marks(signs * 20_000)
    assert without_critic_marks("{>>" + " " * 20_000 + signs)
