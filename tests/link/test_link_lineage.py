from dataclasses import replace

from dateline.link import find_origins
from dateline.model import Article, Furniture, Span, digest

FLOOD = (
    "Heavy rain burst the dam above the mill town early on Monday and sent a wall of mud through its lower streets. "
    "Rescue teams reached the school by boat at noon and brought out forty children who had waited on the roof. "
    "The mayor asked the capital for tents, blankets and clean water, and the army promised two helicopters by nightfall. "
    "Engineers had warned last autumn that the spillway was cracked, but the repair was put off for want of money."
)
STRIKE = (
    "Dock workers at the northern port walked out on Tuesday after talks on night pay broke down for the third time. "
    "Forty ships lay at anchor by evening, and the shipping line said it would send its next convoy to another harbour. "
    "The union wants the rate of 2019 restored and says the harbour company has hidden its profits from the books."
)
SHORT = FLOOD.split(". ")[0] + ". " + FLOOD.split(". ")[1] + "."


def article(name: str, text: str, **fields: object) -> Article:
    return replace(Article(name, text, digest(text)), **fields)  # type: ignore[arg-type]


def test_copies_from_two_outlets_have_one_origin() -> None:
    found = find_origins(
        [article("b", FLOOD, outlet="Two"), article("a", FLOOD + " More follows.", outlet="One"), article("c", STRIKE)]
    )
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_a_short_text_inside_a_long_one_is_a_copy() -> None:
    long = FLOOD + " " + STRIKE
    assert find_origins([article("long", long), article("short", SHORT)]) == {"long": "long", "short": "long"}


def test_two_short_texts_that_share_only_a_round_up_stay_apart() -> None:
    found = find_origins([article("all", FLOOD + " " + STRIKE), article("flood", FLOOD), article("strike", STRIKE)])
    assert found["flood"] != found["strike"]
    assert found["all"] in (found["flood"], found["strike"])


def test_one_agency_credited_needs_less_overlap() -> None:
    rest = (
        "Officials in the valley say the damage will take years to mend and that no one will be sent away from the camps. "
        "A second storm is due at the end of the week, and the weather office has told fishermen to keep their boats ashore."
    )
    left, right = article("left", SHORT + " " + STRIKE), article("right", SHORT + " " + rest)
    apart = find_origins([left, right])
    assert apart["left"] != apart["right"]
    left, right = replace(left, credits=("AFP",)), replace(right, credits=("AFP",))
    joined = find_origins([left, right])
    assert joined["left"] == joined["right"]


def test_one_speech_quoted_by_two_reporters_is_no_copy() -> None:
    speech = (
        "“We will rebuild every house, we will find every missing child, "
        "and those who hid the cracks will answer before a court of law”"
    )
    one = f"In a hall by the river the premier spoke for an hour to families who had lost all. {speech} {STRIKE[:330]}"
    two = f"Cheers greeted her when she came to the town that the mud had buried three days before. {speech} {FLOOD[120:450]}"
    found = find_origins([article("one", one), article("two", two)])
    assert found == {"one": "one", "two": "two"}


def test_page_furniture_does_not_make_copies() -> None:
    bar = "Follow us on every channel, write to our desk, and read the ten stories that all our readers share this week. "
    one, two = bar * 3 + STRIKE, bar * 3 + FLOOD
    marks = [article(n, t, furniture=(Furniture(Span(n, 0, len(bar) * 3), "share"),)) for n, t in (("one", one), ("two", two))]
    assert find_origins(marks) == {"one": "one", "two": "two"}


def test_order_does_not_matter_and_empty_texts_stay_alone() -> None:
    texts = [article("a", FLOOD), article("b", SHORT), article("c", ""), article("d", ""), article("e", STRIKE)]
    assert find_origins(texts) == find_origins(texts[::-1])
    assert find_origins(texts)["c"] == "c"
    assert find_origins([]) == {}
