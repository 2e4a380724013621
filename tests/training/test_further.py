"""What further corpora teach the reader, and what they leave masked."""

from __future__ import annotations

import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from reader.further import capitalised, likely_head, partly_named, read_ecb, read_qanom, read_re3d, read_wikievents


def packed(folder: Path, files: dict[str, str]) -> Path:
    """An archive of texts, as the corpora come."""
    path = folder / "corpus.tar.xz"
    with tarfile.open(path, "w:xz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return path


@pytest.mark.parametrize(
    ("phrase", "head"),
    [("the guards of the bridge", "guards"), ("a bridge", "bridge"), ("Ida Holm , a baker", "Holm"), ("men who fled", "men")],
)
def test_the_head_of_a_phrase_stands_before_what_is_hung_on_it(phrase: str, head: str) -> None:
    forms = phrase.split()
    assert forms[likely_head(forms, 0, len(forms))] == head


@pytest.mark.parametrize(
    ("phrase", "kind", "name"),
    [
        ("the former minister Ida Holm", "PERSON", "Ida Holm"),
        ("the Ministry of Bridges", "ORG", "Ministry of Bridges"),
        ("the Harbour Bank 's", "ORG", "Harbour Bank"),
        ("the Bank that sank", "ORG", None),
        ("two bakers", "PERSON", None),
    ],
)
def test_a_name_is_the_capitalised_part_of_a_phrase(phrase: str, kind: str, name: str | None) -> None:
    forms = phrase.split()
    found = capitalised(forms, 0, len(forms), kind)
    assert (" ".join(forms[slice(*found)]) if found else None) == name


def test_other_capitals_are_masked_and_small_words_are_no_names() -> None:
    assert partly_named(["Holm", "left", "Oslo", "on", "3", "May"], [(0, 1, "PERSON")]) == ["B-PERSON", "O", "?", "O", "?", "?"]


def test_questions_tell_who_acts_on_whom(tmp_path: Path) -> None:
    fields = "qasrl_id,sentence,target_idx,is_verbal,wh,subj,obj,prep,is_passive,answer_range"
    sentence = "The arrest of two bakers by guards on Monday shocked the town ."
    rows = [
        f"Wiki1k:wikinews:1,{sentence},1,True,who,,someone,,False,6:7",
        f"Wiki1k:wikinews:1,{sentence},1,True,who,,,,True,3:5",
        f"Wiki1k:wikinews:1,{sentence},1,True,when,someone,,,True,7:9",
        f"Wiki1k:wikipedia:2,{sentence},1,True,who,,someone,,False,6:7",
        f"Wiki1k:wikinews:3,{sentence},11,False,,,,,False,",
    ]
    path = tmp_path / "qanom.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("annot.train.csv", "\n".join([fields, *rows]))
    (doc,) = read_qanom(path)
    ((noun, roles),) = doc.frames.items()
    assert doc.forms[noun] == "arrest"
    told = {role: [doc.forms[i] for i in sorted(at)] for role, at in roles.items() if at}
    assert told == {"ARG0": ["guards"], "ARG1": ["bakers"], "ARGM-TMP": ["Monday"]}


def test_names_of_reports_of_war(tmp_path: Path) -> None:
    rows = [
        "General\tB-Person",
        "Ida\tI-Person",
        "Holm\tI-Person",
        "left\tO",
        "Oslo\tB-Location",
        "with\tO",
        "all\tB-Organisation",
    ]
    path = packed(tmp_path, {"re3d/train/re3d-train.conll": "\n".join(rows) + "\n\n"})
    (doc,) = read_re3d(path)
    assert doc.names == ["?", "B-PERSON", "I-PERSON", "O", "B-LOC", "O", "O"]


def test_chains_of_the_topics_that_may_train(tmp_path: Path) -> None:
    words = "Ida Holm fled . She wept".split()
    tokens = "".join(f'<token t_id="{i}" sentence="{int(i > 4)}" number="{i}">{w}</token>' for i, w in enumerate(words, 1))
    marks = (
        '<HUMAN_PART_PER m_id="1"><token_anchor t_id="1"/><token_anchor t_id="2"/></HUMAN_PART_PER>'
        '<HUMAN_PART_PER m_id="2"><token_anchor t_id="5"/></HUMAN_PART_PER>'
        '<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="3"/></ACTION_OCCURRENCE>'
        '<HUMAN_PART_PER m_id="9" TAG_DESCRIPTOR="Holm"/>'
    )
    tied = '<CROSS_DOC_COREF r_id="7" note="x"><source m_id="1"/><source m_id="2"/><target m_id="9"/></CROSS_DOC_COREF>'
    text = f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{tied}</Relations></Document>"
    path = packed(tmp_path, {"ecbplus/3/3_1ecb.xml": text, "ecbplus/30/30_1ecb.xml": text})
    (doc,) = read_ecb(path)
    assert {doc.forms[i]: chain for i, chain in doc.chain.items()} == {"Holm": "7", "She": "7"}
    assert doc.names[:3] == ["B-PERSON", "I-PERSON", "O"]


def test_types_and_parties_of_marked_happenings_alone(tmp_path: Path) -> None:
    tokens = "Guards shot at the baker and he bought bread".split()
    record = {
        "docid": "d",
        "tokens": tokens,
        "event_mentions": [
            {
                "event_type": "Conflict.Attack",
                "trigger": {"start_idx": 1, "end_idx": 2, "text": "shot"},
                "arguments": [{"role": "Attacker", "text": "Guards"}, {"role": "Target", "text": "the baker"}],
            },
            {"event_type": "Transaction.ExchangeBuySell", "trigger": {"start_idx": 7, "end_idx": 8}, "arguments": []},
        ],
    }
    path = packed(tmp_path, {"wikievents/train.args_text.jsonl": json.dumps(record)})
    (doc,) = read_wikievents(path)
    assert doc.type == {1: "ASSAULT"}
    assert doc.roles == {1: {"actors": {0}, "recipients": {3, 4}, "where": set()}}
    assert not doc.status
    assert set(doc.trigger) == {-100}
