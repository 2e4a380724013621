"""What the reader gets wrong in French and `mend` puts right: each case is a tree as read, and what one word comes out as."""

from __future__ import annotations

import pytest
from build import Report, report

from dateline.extract.status import StatusReader


def french(rows: str) -> Report:
    return report(rows, language="fr")


def seen(one: Report, word: str) -> tuple[str, str, str]:
    """Class, relation, and the word that a word hangs on."""
    tokens = one.tree.tokens
    found = next(t for t in tokens if t.text == word)
    return found.pos, found.relation, tokens[found.head].text


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        pytest.param(
            "poursuivis poursuivre VERB VBN 0 root\npour pour ADP IN 3 mark\ndiffamation diffamer VERB VB 1 advcl",
            "diffamation",
            ("NOUN", "obl", "poursuivis"),
            id="noun",
        ),
        pytest.param(
            "la le DET DT 2 det\nradio radio NOUN NN 0 root\nprivée priver VERB VBN 2 acl",
            "privée",
            ("ADJ", "amod", "radio"),
            id="adjective-of-a-participle",
        ),
        pytest.param(
            "a avoir AUX VBZ 2 aux\ntué tuer VERB VBN 0 root\nseize seizer VERB VB 2 xcomp\n"
            "gendarmes gendarme NOUN NNS 3 obj person",
            "gendarmes",
            ("NOUN", "obj", "tué"),
            id="number",
        ),
        pytest.param(
            "partira partir VERB VBZ 0 root\n, , PUNCT , 4 punct\na avoir AUX VBZ 1 aux\n-t-il il PUNCT HYPH 3 punct\n"
            "ajouté ajouter VERB VBN 1 parataxis",
            "-t-il",
            ("PRON", "nsubj", "ajouté"),
            id="inverted",
        ),
        pytest.param(
            "Le le DET DT 2 det\nroi roi NOUN NN 5 nsubj person\ns' se PRON PRP 5 expl\nest être AUX VBZ 5 cop\n"
            "félicité félicité ADJ JJ 0 root",
            "félicité",
            ("VERB", "root", "félicité"),
            id="participle-with-its-auxiliary",
        ),
        pytest.param(
            "Oslo Oslo PROPN NNP 3 nsubj place B-LOC\na avoir AUX VBZ 3 aux\ndénoncé dénoncer VERB VBN 0 root\n"
            "l' le DET DT 5 det\nabus abus NOUN NN 3 obj\net et CCONJ CC 7 cc\nmenacé menacé NOUN NN 5 conj",
            "menacé",
            ("VERB", "conj", "dénoncé"),
            id="participle-behind-et",
        ),
        pytest.param(
            "Six six NUM CD 4 nsubj:pass\nont avoir AUX VBP 4 aux\nété être AUX VBN 4 aux:pass\ntués tuer VERB VBN 0 root\n"
            "et et CCONJ CC 8 cc\nune un DET DT 8 det\ntrentaine trentaine ADJ JJ 8 amod\nblessés blessé NOUN NNS 4 conj",
            "trentaine",
            ("NOUN", "nsubj:pass", "blessés"),
            id="toll-behind-et",
        ),
        pytest.param(
            "Des un DET DT 2 det\nmutins mutin NOUN NNS 5 nsubj:pass person\nse se PRON PRP 5 expl\n"
            "sont être AUX VBP 5 aux:pass\nemparés emparer VERB VBN 0 root\nde de ADP IN 8 case\nla le DET DT 8 det\n"
            "radio radio NOUN NN 5 obl",
            "mutins",
            ("NOUN", "nsubj", "emparés"),
            id="reflexive",
        ),
        pytest.param(
            "a avoir AUX VBZ 2 aux\nexpulsé expulser VERB VBN 0 root\nla le DET DT 5 det\nveille veille ADJ JJ 5 amod\n"
            "diplomates diplomate NOUN NNS 2 obj person",
            "veille",
            ("NOUN", "obl", "expulsé"),
            id="day",
        ),
        pytest.param(
            "a avoir AUX VBZ 2 aux\nprésenté présenter VERB VBN 0 root\nsa son DET DT 4 det\n"
            "démission démission NOUN NN 2 obl abstract",
            "démission",
            ("NOUN", "obj", "présenté"),
            id="object",
        ),
        pytest.param(
            "demande demander VERB VBZ 0 root\nà à ADP IN 3 case\nl'armée armée NOUN NN 1 obl organization\n"
            "de de ADP IN 5 mark\npartir partir VERB VB 3 acl",
            "partir",
            ("VERB", "xcomp", "demande"),
            id="told",
        ),
        pytest.param(
            "terrestres terrestre ADJ JJ 2 amod\nfrontières frontière NOUN NNS 0 root\nmaritimes maritime ADJ JJ 2 amod\n"
            "et et CCONJ CC 5 cc\naériennes aérienne NOUN NNS 2 conj",
            "aériennes",
            ("ADJ", "conj", "maritimes"),
            id="second-adjective",
        ),
        pytest.param(
            "le le DET DT 2 det\nroi roi NOUN NN 5 nsubj person\nles les PRON PRP 5 nsubj\na avoir AUX VBZ 5 aux\n"
            "reçus recevoir VERB VBN 0 root",
            "les",
            ("PRON", "obj", "reçus"),
            id="clitic",
        ),
        pytest.param(
            "dizaine dizaine NOUN NN 5 nsubj\nd' de ADP IN 3 case\nentre entre NOUN NN 1 nmod\neux eux PRON PRP 3 nmod\n"
            "partent partir VERB VBP 0 root",
            "eux",
            ("PRON", "nmod", "dizaine"),
            id="partitive",
        ),
        pytest.param(
            "reprend reprendre VERB VBZ 0 root\nses son DET DT 1 obj\npourparlers pourparler NOUN NNS 2 amod",
            "pourparlers",
            ("NOUN", "obj", "reprend"),
            id="owned",
        ),
        pytest.param(
            "Le le DET DT 2 det\nporte-parole porte-parole NOUN NN 6 nsubj person\n, , PUNCT , 5 punct\nle le DET DT 5 det\n"
            "colonel colonel NOUN NN 2 conj person\nparle parler VERB VBZ 0 root",
            "colonel",
            ("NOUN", "appos", "porte-parole"),
            id="title",
        ),
        pytest.param(
            "l'officier officier NOUN NN 7 nsubj person\nqui qui PRON WP 3 nsubj\ndirige diriger VERB VBZ 1 acl:relcl\n"
            "et et CCONJ CC 6 cc\nserait être AUX VBZ 6 cop\nauteur auteur NOUN NN 1 conj person\n"
            "assure assurer VERB VBZ 0 root",
            "auteur",
            ("NOUN", "conj", "dirige"),
            id="predicate",
        ),
        pytest.param(
            "reine reine NOUN NN 5 nsubj person\net et CCONJ CC 5 cc\nle le DET DT 4 det\n"
            "prince prince NOUN NN 5 nsubj person\n"
            "partent partir VERB VBP 0 root",
            "prince",
            ("NOUN", "conj", "reine"),
            id="second-subject",
        ),
        pytest.param(
            "partira partir VERB VBZ 0 root\n, , PUNCT , 4 punct\na avoir AUX VBZ 4 aux\naverti avertir VERB VBN 1 parataxis\n"
            "le le DET DT 6 det\nministre ministre NOUN NN 4 obj person",
            "ministre",
            ("NOUN", "nsubj", "averti"),
            id="speaker-behind",
        ),
        pytest.param(
            "par par ADP IN 2 case\nréciprocité réciprocité NOUN NN 7 obl\na avoir AUX VBZ 5 aux\n"
            "-t-elle elle PUNCT HYPH 3 punct\n"
            "ajouté ajouter VERB VBN 2 acl\nOslo Oslo PROPN NNP 7 nsubj place B-LOC\nrappelle rappeler VERB VBZ 0 root",
            "ajouté",
            ("VERB", "parataxis", "rappelle"),
            id="aside",
        ),
        pytest.param(
            "tués tuer VERB VBN 0 root\npar par ADP IN 3 case\nsoldats soldat NOUN NNS 1 obl:agent person\n"
            "selon selon ADP IN 5 case\n"
            "médias média NOUN NNS 3 nmod organization",
            "médias",
            ("NOUN", "obl", "tués"),
            id="source",
        ),
    ],
)
def test_a_word_comes_out_as_its_form_says(rows: str, word: str, expected: tuple[str, str, str]) -> None:
    assert seen(french(rows), word) == expected


