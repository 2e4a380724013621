"""French grammar on hand-built trees: who acts, who says so, what is planned, alleged or denied, names in English."""

from __future__ import annotations

import pytest
from build import Report, report

from dateline.extract.numbers import read_number
from dateline.extract.phrases import Tree
from dateline.extract.status import StatusReader
from dateline.extract.tenses import is_conditional, is_future
from dateline.extract.what import What
from dateline.extract.where import Places
from dateline.vocabulary import event_types


def french(*sentences: str) -> Report:
    return report(*sentences, language="fr")


def status_of(one: Report, word: str, **statuses: float) -> str:
    happening = one.happening(word, statuses=statuses or {"happened": 0.9})
    return StatusReader(one.tree).read(happening, kind="ASSAULT", told=False)[0]


def type_of(one: Report, word: str, **types: float) -> str | None:
    """The type that the French vocabulary settles on where the reader leaves it open."""
    happening = one.happening(word, types=types or dict.fromkeys(event_types(), 0.05))
    coded = What(Tree(one.analysis, "fr")).code([happening])
    return coded[0].type if coded else None


PASSIVE = french(
    """
    Le le DET DT 2 det
    colonel colonel NOUN NN 5 nsubj:pass person
    a avoir AUX VBZ 5 aux
    été être AUX VBN 5 aux:pass
    arrêté arrêter VERB VBN 0 root
    par par ADP IN 8 case
    l' le DET DT 8 det
    armée armée NOUN NN 5 obl organization
    guinéenne guinéen ADJ JJ 8 amod
    . . PUNCT . 5 punct
    """
)


def test_par_names_who_acts_in_the_passive() -> None:
    assert PASSIVE.roles("arrêté") == (["Guinean armed forces"], ["colonel"])


def test_a_word_for_a_people_behind_a_noun_only_describes_it() -> None:
    one = french(
        """
        Le le DET DT 2 det
        président président NOUN NN 7 nsubj person
        péruvien péruvier VERB VBN 2 acl
        Ana Ana PROPN NNP 3 obj person B-PERSON
        Silva Silva PROPN NNP 4 flat _ I-PERSON
        a avoir AUX VBZ 7 aux
        démissionné démissionner VERB VBN 0 root
        . . PUNCT . 7 punct
        """
    )
    assert one.roles("démissionné") == (["Ana Silva"], [])
    assert type_of(one, "péruvien") is None


def test_a_demand_is_addressed_with_a() -> None:
    one = french(
        """
        La le DET DT 2 det
        CEDEAO CEDEAO PROPN NNP 4 nsubj organization B-ORG
        a avoir AUX VBZ 4 aux
        demandé demander VERB VBN 0 root
        à à ADP IN 7 case
        la le DET DT 7 det
        junte junte NOUN NN 4 obl organization
        de de ADP IN 9 mark
        partir partir VERB VB 4 xcomp
        . . PUNCT . 4 punct
        """
    )
    assert one.roles("demandé") == (["ECOWAS"], ["junte"])


INVERTED = french(
    """
    L' le DET DT 2 det
    embargo embargo NOUN NN 5 nsubj:pass event
    sera être AUX VBZ 5 aux:pass
    vite vite ADV RB 5 advmod
    levé lever VERB VBN 0 root
    , , PUNCT , 8 punct
    a avoir AUX VBZ 8 aux
    déclaré déclarer VERB VBN 5 parataxis
    la le DET DT 10 det
    ministre ministre NOUN NN 8 nsubj person
    Ana Ana PROPN NNP 10 appos person B-PERSON
    Silva Silva PROPN NNP 11 flat person I-PERSON
    . . PUNCT . 5 punct
    """
)


def test_the_speaker_stands_after_the_verb() -> None:
    assert INVERTED.said("levé") == ["Ana Silva"]


def test_a_speaker_after_the_verb_may_be_read_as_its_object() -> None:
    one = french(
        """
        Ils ils PRON PRP 2 nsubj person
        fuient fuir VERB VBP 5 ccomp
        , , PUNCT , 5 punct
        a avoir AUX VBZ 5 aux
        déclaré déclarer VERB VBN 0 root
        Ana Ana PROPN NNP 5 obj person B-PERSON
        Silva Silva PROPN NNP 6 flat person I-PERSON
        """
    )
    assert one.said("fuient") == ["Ana Silva"]


