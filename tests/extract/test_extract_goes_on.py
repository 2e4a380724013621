"""A sentence that goes on from the one before takes its time; a noun tells no more than the verb of its type."""

from __future__ import annotations

from datetime import date

from pin_examples import claims_of

TEXT = "In March 2018 a delegation from Chad visited Accra. The parties also signed an agreement on trade."


def test_the_time_goes_on_and_the_agreement_is_told_once() -> None:
    signed = [c for c in claims_of(TEXT, "2020-08-18") if c.type == "AGREE"]
    assert [c.trigger_text for c in signed] == ["signed"]
    assert signed[0].when.iso() == ("2018-03", "2018-03")
    assert signed[0].when.reason.startswith("as what is told just before")


FREED = "The government will free all the teachers detained by Thursday."
HELD = "The union threatened to march if the teachers were not freed by Thursday."


def test_a_last_day_of_what_is_still_to_come_lies_ahead() -> None:
    """10 March 2024 is a Sunday."""
    for text, trigger in ((FREED, "free"), (HELD, "freed")):
        freed = next(c for c in claims_of(text, "2024-03-10") if c.trigger_text == trigger)
        assert freed.when.latest == date(2024, 3, 14)
        assert freed.when.reason.startswith("by 2024-03-14")


def test_a_country_named_but_once_far_down_is_not_that_of_the_government() -> None:
    text = (
        "Five nurses are missing after a march in Oruvia. Their union said that more were held. It refused to meet the "
        "government. Peru urged both sides to talk. Nobody was freed. The clinic stayed shut."
    )
    refused = next(c for c in claims_of(text, "2024-03-10") if c.trigger_text == "refused")
    assert "Peru" not in {f.name for f in refused.recipients}


def test_what_joins_the_happening_that_is_counted_from_has_its_day() -> None:
    text = "Guards arrested nine herders on 5 May. The arrests came two days after raiders attacked a barracks and burned it."
    days = {c.trigger_text: c.when.latest for c in claims_of(text, "2024-05-12")}
    assert {days["arrests"], days["attacked"], days["burned"]} == {date(2024, 5, 5), date(2024, 5, 3)}
    assert days["attacked"] == days["burned"]


def test_the_day_of_what_is_counted_from_is_not_that_of_what_is_told_after_it() -> None:
    """10 March 2024 is a Sunday."""
    opened = "Two days after soldiers arrested the mayor, judges freed him on Wednesday."
    days = {c.trigger_text: c.when.latest for c in claims_of(opened, "2024-03-10")}
    assert (days["arrested"], days["freed"]) == (date(2024, 3, 4), date(2024, 3, 6))
    undated = "Eight days after cancelling the summit, the president met the envoy."
    met = next(c for c in claims_of(undated, "2024-03-10") if c.trigger_text == "met")
    assert met.when_span is None


def test_days_later_are_not_counted_from_a_year() -> None:
    text = "The general, who won the vote in 2016, spoke on Thursday. He had vowed a day earlier to resign."
    vowed = next(c for c in claims_of(text, "2024-03-10") if c.trigger_text == "vowed")
    assert vowed.when.iso() == ("2024-03-06", "2024-03-06")


def test_a_season_of_what_is_planned_is_the_next_one() -> None:
    talks = next(
        c for c in claims_of("The parties agreed to hold talks in the fall.", "2024-03-10") if c.trigger_text == "talks"
    )
    assert talks.when.iso() == ("2024-09", "2024-11")


def test_what_is_still_to_come_is_bounded_by_no_publication() -> None:
    boycott = next(
        c for c in claims_of("The opposition says it will boycott the vote.", "2024-03-10") if c.trigger_text == "boycott"
    )
    assert not boycott.when.known


def test_words_of_time_under_a_verb_of_the_future_are_no_past() -> None:
    signed = claims_of("The minister said he would not sign the treaty on June 12.", "2024-03-10")
    assert all(c.when.earliest is None or c.when.earliest == date(2024, 6, 12) for c in signed)


def test_what_was_lifted_was_not_laid_on_that_day() -> None:
    text = "The ban was lifted on Friday."
    days = {c.trigger_text: c.when.earliest for c in claims_of(text, "2024-03-10")}
    assert days["lifted"] == date(2024, 3, 8)
    assert days.get("ban") is None


def test_an_occasion_or_a_moment_shares_its_day_with_its_verb() -> None:
    walked = claims_of("The talks collapsed in September 2023, when the envoy walked out.", "2024-03-10")
    assert next(c for c in walked if c.trigger_text.startswith("walked")).when.iso() == ("2023-09", "2023-09")
    text = "During a visit to the region in early December, the envoy urged both sides to resume talks."
    urged = next(c for c in claims_of(text, "2024-03-10") if c.trigger_text == "urged")
    assert urged.when.earliest == date(2023, 12, 1)


def test_a_deed_goes_on_from_a_deed_and_not_from_the_day_of_what_was_said() -> None:
    """10 March 2024 is a Sunday."""
    text = "Raiders stormed the camp on Thursday. The mayor condemned it on Friday. The raiders burned forty huts."
    burned = next(c for c in claims_of(text, "2024-03-10") if c.trigger_text == "burned")
    assert burned.when.earliest == date(2024, 3, 7)


def test_a_time_between_commas_behind_somebody_does_not_date_what_he_did() -> None:
    aside = claims_of("The president, in power since 2010, is held by the mutineers.", "2024-03-10")
    assert next(c for c in aside if c.trigger_text == "held").when_span is None
    inside = claims_of("The army, in power since a coup in May 2020, promised elections.", "2024-03-10")
    days = {c.trigger_text: c.when for c in inside}
    assert (days["coup"].iso(), days["promised"].dated) == (("2020-05", "2020-05"), False)
    plain = claims_of("The mayor, in July 2019, banned the march.", "2024-03-10")
    assert next(c for c in plain if c.trigger_text == "banned").when.iso() == ("2019-07", "2019-07")


def test_since_then_is_since_the_day_told_before() -> None:
    text = "The army overthrew the government on 1 February 2021. Since then, more than 300 people have been detained."
    detained = next(c for c in claims_of(text, "2024-03-10") if c.trigger_text == "detained")
    assert (detained.when.earliest, detained.when.latest) == (date(2021, 2, 1), None)
