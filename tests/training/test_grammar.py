"""What constructed trees must be whatever chance makes of them: trees, split as running text is, in the treebanks' labels."""

from __future__ import annotations

import random
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from dateline.parse.words import split_words

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from reader.corpora import NAME_KINDS, Doc
from reader.grammar import English, constructed_trees
from reader.grammar_fr import French
from reader.lexicon import verb
from reader.trees import document, tree, word

CASES = Path(__file__).parents[1] / "parse" / "reader_cases.toml"
COUNT = 250
LANGUAGES = ("en", "fr")

RELATIONS = {
    "en": set(
        "acl acl:relcl advcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound conj cop dep det fixed flat "
        "iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:pass nummod obj obl obl:agent obl:unmarked "
        "parataxis punct root xcomp".split()
    ),
    "fr": set(
        "acl acl:relcl advmod amod appos aux aux:pass case cc ccomp conj dep det flat mark nmod nsubj nsubj:pass nummod obj "
        "obl obl:agent parataxis punct root xcomp".split()
    ),
}
"""Relations of GUM and of Sequoia as it is read."""
PENN = {
    "en": set(
        "CC CD DT HYPH IN JJ JJR JJS MD NN NNP NNPS NNS POS PRP PRP$ RB TO VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB "
        ", . : `` '' -LRB- -RRB-".split()
    ),
    "fr": set("CC CD DT IN JJ NN NNP NNS PRP RB VB VBD VBN VBP VBZ , . : `` '' -LRB- -RRB-".split()),
}
UNIVERSAL = set("ADJ ADP ADV AUX CCONJ DET NOUN NUM PART PRON PROPN PUNCT SCONJ VERB".split())


@cache
def docs(language: str) -> list[Doc]:
    return constructed_trees(COUNT, 3, language)


def sentences(doc: Doc) -> list[range]:
    starts = [i for i in range(len(doc.forms)) if not i or doc.sentence[i] != doc.sentence[i - 1]]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(doc.forms)], strict=True)]


def is_projective(doc: Doc, words: range) -> bool:
    arcs = [(min(i, doc.head[i]), max(i, doc.head[i])) for i in words if doc.head[i] >= 0]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_running_text_splits_into_the_words_it_was_made_of(language: str) -> None:
    for doc in docs(language):
        text = doc.running()
        assert [text[a:b] for a, b in split_words(text, language)] == doc.forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_one_tree_without_crossing(language: str) -> None:
    for doc in docs(language):
        for words in sentences(doc):
            assert [doc.rel[i] for i in words if doc.head[i] < 0] == ["root"]
            assert all(doc.head[i] in words for i in words if doc.head[i] >= 0)
            assert all(doc.head[i] != i for i in words)
            assert is_projective(doc, words)
            for i in words:
                steps = 0
                while doc.head[i] >= 0:
                    i, steps = doc.head[i], steps + 1
                    assert steps <= len(words), "a cycle"


@pytest.mark.parametrize("language", LANGUAGES)
def test_layers_are_whole_and_speak_the_treebanks_language(language: str) -> None:
    for doc in docs(language):
        columns = (doc.sentence, doc.xpos, doc.upos, doc.lemma, doc.head, doc.rel, doc.names, doc.gaps)
        assert {len(column) for column in columns} == {len(doc.forms)}
        assert set(doc.rel) <= RELATIONS[language]
        assert set(doc.xpos) <= PENN[language]
        assert set(doc.upos) <= UNIVERSAL
        assert all(doc.lemma)
        assert doc.language == language
        assert not any((doc.heads_of, doc.chain, doc.trigger, doc.frames))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_begin_before_they_go_on(language: str) -> None:
    for doc in docs(language):
        for before, tag, sentence, last in zip(["O", *doc.names], doc.names, doc.sentence, [-1, *doc.sentence], strict=False):
            assert tag in ("O", "?") or (tag[:2] in ("B-", "I-") and tag[2:] in NAME_KINDS)
            if tag.startswith("I-"):
                assert before[1:] == tag[1:]
                assert sentence == last


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seed_gives_the_same_documents_and_another_seed_gives_others(language: str) -> None:
    again = constructed_trees(COUNT, 3, language)
    assert again == docs(language)
    assert constructed_trees(20, 3, language) == again[:20]
    assert [d.forms for d in constructed_trees(20, 4, language)] != [d.forms for d in again[:20]]
    assert len({d.name for d in again}) == COUNT


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_have_three_sentences_or_more(language: str) -> None:
    assert all(3 <= len(sentences(doc)) <= 11 for doc in docs(language))