def test_the_future_is_planned() -> None:
    assert status_of(INVERTED, "levé") == "planned"


@pytest.mark.parametrize(
    "words", [("selon selon ADP IN {head} case",), ("d' de ADP IN {head} case", "après après ADP IN {fixed} fixed")]
)
def test_selon_and_d_apres_name_the_source(words: tuple[str, ...]) -> None:
    head = 4 + len(words) + 1
    rows = [
        "Six six NUM CD 2 nummod",
        "soldats soldat NOUN NNS 3 nsubj person",
        "fuient fuir VERB VBP 0 root",
        *(w.format(head=head, fixed=4) for w in words),
        f"l' le DET DT {head} det",
        "ONU ONU PROPN NNP 3 obl organization B-ORG",
    ]
    assert french("\n".join(rows)).said("fuient") == ["United Nations"]


def test_apres_alone_names_no_source() -> None:
    one = french(
        """
        Ils ils PRON PRP 2 nsubj person
        fuient fuir VERB VBP 0 root
        après après ADP IN 5 case
        l' le DET DT 5 det
        ONU ONU PROPN NNP 2 obl organization B-ORG
        """
    )
    assert one.said("fuient") == []


HEARSAY = """
    Trois trois NUM CD 2 nummod
    soldats soldat NOUN NNS 5 nsubj:pass person
    {aux} avoir AUX {tag} 5 aux
    été être AUX VBN 5 aux:pass
    tués tuer VERB VBN 0 root
    . . PUNCT . 5 punct
    """


@pytest.mark.parametrize(
    ("aux", "tag", "status"), [("auraient", "MD", "alleged"), ("ont", "VBP", "happened"), ("auront", "MD", "planned")]
)
def test_the_conditional_of_the_press_is_hearsay(aux: str, tag: str, status: str) -> None:
    assert status_of(french(HEARSAY.format(aux=aux, tag=tag)), "tués") == status


def test_the_conditional_under_a_verb_of_saying_is_the_future_told_in_the_past() -> None:
    one = french(
        """
        Ana Ana PROPN NNP 3 nsubj person B-PERSON
        a avoir AUX VBZ 3 aux
        affirmé affirmer VERB VBN 0 root
        qu' que SCONJ IN 6 mark
        elle elle PRON PRP 6 nsubj person
        partirait partir VERB MD 3 ccomp
        """
    )
    assert status_of(one, "partirait") == "planned"


def test_devoir_and_pouvoir_over_an_infinitive() -> None:
    rows = "Ils ils PRON PRP 2 nsubj person\n{form} {lemma} VERB VBP 0 root\nattaquer attaquer VERB VB 2 xcomp"
    assert status_of(french(rows.format(form="doivent", lemma="devoir")), "attaquer") == "planned"
    assert status_of(french(rows.format(form="vont", lemma="aller")), "attaquer") == "planned"
    assert status_of(french(rows.format(form="pourraient", lemma="pouvoir")), "attaquer") == "hypothetical"


def test_ne_pas_denies() -> None:
    one = french(
        """
        Ils ils PRON PRP 5 nsubj person
        n' ne ADV RB 5 advmod
        ont avoir AUX VBP 5 aux
        pas pas ADV RB 5 advmod
        attaqué attaquer VERB VBN 0 root
        """
    )
    assert status_of(one, "attaqué") == "denied"


