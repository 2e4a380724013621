"""What is so, as data: countries, regions, organisations, offices by date, places. Loaded when first asked for."""

from dateline.knowledge.countries import Country, by_capital, by_code, by_demonym, by_seat, countries, country
from dateline.knowledge.offices import OfficeHolder, holders, may_be_called, normalise_title, offices_of, person
from dateline.knowledge.organisations import Organisation, national_body, organisation, organisations
from dateline.knowledge.places import PlaceRecord, places
from dateline.knowledge.regions import Region, members, region, regions
from dateline.knowledge.spelling import fold

__all__ = [
    "Country",
    "OfficeHolder",
    "Organisation",
    "PlaceRecord",
    "Region",
    "by_capital",
    "by_code",
    "by_demonym",
    "by_seat",
    "countries",
    "country",
    "fold",
    "holders",
    "may_be_called",
    "members",
    "national_body",
    "normalise_title",
    "offices_of",
    "organisation",
    "organisations",
    "person",
    "places",
    "region",
    "regions",
]
