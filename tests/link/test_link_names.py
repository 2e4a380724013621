import pytest

from dateline.link.names import compare_names, same_sound


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Denmark", "Danish armed forces"),
        ("Mexico military government (2031-)", "Mexico"),
        ("Wanjau", "Joseph Wanjau"),
        ("ECOWAS", "Economic Community of West African States"),
        ("Aleksandr Petrov", "Alexandr Petrov"),
        ("Zoë Brånd", "Zoe Brand"),
    ],
)
def test_names_of_one_participant_are_compatible(a: str, b: str) -> None:
    assert compare_names(a, b) >= 0.7
    assert compare_names(a, b) == compare_names(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("Guinea", "Guinea-Bissau"),
        ("Ministry of Defence", "Ministry of Foreign Affairs"),
        ("Joseph Wanjau", "Joseph Kamau"),
        ("Chile armed forces", "Peru armed forces"),
    ],
)
def test_names_of_two_participants_are_not(a: str, b: str) -> None:
    assert compare_names(a, b) < 0.6


def test_spelling_variants_sound_alike() -> None:
    assert same_sound("Moussa Diarra", "Mousa Diara")
    assert not same_sound("Moussa Diarra", "Ousmane Keita")
    assert not same_sound("Moussa Diarra", "Moussa Diarra")


def test_those_done_to_are_not_those_who_do_it() -> None:
    """ "Kidnappers of three Polish geologists" are no Poles; "the army of the Danish kingdom" is Danish."""
    assert compare_names("Poland", "kidnappers of three Polish geologists") < 0.35
    assert compare_names("Denmark", "the army of the Danish kingdom") >= 0.7
    assert compare_names("Denmark", "army of Denmark") >= 0.7