@pytest.mark.parametrize(
    ("form", "lemma", "future", "conditional"),
    [
        ("quittera", "quitter", True, False),
        ("déclara", "déclarer", False, False),
        ("tiendront", "tenir", True, False),
        ("offrait", "offrir", False, False),
        ("offrirait", "offrir", False, True),
        ("recevra", "recevoir", True, False),
        ("prendraient", "prendre", False, True),
        ("libéra", "libérer", False, False),
        ("serait", "être", False, True),
        ("était", "être", False, False),
    ],
)
def test_futures_and_conditionals_are_read_off_their_endings(form: str, lemma: str, future: bool, conditional: bool) -> None:
    assert (is_future(form, lemma, "fr"), is_conditional(form, lemma, "fr")) == (future, conditional)
    assert not is_future(form, lemma, "en")


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("rows", "word", "name"),
    [
        (
            "Le le DET DT 2 det\ngouvernement gouvernement NOUN NN 0 root organization\nmalien malien ADJ JJ 2 amod",
            "gouvernement",
            "Mali",
        ),
        (
            "Les le DET DT 2 det\nautorités autorité NOUN NNS 0 root organization\nivoiriennes ivoirien ADJ JJ 2 amod",
            "autorités",
            "Ivory Coast",
        ),
        ("L' le DET DT 2 det\nOTAN OTAN PROPN NNP 0 root organization B-ORG", "OTAN", "NATO"),
        ("La le DET DT 2 det\nCédéao Cédéao PROPN NNP 0 root organization B-ORG", "Cédéao", "ECOWAS"),
        ("Pékin Pékin PROPN NNP 0 root place B-LOC", "Pékin", "China"),
        ("les le DET DT 2 det\nÉtats-Unis États-Unis PROPN NNP 0 root place B-LOC", "États-Unis", "United States"),
        (
            "Le le DET DT 2 det\nministère ministère NOUN NN 0 root organization\nmalien malien ADJ JJ 2 amod\n"
            "des de ADP IN 5 case\nAffaires affaire NOUN NNS 2 nmod abstract\nétrangères étranger ADJ JJ 5 amod",
            "ministère",
            "Mali Ministry of Foreign Affairs",
        ),
    ],
)
def test_actors_of_french_reports_have_their_english_names(rows: str, word: str, name: str) -> None:
    assert french(rows).name(word) == name


def test_a_title_stands_for_the_name_behind_it() -> None:
    title = "Le le DET DT 2 det\nprésident président NOUN NN 0 root person\n"
    name = "Ana Ana PROPN NNP 2 flat person B-PERSON\nSilva Silva PROPN NNP 3 flat person I-PERSON"
    assert french(title + name).name("président") == "Ana Silva"


@pytest.mark.parametrize("relation", ["nmod", "appos", "flat"])
def test_a_name_behind_a_title_is_nobody_besides_however_it_is_hung_on(relation: str) -> None:
    one = french(
        "Le le DET DT 2 det\nprésident président NOUN NN 5 nsubj person\n"
        f"Ana Ana PROPN NNP 2 {relation} person B-PERSON\nSilva Silva PROPN NNP 3 flat person I-PERSON\n"
        "pardonne pardonner VERB VB 0 root"
    )
    assert one.tree.head_of(one.at("Ana")) == one.at("président")
    assert one.name("président") == "Ana Silva"


def test_a_name_hung_on_the_verb_beside_its_title_is_the_titles() -> None:
    one = french(
        "Ils il PRON PRP 2 nsubj person\ngardaient garder VERB VBD 0 root\nle le DET DT 4 det\n"
        "président président NOUN NN 2 obj person\nAna Ana PROPN NNP 2 obj person B-PERSON\n"
        "Silva Silva PROPN NNP 5 flat person I-PERSON"
    )
    assert one.tree.head_of(one.at("Silva")) == one.at("président")
    assert one.name("président") == "Ana Silva"


def test_of_two_titles_the_second_has_the_name() -> None:
    spokesman = "Le le DET DT 2 det\nporte-parole porte-parole NOUN NN 0 root person\n, , PUNCT , 5 punct\n"
    colonel = "le le DET DT 5 det\ncolonel colonel NOUN NN 2 appos person\n"
    read = "Ana Ana PROPN NNP 5 flat person B-PERSON\nSilva Silva PROPN NNP 6 flat person I-PERSON"
    unread = "Ana Ana PROPN NNP 5 flat person\nSilva Silva PROPN NNP 6 flat person"
    assert french(spokesman + colonel + read).name("porte-parole") == "Ana Silva"
    assert french(spokesman + colonel + unread).name("porte-parole") == "Ana Silva"


