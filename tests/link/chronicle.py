"""A small made-up story told by five reports: a palace coup in Kenya's capital, with an earlier one in the past."""

from __future__ import annotations

from newsroom import Newsroom, told

GUARD, PRESIDENT, COLONEL = "Kenyan presidential guard", "Joseph Wanjau", "Peter Otieno"
CITY = "Nairobi, Kenya"


def palace_coup() -> dict[str, object]:
    """The newsroom and the claims by name."""
    room = Newsroom()
    first = room.report(
        "r1",
        "2031-03-05",
        told(
            "Guard soldiers seized power in Kenya on Wednesday",
            "seized power",
            "COUP",
            actors=[GUARD],
            when="2031-03-05",
            where="Kenya",
        ),
        told(
            "They are holding President Joseph Wanjau at the palace",
            "holding",
            "COERCE",
            mode="arrest",
            actors=[GUARD],
            recipients=[PRESIDENT],
            when="2031-03-05",
            where=CITY,
            status="alleged",
        ),
        told(
            "At least 12 people died in the fighting",
            "died",
            "ASSAULT",
            figures=[(12, "people", ">=")],
            when="2031-03-05",
            where=CITY,
        ),
    )
    second = room.report(
        "r2",
        "2031-03-06",
        told(
            "Colonel Peter Otieno led the coup that brought down Wanjau on 5 March",
            "coup",
            "COUP",
            actors=[GUARD, COLONEL],
            recipients=[PRESIDENT],
            when="2031-03-05",
            where="Kenya",
        ),
        told(
            "Wanjau was arrested by the guard",
            "arrested",
            "COERCE",
            mode="arrest",
            actors=[GUARD],
            recipients=[PRESIDENT],
            when="2031-03-05",
            where=CITY,
        ),
        told(
            "The African Union condemned the coup",
            "condemned",
            "ACCUSE",
            actors=["African Union"],
            recipients=[GUARD],
            when="2031-03-06",
        ),
        told(
            "The death toll rose to 19 people",
            "death toll",
            "ASSAULT",
            figures=[(19, "people", "=")],
            when="2031-03-05",
            where=CITY,
        ),
    )
    third = room.report(
        "r3",
        "2031-03-09",
        told("Since the coup shops have stayed shut", "coup", "COUP", where="Kenya"),
        told("The country saw a coup in 1998", "coup", "COUP", when="1998", where="Kenya"),
        told(
            "The European Union condemned the takeover",
            "condemned",
            "ACCUSE",
            actors=["European Union"],
            recipients=[GUARD],
            when="2031-03-07",
        ),
    )
    return {"room": room, "first": first, "second": second, "third": third}
