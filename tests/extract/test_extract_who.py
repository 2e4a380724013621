"""Whom a phrase, title or pronoun stands for within one report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build import report

from dateline.extract.who import Who, fold

MALI_BANNED = """
The the DET DT 2 det
government government NOUN NN 5 nsubj organization
of of ADP IN 4 case
Mali Mali PROPN NNP 2 nmod place B-LOC
banned ban VERB VBD 0 root
rallies rally NOUN NNS 5 obj event
. . PUNCT . 5 punct
"""
MALIAN = """
The the DET DT 3 det
Malian malian ADJ JJ 3 amod
government government NOUN NN 4 nsubj organization
resigned resign VERB VBD 0 root
. . PUNCT . 4 punct
"""
MILITARY = """
Mali Mali PROPN NNP 4 nmod:poss place B-LOC
's 's PART POS 1 case
military military ADJ JJ 4 amod
government government NOUN NN 5 nsubj organization
resigned resign VERB VBD 0 root
. . PUNCT . 5 punct
"""
PLAIN = """
The the DET DT 2 det
government government NOUN NN 3 nsubj organization
resigned resign VERB VBD 0 root
. . PUNCT . 3 punct
"""
SILVA_MET = """
President president NOUN NN 2 nmod:desc
Ana Ana PROPN NNP 4 nsubj person B-PERSON
Silva Silva PROPN NNP 2 flat _ I-PERSON
met meet VERB VBD 0 root
rebels rebel NOUN NNS 4 obj person
. . PUNCT . 4 punct
"""
SILVA_LEFT = """
Silva Silva PROPN NNP 2 nsubj person B-PERSON
left leave VERB VBD 0 root
. . PUNCT . 2 punct
"""
PRESIDENT = """
The the DET DT 2 det
president president NOUN NN 3 nsubj person
resigned resign VERB VBD 0 root
. . PUNCT . 3 punct
"""
PREMIER = """
The the DET DT 3 det
prime prime ADJ JJ 3 amod
minister minister NOUN NN 8 nsubj person
, , PUNCT , 5 punct
Rui Rui PROPN NNP 3 appos person B-PERSON
Costa Costa PROPN NNP 5 flat _ I-PERSON
, , PUNCT , 3 punct
fled flee VERB VBD 0 root
. . PUNCT . 8 punct
"""
SHE = """
She she PRON PRP 2 nsubj person
returned return VERB VBD 0 root
. . PUNCT . 2 punct
"""
THEY = """
They they PRON PRP 2 nsubj person
looted loot VERB VBD 0 root
. . PUNCT . 2 punct
"""
IT = """
It it PRON PRP 2 nsubj organization
condemned condemn VERB VBD 0 root
. . PUNCT . 2 punct
"""


def seat(word: str, kind: str = "LOC") -> str:
    return f"""
{word} {word} PROPN NNP 2 nsubj place B-{kind}
condemned condemn VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj event
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize("rows", [MALI_BANNED, MALIAN])
def test_a_government_is_its_country(rows: str) -> None:
    assert report(rows).name("government") == "Mali"


def test_a_government_that_says_more_keeps_its_words() -> None:
    assert report(MILITARY).name("government") == "Mali's military government"


def test_a_bare_government_is_that_of_the_country_the_report_is_about() -> None:
    assert report(MALIAN, MALI_BANNED, PLAIN).name("government", 2) == "Mali"
    assert report(PLAIN).name("government") == "government"


@pytest.mark.parametrize(
    ("word", "name"), [("Washington", "United States"), ("Moscow", "Russia"), ("Warsaw", "Poland"), ("Kenya", "Kenya")]
)
def test_a_seat_of_government_that_acts_is_its_country(word: str, name: str) -> None:
    assert report(seat(word)).name(word) == name


@pytest.mark.parametrize("word", ["Warsaw", "Minsk", "Chad"])
def test_a_capital_or_country_taken_for_a_person_is_still_the_country(word: str) -> None:
    assert report(seat(word, "PERSON")).name(word) == report(seat(word)).name(word)