def status(rows: str, word: str, *, kind: str = "ASSAULT", **read: float) -> str:
    one = french(rows)
    happening = one.happening(word, statuses=read)
    return StatusReader(one.tree).read(happening, kind=kind, told=False)[0]


def test_a_compound_tense_of_the_past_is_no_plan() -> None:
    rows = "L'armée armée NOUN NN 3 nsubj\na avoir AUX VBZ 3 aux\nimposé imposer VERB VBN 0 root\nun un DET DT 5 det\n"
    assert status(f"{rows}couvre-feu couvre-feu NOUN NN 3 obj", "couvre-feu", kind="COERCE", called_for=0.8) == "happened"


def test_what_was_done_before_fleeing_is_done() -> None:
    rows = (
        "Ils il PRON PRP 3 nsubj\nont avoir AUX VBP 3 aux\ntiré tirer VERB VBN 0 root\navant avant ADP IN 6 mark\n"
        "d' de ADP IN 4 fixed\nincendier incendier VERB VB 3 advcl"
    )
    assert status(rows, "incendier", planned=0.8) == "happened"


def test_a_purpose_that_is_voiced_is_voiced() -> None:
    rows = (
        "Ils il PRON PRP 3 nsubj\nont avoir AUX VBP 3 aux\ndéfilé défiler VERB VBN 0 root\npour pour ADP IN 5 mark\n"
        "réclamer réclamer VERB VB 3 advcl"
    )
    assert status(rows, "réclamer", kind="REQUEST", planned=0.8) == "happened"
    assert status(rows, "réclamer", kind="ASSAULT", planned=0.8) == "planned"