def test_a_language_without_a_grammar_is_refused() -> None:
    with pytest.raises(ValueError, match="no grammar"):
        constructed_trees(1, language="de")


def test_a_tree_has_one_head() -> None:
    with pytest.raises(ValueError, match="one head"):
        tree(("det", word("the", "DT")))


def test_no_person_of_the_reader_cases_is_met_in_training() -> None:
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    persons = {n.removeprefix("PERSON ") for case in cases for n in case.get("names", ()) if n.startswith("PERSON ")}
    texts = [doc.running() for language in LANGUAGES for doc in docs(language)]
    full = {p for p in persons if " " in p}
    assert len(full) > 20
    assert not [p for p in sorted(full) if any(p in text for text in texts)]


def test_no_sentence_of_the_reader_cases_is_met_in_training() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[i : i + 7]) for i in range(len(words) - 6)}

    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    tested = {run for case in cases for run in runs(case["text"])}
    assert not [run for language in LANGUAGES for doc in docs(language) for run in runs(doc.running()) if run in tested]


@pytest.mark.parametrize(
    ("row", "forms"),
    [
        ("trap+", "trapped trapped trapping traps"),
        ("bury", "buried buried burying buries"),
        ("free", "freed freed freeing frees"),
        ("mimic", "mimicked mimicked mimicking mimics"),
        ("lie/lay/lain", "lay lain lying lies"),
        ("run+/ran/run", "ran run running runs"),
        ("veto", "vetoed vetoed vetoing vetoes"),
    ],
)
def test_verbs_are_bent_as_english_bends_them(row: str, forms: str) -> None:
    made = verb(row)
    assert " ".join((made.past, made.participle, made.gerund, made.third)) == forms


# What single templates must say, by the words that were confused.


def relations(template: str, kind: type[English] | type[French], draws: int = 40) -> list[Doc]:
    language = "en" if kind is English else "fr"
    made = []
    for draw in range(draws):
        report = kind(random.Random(f"{template}{draw}"))
        made.append(document(template, [(s, " ") for s in getattr(report, template)()], language))
    return made


def test_a_dateline_hangs_beside_the_sentence() -> None:
    for doc in relations("dateline", English):
        assert doc.rel.count("dep") == 1
        town = doc.rel.index("dep")
        assert doc.names[town].endswith("-LOC")
        assert doc.rel[doc.head[town]] == "root"


def test_a_name_before_dashes_is_the_subject() -> None:
    for doc in relations("dashed_aside", English):
        dash = next(i for i, x in enumerate(doc.xpos) if x == ":")
        aside = doc.head[dash]
        assert doc.rel[aside] == "appos"
        assert doc.rel[doc.head[aside]].startswith("nsubj")


def test_a_participle_behind_its_noun_is_not_the_sentences_verb() -> None:
    for doc in relations("charged_subject", English):
        charged = doc.rel.index("acl")
        assert doc.xpos[charged] == "VBN"
        assert doc.rel[doc.head[charged]] == "nsubj"
        assert doc.rel.index("root") > charged


def test_two_names_side_by_side_are_an_apposition_and_a_speaker() -> None:
    for doc in relations("apposition_then_speaker", English):
        root = doc.rel.index("root")
        speaker = next(i for i in range(root) if doc.rel[i] == "nsubj" and doc.head[i] == root)
        name = max(i for i in range(speaker) if doc.rel[i] == "appos")
        assert doc.names[name] == doc.names[speaker] == "B-PERSON"
        assert doc.rel[doc.head[name]] == "ccomp"


def test_long_sentences_are_long() -> None:
    sizes = [len(doc.forms) for doc in relations("long_sentence", English)]
    assert min(sizes) >= 50
    assert any(60 <= size <= 100 for size in sizes)


def test_a_french_speaker_behind_the_verb_is_its_subject() -> None:
    for doc in relations("speaker_last", French):
        said = doc.rel.index("parataxis")
        speaker = next(i for i, h in enumerate(doc.head) if h == said and doc.rel[i] == "nsubj")
        assert doc.rel[doc.head[said]] == "root"
        assert speaker > said or doc.forms[speaker].startswith("-")


def test_a_french_agent_stands_behind_par() -> None:
    for doc in relations("passive_agent", French):
        agent = doc.rel.index("obl:agent")
        assert "par" in [form for form, head in zip(doc.forms, doc.head, strict=True) if head == agent]
        assert "nsubj:pass" in doc.rel
