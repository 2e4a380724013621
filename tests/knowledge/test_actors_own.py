"""The user's own file of actors: what is read, what is refused with its line, and that the order of the lines is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.knowledge.own_actors import OwnActor, actors_version, parse_actors, read_actors, write_actors
from dateline.model import Office
from dateline.when import When

ROWS = (
    "Issa Moro,Colonel Moro; I. Moro,person,Niger,mil,head of the junta,2019-03-03,",
    "Issa Moro,Moro,,,,president,2020,2021-05",
    "Red Hill rebels,the rebels,group,,REB,,,",
)
HEAD = "name,aliases,kind,country,sector,office,from,to"
MORO = OwnActor(
    "Issa Moro",
    ("Colonel Moro", "I. Moro", "Moro"),
    "person",
    "NER",
    "MIL",
    (
        Office(
            "head of the junta", "NER", When.between("2019-03-03", None, reason="given by your actors file"), "your actors file"
        ),
        Office("president", "NER", When.between("2020", "2021-05", reason="given by your actors file"), "your actors file"),
    ),
)
REBELS = OwnActor("Red Hill rebels", ("the rebels",), "group", None, "REB")


def written(folder: Path, text: str, name: str = "who.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_table_is_read_and_lines_of_one_name_add_up(tmp_path: Path, mark: str) -> None:
    found, aside = read_actors(written(tmp_path, "\n".join((HEAD, *ROWS)).replace(",", mark)))
    assert (found, aside) == ((MORO, REBELS), ())
    assert read_actors(written(tmp_path, "\n".join((HEAD, *ROWS[::-1]))))[0] == found


def test_toml_says_the_same(tmp_path: Path) -> None:
    text = """
[[actor]]
name = "Red Hill rebels"
aliases = ["the rebels"]
kind = "group"
sector = "REB"

[[actor]]
name = "Issa Moro"
aliases = ["Colonel Moro", "I. Moro", "Moro"]
kind = "person"
country = "NER"
sector = "MIL"
offices = [{ title = "president", from = 2020, to = "2021-05" }, { title = "head of the junta", from = 2019-03-03 }]
"""
    assert read_actors(written(tmp_path, text, "who.toml")) == ((MORO, REBELS), ())


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",x,person,,,,,", "it has no name"),
        ("A B,,dwarf,,,,,", "'dwarf' is no kind of actor"),
        ("A B,,,Atlantis,,,,", "'Atlantis' is no country"),
        ("A B,,,,ARMY,,,", "'ARMY' is no sector"),
        ("A B,,,,,king,2020,2019", "2020 to 2019 is no time"),
        ("A B,,,,,king,soon,", "soon to … is no time"),
        ("A B,,,,,,2020,", "it has a time and no office"),
    ],
)
def test_a_bad_line_is_named_with_what_would_help_and_the_others_are_used(tmp_path: Path, row: str, says: str) -> None:
    found, (aside,) = read_actors(written(tmp_path, "\n".join((HEAD, row, ROWS[2]))))
    assert found == (REBELS,)
    assert aside.item == "who.csv, line 2"
    assert aside.reason.startswith(says)
    assert aside.remedy


def test_lines_that_disagree_are_told(tmp_path: Path) -> None:
    rows = ("A B,Ab,person,,,,,", "A B,,group,,,,,", "C D,Ab,,,,,,")
    found, aside = read_actors(written(tmp_path, "\n".join((HEAD, *rows))))
    assert [(a.name, a.kind, a.aliases) for a in found] == [("A B", "person", ("Ab",)), ("C D", "unknown", ())]
    assert [s.reason for s in aside] == [
        "“A B” has two values of kind, person and group; person was taken",
        "“Ab” is an alias of both “A B” and “C D”; it was left to “A B”",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [("who,what\na,b\n", "who.csv"), ("[[actor]\n", "who.toml"), ("actor = 3\n", "who.toml"), ("\udcff", "who.csv")],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=name.replace(".", r"\.")) as caught:
        read_actors(path)
    assert caught.value.remedy


words = st.text(st.sampled_from("abcé Z'"), max_size=6)


@given(
    st.lists(st.builds(OwnActor, words, st.tuples(words), st.just("group"), st.none() | words, st.none() | words), max_size=4)
)
def test_what_a_case_keeps_comes_back(actors: list[OwnActor]) -> None:
    text = write_actors(actors)
    assert parse_actors(text) == tuple(actors)
    assert bool(actors_version(text)) == bool(actors)
    assert parse_actors("") == ()
    assert parse_actors(write_actors([MORO])) == (MORO,)