def test_still_held_goes_on() -> None:
    rows = (
        "Il il PRON PRP 4 nsubj:pass\nest être AUX VBZ 4 aux:pass\ntoujours toujours ADV RB 4 advmod\n"
        "détenu détenir VERB VBN 0 root"
    )
    assert status(rows, "détenu", kind="COERCE", happened=0.9) == "ongoing"


def test_what_is_called_scheduled_is_planned_and_a_rumour_is_alleged() -> None:
    vote = (
        "Le le DET DT 2 det\nscrutin scrutin NOUN NN 4 nsubj\nprévu prévoir VERB VBN 2 acl\napproche approcher VERB VBZ 0 root"
    )
    assert status(vote, "scrutin", kind="VOTE", happened=0.9) == "planned"
    coup = "rumeurs rumeur NOUN NNS 0 root\nde de ADP IN 3 case\nputsch putsch NOUN NN 1 nmod"
    assert status(coup, "putsch", kind="COUP", happened=0.9) == "alleged"


def test_celui_ci_is_who_was_named_last() -> None:
    one = report(
        "Le le DET DT 2 det\nministre ministre NOUN NN 4 nsubj person\na avoir AUX VBZ 4 aux\n"
        "convoqué convoquer VERB VBN 0 root\n"
        "le le DET DT 6 det\nconsul consul NOUN NN 4 obj person",
        "Celui-ci celui-ci PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\npromis promettre VERB VBN 0 root",
        language="fr",
    )
    assert one.roles("promis")[0] == ["consul"]


def test_a_pronoun_is_of_the_gender_of_the_word_that_it_stands_for() -> None:
    one = report(
        "La le DET DT 2 det\nreine reine NOUN NN 4 nsubj person\na avoir AUX VBZ 4 aux\nreçu recevoir VERB VBN 0 root\n"
        "un un DET DT 6 det\npasteur pasteur NOUN NN 4 obj person",
        "Elle elle PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\npromis promettre VERB VBN 0 root",
        language="fr",
    )
    assert one.roles("promis")[0] == ["reine"]