def test_a_demonym_alone_is_its_country() -> None:
    one = report("""
The the DET DT 2 det
French French PROPN NNPS 3 nsubj person B-ORG
left leave VERB VBD 0 root
""")
    assert one.name("French") == "France"


def test_a_title_before_a_name_is_not_part_of_it() -> None:
    assert report(SILVA_MET).name("Ana") == "Ana Silva"


def test_a_short_name_is_the_fuller_one_wherever_that_stands() -> None:
    assert report(SILVA_MET, SILVA_LEFT).name("Silva", 1) == "Ana Silva"
    assert report(SILVA_LEFT, SILVA_MET).name("Silva") == "Ana Silva"


def test_a_title_alone_is_the_one_whom_the_report_gives_it() -> None:
    assert report(SILVA_MET, PRESIDENT).name("president") == "Ana Silva"
    assert report(PREMIER, PRESIDENT).name("president") == "president"


def test_an_apposition_is_the_person() -> None:
    one = report(PREMIER)
    assert one.name("minister") == one.name("Rui") == "Rui Costa"


def test_two_people_with_one_surname_are_kept_apart() -> None:
    both = """
Paul Paul PROPN NNP 3 nsubj person B-PERSON
Silva Silva PROPN NNP 1 flat _ I-PERSON
met meet VERB VBD 0 root
Ana Ana PROPN NNP 3 obj person B-PERSON
Silva Silva PROPN NNP 4 flat _ I-PERSON
. . PUNCT . 3 punct
"""
    one = report(both, SILVA_LEFT)
    assert [one.name("Paul"), one.name("Ana"), one.name("Silva", 2)] == ["Paul Silva", "Ana Silva", "Silva"]


def test_an_abbreviation_is_what_the_report_explains() -> None:
    one = report(
        """
The the DET DT 4 det
Gulf Gulf PROPN NNP 4 compound _ B-ORG
Toilers Toilers PROPN NNP 4 compound _ I-ORG
Union Union PROPN NNP 8 nsubj organization I-ORG
( ( PUNCT -LRB- 6 punct
GTU GTU PROPN NNP 4 appos organization B-ORG
) ) PUNCT -RRB- 6 punct
struck strike VERB VBD 0 root
. . PUNCT . 8 punct
""",
        """
The the DET DT 2 det
GTU GTU PROPN NNP 3 nsubj organization B-ORG
marched march VERB VBD 0 root
""",
    )
    assert one.name("GTU", 1) == one.name("Union") == "Gulf Toilers Union"


def test_pronouns_stand_for_what_fits_them() -> None:
    assert report(SILVA_MET, SHE).name("She") == "Ana Silva"
    assert report(SILVA_MET, THEY).name("They") == "rebels"
    assert report(MALI_BANNED, IT).name("It") == "Mali"


def test_a_pronoun_that_nothing_answers_to_is_nobody() -> None:
    assert report(SHE).name("She") is None
    assert report(MALIAN, SHE).name("She") is None


def test_we_in_a_quotation_are_the_speaker() -> None:
    one = report("""
“ “ PUNCT `` 3 punct
We we PRON PRP 3 nsubj person
stopped stop VERB VBD 8 ccomp
them they PRON PRP 3 obj person
, , PUNCT , 3 punct
” ” PUNCT '' 3 punct
rebels rebel NOUN NNS 8 nsubj person
said say VERB VBD 0 root
. . PUNCT . 8 punct
""")
    assert one.name("We") == "rebels"


def test_a_relative_pronoun_is_its_noun() -> None:
    one = report("""
Soldiers soldier NOUN NNS 4 nsubj person
who who PRON WP 3 nsubj
fled flee VERB VBD 1 acl:relcl
returned return VERB VBD 0 root
""")
    assert one.name("who") == "soldiers"