def test_the_place_is_named_in_english_with_its_country() -> None:
    one = french(
        """
        Ils ils PRON PRP 2 nsubj person
        manifestent manifester VERB VBP 0 root
        à à ADP IN 4 case
        Alger Alger PROPN NNP 2 obl place B-LOC
        """
    )
    place = Places(one.article, one.analysis).place_of(one.happening("manifestent"), type="PROTEST")
    assert place is not None
    assert place.name == "Algiers, Algeria"


def test_a_site_is_named_in_english_too() -> None:
    one = french(
        """
        Ils ils PRON PRP 3 nsubj person
        ont avoir AUX VBP 3 aux
        atterri atterrir VERB VBN 0 root
        à à ADP IN 6 case
        l' le DET DT 6 det
        aéroport aéroport NOUN NN 3 obl place
        d' de ADP IN 8 case
        Alger Alger PROPN NNP 6 nmod place B-LOC
        """
    )
    place = Places(one.article, one.analysis).place_of(one.happening("atterri"), type="CONSULT")
    assert place is not None
    assert (place.name, place.precision) == ("Algiers airport, Algeria", "point")


def test_the_point_of_the_compass_stands_before_the_name_in_english() -> None:
    one = french(
        """
        Ils ils PRON PRP 2 nsubj person
        fuient fuir VERB VBP 0 root
        dans dans ADP IN 5 case
        le le DET DT 5 det
        nord nord NOUN NN 2 obl place
        du de ADP IN 7 case
        Mali Mali PROPN NNP 5 nmod place B-LOC
        """
    )
    place = Places(one.article, one.analysis).place_of(one.happening("fuient"), type="RETREAT")
    assert place is not None
    assert place.name == "northern Mali"


# ---------------------------------------------------------------- cues and frames


@pytest.mark.parametrize(
    ("rows", "word", "kind"),
    [
        (
            "Ils ils PRON PRP 3 nsubj\nont avoir AUX VBP 3 aux\n"
            "pris prendre VERB VBN 0 root\nle le DET DT 5 det\npouvoir pouvoir NOUN NN 3 obj",
            "pris",
            "COUP",
        ),
        (
            "Ils ils PRON PRP 3 nsubj\nont avoir AUX VBP 3 aux\nporté porter VERB VBN 0 root\nplainte plainte NOUN NN 3 obj",
            "plainte",
            "ACCUSE",
        ),
        (
            "Elle elle PRON PRP 2 nsubj\nmet mettre VERB VBZ 0 root\n"
            "en en ADP IN 4 case\ngarde garde NOUN NN 2 obl\nParis Paris PROPN NNP 2 obj",
            "met",
            "THREATEN",
        ),
        (
            "Elle elle PRON PRP 2 nsubj\nrend rendre VERB VBZ 0 root\n"
            "visite visite NOUN NN 2 obj\nà à ADP IN 5 case\nMoscou Moscou PROPN NNP 2 obl",
            "visite",
            "CONSULT",
        ),
        ("Ils ils PRON PRP 3 nsubj\nse se PRON PRP 3 expl\nretirent retirer VERB VBP 0 root", "retirent", "RETREAT"),
        ("un un DET DT 2 det\ncoup coup NOUN NN 0 root\nd' de ADP IN 4 case\nÉtat état NOUN NN 2 nmod", "coup", "COUP"),
        (
            "la le DET DT 2 det\ngrève grève NOUN NN 0 root\nde de ADP IN 5 case\nla le DET DT 5 det\nfaim faim NOUN NN 2 nmod",
            "grève",
            "PROTEST",
        ),
    ],
)
def test_french_words_settle_the_type(rows: str, word: str, kind: str) -> None:
    assert type_of(french(rows), word) == kind


def test_english_cues_do_not_stand_in_french() -> None:
    one = french("Le le DET DT 2 det\ncoup coup NOUN NN 0 root\nde de ADP IN 4 case\ntéléphone téléphone NOUN NN 2 nmod")
    assert type_of(one, "coup") != "COUP"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vingt-cinq", 25),
        ("2 700", 2700),
        ("1,5 million", 1_500_000),
        ("cinq cents", 500),
        ("trois mille", 3000),
        ("un demi-million", 500_000),
        ("un million et demi", 1_500_000),
    ],
)
def test_numbers_are_read_the_french_way(text: str, value: float) -> None:
    assert read_number(text, "fr") == value
