"""Where a report says it was written, and openings that only look like it."""

from __future__ import annotations

import pytest

from dateline.ingest import find_dateline
from dateline.ingest.datelines import name_agencies

LEAD = "Ministers from nine countries met on Tuesday to discuss the new border posts and their cost."
BODY = f"{LEAD} They will meet again in spring."


@pytest.mark.parametrize(
    ("opening", "place", "credits"),
    [
        ("Rabat – ", "Rabat", ()),
        ("Tunis — ", "Tunis", ()),
        ("DAKAR, Senegal (AP) — ", "DAKAR, Senegal", ("AP",)),
        ("BAMAKO, Aug 18 (Reuters) - ", "BAMAKO", ("Reuters",)),
        ("OSLO/VIENNA (Reuters) - ", "OSLO/VIENNA", ("Reuters",)),
        ("LISBON (dpa/AFP) - ", "LISBON", ("dpa", "AFP")),
        ("Bamako, le 18 août 2020 (AFP) – ", "Bamako", ("AFP",)),
        ("Lima, 5 sep (EFE).- ", "Lima", ("EFE",)),
        ("BEIJING, July 3 (Xinhua) -- ", "BEIJING", ("Xinhua",)),
        ("SÃO PAULO, SP (FOLHAPRESS) - ", "SÃO PAULO, SP", ("FOLHAPRESS",)),
        ("Berlin (dpa) - ", "Berlin", ("dpa",)),
        ("WASHINGTON—", "WASHINGTON", ()),
        ("ISLAMABAD: ", "ISLAMABAD", ()),
        ("LA PAZ. ", "LA PAZ", ()),
        ("Washington, D.C. – ", "Washington, D.C.", ()),
        ("Port-au-Prince, Haiti - ", "Port-au-Prince, Haiti", ()),
        ("N'Djamena – ", "N'Djamena", ()),
        ("Nairobi (Daily Lantern) – ", "Nairobi", ("Daily Lantern",)),
        ("Accra (CNN) ", "Accra", ("CNN",)),
        ("Porto Novo, Benin (CNN) ", "Porto Novo, Benin", ("CNN",)),
        ("Porto Novo (CNN Business) ", "Porto Novo", ("CNN Business",)),
        ("RIO DE JANEIRO (AP) — ", "RIO DE JANEIRO", ("AP",)),
        ("LAGOS, Monday — ", "LAGOS", ()),
        ("Lagos, Monday – ", "Lagos", ()),
        ("By Jo Roe in Lusaka — ", "Lusaka", ()),
        ("By Jo Roe and Ann Opoku, LUSAKA, Zambia – ", "LUSAKA, Zambia", ()),
        ("القاهرة (رويترز) - ", "القاهرة", ("رويترز",)),
    ],
)
def test_opening_is_read(opening: str, place: str, credits: tuple[str, ...]) -> None:
    text = opening + BODY
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.credits) == (place, credits)
    assert text[found.start : found.end] == opening


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Kenya – one of nine countries at the table – said on Tuesday that it would not pay for the new posts at all.",
        "Kenya – East Africa's largest exporter of tea – said on Tuesday that it would not pay for the new posts at all.",
        "Analysis – Ministers from nine countries met on Tuesday to discuss the new border posts and what they will cost.",
        "Monday – Ministers from nine countries met in the capital to discuss the new border posts and what they will cost.",
        "BREAKING: Ministers from nine countries met on Tuesday to discuss the new border posts and what they will cost them.",
        "Sudan – What Next?\n\n" + BODY,
        "The ministers (nine of them) - all but one from the coast - met on Tuesday to discuss the new border posts.",
        "The Organisation of Lakes (OL) met on Tuesday to discuss the border posts.",
        "A well-known case – Ministers met on Tuesday to discuss the new border posts and what they will cost them all.",
        "Anadolu Agency (AA) Director Ada Quill told ministers on Tuesday that the border posts would be filmed.",
        f"Minister Ada Quill (Bo Reed/Reuters)\n\n{BODY}",
        f"(Bo Reed/Reuters)\n\n{BODY}",
        "By train in Zambia – Ministers from nine countries met on Tuesday to discuss the new border posts and what they cost.",
        "By Friday, Lusaka – one of nine capitals – had agreed to pay for the border posts and what they will cost by then.",
        "HOPE. Ministers from nine countries met on Tuesday to discuss the new border posts and what they will cost them.",
        "2021 – Ministers from nine countries met on Tuesday to discuss the new border posts and what they will cost.",
        "",
        "\n\n \n",
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_dateline_stands_below_headline_and_summary() -> None:
    text = f"Nine countries talk about posts\n\nThe talks follow a dispute.\n\nTunis – {BODY}"
    found = find_dateline(text)
    assert found is not None
    assert text[found.end :].startswith("Ministers")


def test_dateline_far_below_is_none() -> None:
    assert find_dateline("\n\n".join([BODY] * 8 + [f"Tunis – {BODY}"])) is None


def test_speakers_of_an_interview_are_no_places() -> None:
    assert find_dateline(f"HOLLOWAY: {BODY}\nPENHALIGON: {BODY}") is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("AFP", ("AFP",)),
        ("Lake Radio and news agencies", ("Lake Radio",)),
        ("News Agencies", ()),
        ("Reuters / AP", ("Reuters", "AP")),
        ("Sputnik - 25th January, 2022", ("Sputnik",)),
    ],
)
def test_credits_name_makers_not_generic_words(words: str, named: tuple[str, ...]) -> None:
    assert name_agencies(words) == named