def test_coordinated_heads_are_several_actors() -> None:
    one = report("""
France France PROPN NNP 4 nsubj place B-LOC
and and CCONJ CC 3 cc
Germany Germany PROPN NNP 1 conj place B-LOC
left leave VERB VBD 0 root
""")
    assert [f.name for f in one.who.names(one.at("France"))] == ["France", "Germany"]


def test_an_article_is_not_part_of_a_name() -> None:
    one = report("""
The the DET DT 2 det
villagers villager NOUN NNS 3 nsubj person
met meet VERB VBD 0 root
all all DET DT 5 det
judges judge NOUN NNS 3 obj person
""")
    assert one.name("villagers") == "villagers"
    assert one.name("judges") == "judges"


def test_the_same_question_has_the_same_answer_and_its_words() -> None:
    one = report(SILVA_MET, SHE)
    who = one.who
    found = who.name(one.at("She"))
    assert found == who.name(one.at("She")) == one.who.name(one.at("She"))
    assert found is not None
    assert found.span is not None
    assert (one.article.quote(found.span), found.text, found.rule) == ("She", "She", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Keïta", "keita"), ("the Malian army", "Malian Army"), ("Côte d’Ivoire", "Cote d'Ivoire"), ("Mali's army", "Mali army")],
)
def test_spellings_that_compare_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


LOPEZ = report("""
Secretary secretary PROPN NNP 3 nmod:desc person B-OFFICE
of of ADP IN 3 case
State State PROPN NNP 4 compound person B-PERSON
Maria Maria PROPN NNP 5 nsubj person I-PERSON
spoke speak VERB VBD 0 root
. . PUNCT . 5 punct
""")
WHOSE = report("""
Peru Peru PROPN NNP 5 nsubj place B-LOC
whose whose PRON WP$ 3 nmod:poss
government government NOUN NN 4 nsubj organization
resigned resign VERB VBD 1 acl:relcl
waited wait VERB VBD 0 root
. . PUNCT . 5 punct
""")
UNDER = report("""
Troops troop NOUN NNS 4 nsubj person
under under ADP IN 3 case
Mbeki Mbeki PROPN NNP 1 nmod person B-PERSON
attacked attack VERB VBD 0 root
. . PUNCT . 4 punct
""")
THE_TWO = report("""
Silva Silva PROPN NNP 2 nsubj person B-PERSON
met meet VERB VBD 0 root
Moro Moro PROPN NNP 2 obj person B-PERSON
. . PUNCT . 2 punct

The the DET DT 3 det
two two NUM CD 3 nummod
leaders leader NOUN NNS 4 nsubj person
talked talk VERB VBD 0 root
. . PUNCT . 4 punct
""")


def test_the_end_of_a_title_is_no_part_of_the_name() -> None:
    assert LOPEZ.name("Maria") == "Maria"


def test_a_government_is_that_of_the_country_whose_it_is() -> None:
    assert WHOSE.name("government") == "Peru"


def test_those_under_a_commander_act_with_him() -> None:
    assert [f.name for f in UNDER.who.names(UNDER.at("Troops"))] == ["troops", "Mbeki"]


def test_the_two_are_the_last_two() -> None:
    assert [f.name for f in THE_TWO.who.names(THE_TWO.at("leaders"))] == ["Silva", "Moro"]


def written_in(dateline: str, *sentences: str) -> str:
    """Whose "the government" is in a report with that dateline."""
    one = report(*sentences, PLAIN)
    found = Who(replace(one.article, dateline=dateline), one.analysis, one.article.published)
    named = found.name(one.at("government", -1))
    assert named is not None
    return named.name


def test_a_government_without_a_country_is_of_the_one_named_most_unless_it_was_written_in_another_that_is_named() -> None:
    niger = MALI_BANNED.replace("Mali", "Niger")
    assert written_in("Dakar", MALI_BANNED, MALI_BANNED) == "Mali"
    assert written_in("NIAMEY", MALI_BANNED, MALI_BANNED, niger) == "government"
    assert written_in("Niamey, Niger", *[MALI_BANNED] * 4, niger) == "Mali"
    assert written_in("Niamey, Niger", niger, *[MALI_BANNED] * 4) == "Niger"
    assert written_in("Niamey, Niger", PLAIN, PLAIN, MALI_BANNED) == "Niger"