def test_what_is_put_to_somebody_behind_a_is_his() -> None:
    one = french(
        "Elle elle PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\ndemandé demander VERB VBN 0 root\nà à ADP IN 5 case\n"
        "Oslo Oslo PROPN NNP 3 obl place B-LOC\nde de ADP IN 7 mark\npartir partir VERB VB 3 xcomp"
    )
    verb = next(i for i, t in enumerate(one.tree.tokens) if t.text == "partir")
    subject = one.tree.subject(verb)
    assert subject is not None
    assert one.tree.tokens[subject].text == "Oslo"


def test_who_is_made_to_suffer_suffers() -> None:
    made = french(
        "Elle elle PRON PRP 5 nsubj person\ns' se PRON PRP 5 expl\nest être AUX VBZ 5 aux\nfait faire AUX VBN 5 aux\n"
        "arrêter arrêter VERB VB 0 root"
    )
    assert seen(made, "Elle") == ("PRON", "nsubj:pass", "arrêter")
    burst = french(
        "Elle elle PRON PRP 5 nsubj person\ns' se PRON PRP 5 expl\nest être AUX VBZ 5 aux\nfait faire AUX VBN 5 aux\n"
        "exploser exploser VERB VB 0 root"
    )
    assert seen(burst, "Elle") == ("PRON", "nsubj", "exploser")
    turned = french(
        "Elle elle PRON PRP 4 nsubj person\ns' se PRON PRP 4 expl\nest être AUX VBZ 4 aux\nvu voir VERB VBN 0 root\n"
        "refuser refuser VERB VB 4 xcomp\nl' le DET DT 7 det\nasile asile NOUN NN 5 obj"
    )
    assert seen(turned, "Elle") == ("PRON", "nsubj:pass", "refuser")
    assert seen(turned, "refuser") == ("VERB", "root", "refuser")


def test_a_participle_behind_a_noun_heads_no_clause_and_a_call_is_what_is_launched() -> None:
    told = french(
        "Oslo Oslo PROPN NNP 2 nsubj place B-LOC\ncondamne condamner VERB VBZ 0 root\nl' le DET DT 4 det\n"
        "attaque attaque NOUN NN 5 nsubj event\nperpétrée perpétrer VERB VBN 2 ccomp\nlundi lundi NOUN NN 5 obl time"
    )
    assert seen(told, "attaque") == ("NOUN", "obj", "condamne")
    assert seen(told, "perpétrée") == ("VERB", "acl", "attaque")
    call = french(
        "Oslo Oslo PROPN NNP 2 nsubj place B-LOC\nrejette rejeter VERB VBZ 0 root\nl' le DET DT 4 det\n"
        "appel appel NOUN NN 2 obj event\nau à ADP IN 6 case\ncalme calme NOUN NN 2 obl abstract\n"
        "lancé lancer VERB VBN 6 acl\npar par ADP IN 9 case\nRome Rome PROPN NNP 7 obl:agent place B-LOC"
    )
    assert seen(call, "lancé") == ("VERB", "acl", "appel")


def test_a_present_is_no_past_and_what_points_back_was_done() -> None:
    goes_on = "Ils il PRON PRP 2 nsubj person\npoursuivent poursuivre VERB VBG 0 root\nleurs son DET DT 4 det\n"
    assert status(f"{goes_on}frappes frappe NOUN NNS 2 obj event", "frappes", planned=0.9) == "ongoing"
    rows = (
        "Elle elle PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\nregretté regretter VERB VBN 0 root\nce ce DET DT 5 det\n"
        "retrait retrait NOUN NN 3 obj event"
    )
    assert status(rows, "retrait", kind="RETREAT", called_for=0.9) == "happened"
    after = (
        "Elle elle PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\nfui fuir VERB VBN 0 root\naprès après ADP IN 6 case\n"
        "la le DET DT 6 det\nlibération libération NOUN NN 3 obl event"
    )
    assert status(after, "libération", kind="RETREAT", planned=0.9) == "happened"