def test_a_town_without_a_namesake_of_its_size_tells_where_a_report_was_written() -> None:
    assert written_in("ZAMBOANGA") == "Philippines"
    assert written_in("CORDOBA") == "government"


def test_a_place_where_something_is_is_nobody() -> None:
    one = report("""
Delegates delegate NOUN NNS 2 nsubj person
met meet VERB VBD 0 root
in in ADP IN 4 case
Mopti Mopti PROPN NNP 2 obl place B-LOC
. . PUNCT . 2 punct
""")
    assert one.who.named.is_scene(one.at("Mopti"))
    assert not report(MALI_BANNED.replace(" of of ", " in in ")).who.named.is_scene(3)


def test_letters_for_first_names_are_no_rank() -> None:
    one = report("""
Secretary Secretary PROPN NNP 2 nmod:desc person B-OFFICE
H.R. H.R. PROPN NNP 4 nsubj person B-PERSON
Moro Moro PROPN NNP 2 flat person I-PERSON
left leave VERB VBD 0 root
Gen. Gen. PROPN NNP 6 nmod:desc person B-PERSON
Silva Silva PROPN NNP 4 obj person I-PERSON
""")
    assert one.name("H.R.") == "H.R. Moro"
    assert one.name("Silva") == "Silva"


def test_the_name_right_behind_an_office_is_its_holder() -> None:
    one = report("""
Head head NOUN NN 6 nsubj person B-OFFICE
of of ADP IN 4 case
the the DET DT 4 det
army army NOUN NN 1 nmod organization
Moro Moro PROPN NNP 1 nmod person B-PERSON
spoke speak VERB VBD 0 root
""")
    assert one.name("Head") == "Moro"


def test_two_others_who_are_described_are_not_the_two_before() -> None:
    two = """
Silva Silva PROPN NNP 2 nsubj person B-PERSON
met meet VERB VBD 0 root
Moro Moro PROPN NNP 2 obj person B-PERSON
. . PUNCT . 2 punct

Agents agent NOUN NNS 2 nsubj person
held hold VERB VBD 0 root
two two NUM CD 5 nummod
senior senior ADJ JJ 5 amod
leaders leader NOUN NNS 2 obj person
. . PUNCT . 2 punct
"""
    one = report(two)
    assert [f.name for f in one.who.names(one.at("leaders"))] == ["two senior leaders"]
    bare = report(two.replace("senior senior ADJ JJ 5 amod\n", "").replace("CD 5 nummod", "CD 4 nummod"))
    assert [f.name for f in bare.who.names(bare.at("leaders"))] == ["two leaders"]


def test_a_common_noun_that_begins_a_sentence_is_in_lower_case() -> None:
    one = report("""
Soldiers soldier NOUN NNS 2 nsubj person
met meet VERB VBD 0 root
Islamists islamist NOUN NNS 2 obj person B-GROUP
. . PUNCT . 2 punct
""")
    assert (one.name("Soldiers"), one.name("Islamists")) == ("soldiers", "Islamists")


def test_she_is_nobody_whose_name_is_a_mans() -> None:
    text = """
Rosa Rosa PROPN NNP 3 nsubj person B-PERSON
Moro Moro PROPN NNP 1 flat person I-PERSON
replaced replace VERB VBD 0 root
Luis Luis PROPN NNP 3 obj person B-PERSON
Silva Silva PROPN NNP 4 flat person I-PERSON
. . PUNCT . 3 punct

{0} {1} PRON PRP 2 nsubj person
left leave VERB VBD 0 root
. . PUNCT . 2 punct
"""
    assert report(text.format("She", "she")).name("She") == "Rosa Moro"
    assert report(text.format("He", "he")).name("He") == "Luis Silva"