def test_whose_a_deed_is_and_whom_a_clause_lacks_stand_before_it() -> None:
    rows = (
        "Le le DET DT 2 det\njuge juge NOUN NN 0 root person\ndont dont PRON PRP 6 iobj\nla le DET DT 5 det\n"
        "foule foule NOUN NN 6 nsubj person\ndemande demander VERB VBZ 2 acl:relcl\nla le DET DT 8 det\n"
        "démission démission NOUN NN 6 obj event"
    )
    assert seen(french(rows), "dont") == ("PRON", "nmod:poss", "démission")
    rows = (
        "Le le DET DT 2 det\njuge juge NOUN NN 0 root person\nque que PRON PRP 5 mark\n"
        "Oslo Oslo PROPN NNP 5 nsubj place B-LOC\n"
        "accuse accuser VERB VBZ 2 acl:relcl"
    )
    assert seen(french(rows), "que") == ("PRON", "obj", "accuse")


def test_verbs_with_etre_are_active_and_means_are_nobody() -> None:
    rows = "Ils il PRON PRP 3 nsubj:pass person\nsont être AUX VBP 3 aux:pass\nentrés entrer VERB VBN 0 root"
    assert seen(french(rows), "Ils") == ("PRON", "nsubj", "entrés")
    rows = (
        "Elle elle PRON PRP 3 nsubj:pass person\nest être AUX VBZ 3 aux:pass\njugée juger VERB VBN 0 root\n"
        "par par ADP IN 5 case\ncontumace contumace NOUN NN 3 obl:agent"
    )
    assert seen(french(rows), "contumace") == ("NOUN", "obl", "jugée")


def test_to_say_that_one_has_done_it_is_no_helping_verb() -> None:
    rows = (
        "Oslo Oslo PROPN NNP 4 nsubj place B-LOC\ndit dire AUX VBZ 4 aux\navoir avoir AUX VB 4 aux\n"
        "tué tuer VERB VBN 0 root\ndeux deux NUM CD 6 nummod\nrebelles rebelle NOUN NNS 4 obj person"
    )
    one = french(rows)
    assert seen(one, "dit") == ("VERB", "root", "dit")
    assert seen(one, "tué") == ("VERB", "xcomp", "dit")
    assert seen(one, "Oslo") == ("PROPN", "nsubj", "dit")


def test_an_infinitive_hangs_on_the_verb_that_it_completes_and_des_is_an_article() -> None:
    vain = french(
        "Elle elle PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\ntenté tenter VERB VBN 0 root\nen en ADP IN 3 advmod\n"
        "vain vain NOUN NN 4 fixed\nde de ADP IN 7 mark\nfuir fuir VERB VB 5 acl"
    )
    assert seen(vain, "fuir") == ("VERB", "xcomp", "tenté")
    tied = french(
        "Elle elle PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\nréussi réussir VERB VBN 0 root\nà avoir AUX VBZ 5 aux\n"
        "conclure conclure VERB VBN 3 parataxis"
    )
    assert seen(tied, "conclure") == ("VERB", "xcomp", "réussi")
    votes = french(
        "Elle elle PRON PRP 3 nsubj person\na avoir AUX VBZ 3 aux\norganisé organiser VERB VBN 0 root\ndes de ADP IN 5 case\n"
        "élections élection NOUN NNS 3 obl event"
    )
    assert seen(votes, "élections") == ("NOUN", "obj", "organisé")


def test_a_courtesy_and_its_name_are_somebody_and_no_small_word_is_part_of_them() -> None:
    polite = french(
        "Mais mais PROPN NNP 5 nsubj person\nM. M. NOUN NNP 1 flat\nSow Sow PROPN NNP 2 flat person\na avoir AUX VBZ 5 aux\n"
        "refusé refuser VERB VBN 0 root"
    )
    assert seen(polite, "M.") == ("NOUN", "nsubj", "refusé")
    assert seen(polite, "Mais") == ("CCONJ", "cc", "refusé")
    assert seen(polite, "Sow") == ("PROPN", "flat", "M.")
    assert next(t for t in polite.tree.tokens if t.text == "M.").mention == "person"
