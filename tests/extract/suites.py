"""Suites of small sentences for the coder, in many grammatical frames, with the slot to expect (status, roles, numbers …).

The reader is statistical and does not read every sentence rightly, so what is pinned is the share of each frame that comes
out right, in `suites_pinned.toml`: a test fails when a share falls. Run

    PYTHONPATH=src:.:tests/extract python -m suites --pin

after a change of the model or of a rule: it writes the shares anew. Without `--pin` it prints them beside those pinned;
with the name of a suite or a frame it lists what goes wrong there.

In the data a star stands on either side of the trigger: "The police *detained* three editors."
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from suite_status_fr import french_sentences

from dateline.extract import code_article
from dateline.model import Article, Claim, Filler, digest
from dateline.parse import shipped_parser

FOLDER = Path(__file__).parent
PINNED = FOLDER / "suites_pinned.toml"
HEADER = """\
# Shares of the suites' sentences that come out right, by frame, written by `python -m tests.extract.suites --pin`.
# A test fails when one falls.
"""
FRENCH = "in French"
"""The frame of the suite on numbers whose passages are French."""
TOLERANCE = 0.02
"""What a share may fall below its pin: eight-bit sums differ a little between kinds of processors."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or passage with its trigger's place, the frame it is an example of, and what to expect."""

    frame: str
    text: str
    start: int
    end: int
    expected: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one sentence went: the claim found at its trigger, if any, whether it is right, and what came out."""

    sentence: Sentence
    claim: Claim | None
    right: bool
    came: str

    def __str__(self) -> str:
        marked = f"{self.sentence.text[: self.sentence.start]}*{self.sentence.text[self.sentence.start : self.sentence.end]}*"
        whole = marked + self.sentence.text[self.sentence.end :]
        return f"{self.sentence.frame}: {' '.join(whole.split())}\n    expected {self.sentence.expected}; came {self.came}"


def sentence(frame: str, marked: str, expected: Any) -> Sentence:
    """A sentence from its text with stars round the trigger; a lower-case first letter is raised."""
    before, trigger, after = marked.split("*")
    text = before + trigger + after
    return Sentence(frame, text[:1].upper() + text[1:], len(before), len(before) + len(trigger), expected)


def read_table(name: str) -> dict[str, Any]:
    """One of the data files beside this one."""
    return tomllib.loads((FOLDER / f"suite_{name}.toml").read_text(encoding="utf-8"))


def claims_of(sentences: Sequence[Sentence], *, language: str = "en") -> list[tuple[Claim, ...]]:
    """The claims of each sentence, all sentences read at once as reports of their own."""
    articles = [Article(f"s{i}", s.text, digest(s.text), language=language) for i, s in enumerate(sentences)]
    analyses = shipped_parser().read(articles)
    return [code_article(article, analysis) for article, analysis in zip(articles, analyses, strict=True)]


def claims_at(sentences: Sequence[Sentence], *, language: str = "en") -> list[Claim | None]:
    """The claim at each sentence's trigger."""
    found = claims_of(sentences, language=language)
    return [_at(claims, s.start, s.end) for claims, s in zip(found, sentences, strict=True)]


def _at(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    return next((c for c in claims if c.trigger.start < end and start < c.trigger.end), None)


def judge(
    sentences: Sequence[Sentence],
    is_right: Callable[[Claim, Any], bool],
    show: Callable[[Claim], str],
    *,
    language: str = "en",
) -> list[Outcome]:
    """How each sentence goes; one whose trigger is no claim is not right."""
    return [
        Outcome(s, c, c is not None and is_right(c, s.expected), show(c) if c is not None else "nothing")
        for s, c in zip(sentences, claims_at(sentences, language=language), strict=True)
    ]


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The part of each frame's sentences that is right, of those whose trigger is a claim; `found` is the part that is."""
    out = {"found": sum(o.claim is not None for o in outcomes) / len(outcomes)}
    for frame in sorted({o.sentence.frame for o in outcomes}):
        here = [o for o in outcomes if o.sentence.frame == frame and o.claim is not None]
        out[frame] = sum(o.right for o in here) / len(here) if here else 0.0
    return out


# ---------------------------------------------------------------- status


@cache
def status_outcomes() -> list[Outcome]:
    """How the sentences of the status suite go."""
    return judge(list(status_sentences()), _has_status, _why)


@cache
def status_fr_outcomes() -> list[Outcome]:
    """How the sentences of the French status suite go."""
    return judge(list(status_fr_sentences()), _has_status, _why, language="fr")


def status_fr_sentences() -> Iterator[Sentence]:
    """Every French base sentence in every status."""
    for status, frame, text in french_sentences(read_table("status_fr")):
        yield sentence(f"{status}: {frame}", text, status)


def _has_status(claim: Claim, wanted: str) -> bool:
    return claim.status == wanted


def _why(claim: Claim) -> str:
    return " ← ".join(claim.reasons[-1:])


def status_sentences() -> Iterator[Sentence]:
    """Every base sentence in every status, the frames of a status dealt out in turn; a frame passes over a base
    that it does not fit."""
    table = read_table("status")
    for status, frames in table["frames"].items():
        for at, base in enumerate(table["base"]):
            turns = (frames[(at + at // len(frames) + k) % len(frames)] for k in range(len(frames)))
            frame = next(f for f in turns if _fits(f, base))
            caller = table["callers"][at % len(table["callers"])]
            yield sentence(f"{status}: {frame.lstrip('~')}", _fill(frame.lstrip("~"), base, caller), status)


def _fits(frame: str, base: Mapping[str, Any]) -> bool:
    return ("{O" not in frame or bool(base["object"])) and not (frame.startswith("~") and base.get("once", False))


def _fill(frame: str, base: Mapping[str, Any], caller: str) -> str:
    """A frame with a base's words. Verbs carry the star, unless the object holds the word that names the happening."""
    many, verb = base["many"], dict(zip(("base", "past", "done", "doing"), base["verb"], strict=True))
    light = "*" in base["object"]
    words = {
        "s": base["subject"],
        "o": f" {base['object']}" if base["object"] else "",
        "O": base["object"],
        "t": f" {base['where']}" if base["where"] else "",
        "noun": base["noun"],
        "does": verb["base"] if many else verb["base"] + ("es" if verb["base"].endswith(("s", "sh", "ch", "to")) else "s"),
        "have": "have" if many else "has",
        "are": "are" if many else "is",
        "were": "were" if many else "was",
        "plan": "plan" if many else "plans",
        "they": base.get("they", "they" if many else "it"),
        "Owere": "were" if base.get("objects", False) else "was",
        "caller": caller,
    } | verb
    for key in ("does", *verb):
        words[key] = words[key] if light else f"*{words[key]}*"
    text = frame.format_map(words)
    return text if light or text.count("*") == 2 else text.replace("*", "")


# ---------------------------------------------------------------- roles


@cache
def role_outcomes() -> list[Outcome]:
    """How the sentences of the roles suite go."""
    return judge(list(role_sentences()), lambda c, roles: not missing(c, roles) and not swapped(c, roles), show_roles)


def role_sentences() -> Iterator[Sentence]:
    """Every deed in every frame; expected are the words to be found among actors and recipients."""
    table = read_table("roles")
    for deed in table["deed"]:
        words = {k: v for k, v in deed.items() if isinstance(v, str)}
        words |= dict(zip(("base", "past", "done", "doing"), deed["verb"], strict=True))
        words |= {"whom": words["which"].replace("who", "whom"), "Done": f"*{words['done'].capitalize()}*"}
        words |= {"Doing": words["doing"].capitalize()}
        for name, frame in table["frames"].items():
            roles = {"actors": frame["actors"].format_map(words), "recipients": words["target"]}
            yield sentence(name, frame["text"].format_map(words).replace("s's ", "s' "), roles)


def missing(claim: Claim, roles: Mapping[str, str]) -> bool:
    """Whether the attacker or the target is not found where it belongs."""
    fillers = {"actors": claim.actors, "recipients": claim.recipients}
    return any(wanted and not _holds(fillers[role], wanted) for role, wanted in roles.items())


def swapped(claim: Claim, roles: Mapping[str, str]) -> bool:
    """Whether the target is said to act or the attacker to suffer."""
    acting = bool(roles["actors"]) and _holds(claim.recipients, roles["actors"])
    return acting or _holds(claim.actors, roles["recipients"])


def _holds(fillers: Sequence[Filler], wanted: str) -> bool:
    """Whether one of the fillers is the wanted one, whatever article stands before it."""
    plain = wanted.removeprefix("the ").removeprefix("a ").casefold()
    return any(plain in (f.name.casefold(), f.text.casefold().removeprefix("the ").removeprefix("a ")) for f in fillers)


def show_roles(claim: Claim) -> str:
    """Actors → recipients."""
    return f"{_names(claim.actors)} → {_names(claim.recipients)}"


# ---------------------------------------------------------------- who says so


@cache
def said_outcomes() -> list[Outcome]:
    """How the passages of the suite on sources go."""
    return judge(
        list(said_sentences()),
        lambda c, wanted: [f.name.casefold() for f in c.said_by] == [w.casefold() for w in wanted],
        lambda c: _names(c.said_by),
    )


def said_sentences() -> Iterator[Sentence]:
    """The passages, as written."""
    for passage in read_table("said")["passage"]:
        yield sentence(passage["frame"], passage["text"].strip(), passage["said_by"])


def _names(fillers: Sequence[Filler]) -> str:
    return ", ".join(f.name for f in fillers) or "–"


# ---------------------------------------------------------------- where


@cache
def where_outcomes() -> list[Outcome]:
    """How the passages of the suite on places go."""
    return judge(list(where_sentences()), lambda c, wanted: show_where(c) == wanted, show_where)


def where_sentences() -> Iterator[Sentence]:
    """The passages, as written."""
    for passage in read_table("where")["passage"]:
        yield sentence(passage["frame"], passage["text"].strip(), passage["where"])


def show_where(claim: Claim) -> str:
    """The name of the place, or nothing."""
    return claim.where.name if claim.where is not None else ""


# ---------------------------------------------------------------- figures


@cache
def figure_outcomes() -> list[Outcome]:
    """How the passages of the suite on numbers go, in English and in French."""
    told = list(figure_sentences())
    french = [s for s in told if s.frame == FRENCH]
    english = [s for s in told if s.frame != FRENCH]
    return [
        *judge(english, _has_figures, show_figures),
        *judge(french, _has_figures, show_figures, language="fr"),
    ]


def figure_sentences() -> Iterator[Sentence]:
    """The passages, as written."""
    for passage in read_table("figures")["passage"]:
        yield sentence(passage["frame"], passage["text"], passage["figures"])


def _has_figures(claim: Claim, wanted: Sequence[str]) -> bool:
    return figures_told(claim) == sorted(wanted)


def figures_told(claim: Claim) -> list[str]:
    """The numbers of a claim with how exact they are and what they count: ">=12 person"."""
    return sorted(f"{f.comparator.removeprefix('=')}{f.value:.12g} {f.unit}" for f in claim.figures)


def show_figures(claim: Claim) -> str:
    """The numbers of a claim in a row."""
    return ", ".join(figures_told(claim)) or "none"


# ---------------------------------------------------------------- what a reaction is about


@cache
def about_outcomes() -> list[Outcome]:
    """How the passages of the suite on reactions go, in English and in French."""
    told = list(about_sentences())
    french = [s for s in told if s.frame == FRENCH]
    english = [s for s in told if s.frame != FRENCH]
    return [*_judge_about(english, "en"), *_judge_about(french, "fr")]


def about_sentences() -> Iterator[Sentence]:
    """The passages; expected is where the word of the happening stands that each is about, or None."""
    for passage in read_table("about")["passage"]:
        deed = passage["text"].replace("*", "").split("_")
        place = (len(deed[0]), len(deed[0]) + len(deed[1])) if len(deed) > 1 else None
        yield sentence(passage["frame"], passage["text"].replace("_", ""), place)


def _judge_about(sentences: Sequence[Sentence], language: str) -> list[Outcome]:
    """How each goes: its claim is about the one at the place that is expected."""
    out = []
    for one, claims in zip(sentences, claims_of(sentences, language=language), strict=True):
        claim = _at(claims, one.start, one.end)
        deed = _at(claims, *one.expected) if one.expected is not None else None
        told = {c.id: c.trigger_text for c in claims}
        about = None if claim is None else claim.about
        right = claim is not None and (about is None if one.expected is None else deed is not None and about == deed.id)
        out.append(Outcome(one, claim, right, told[about] if about is not None else "nothing"))
    return out


# ---------------------------------------------------------------- pins

SUITES: Mapping[str, Callable[[], list[Outcome]]] = {
    "status": status_outcomes,
    "status_fr": status_fr_outcomes,
    "roles": role_outcomes,
    "said": said_outcomes,
    "where": where_outcomes,
    "figures": figure_outcomes,
    "about": about_outcomes,
}


def pinned(suite: str) -> dict[str, float]:
    """The shares pinned for a suite, by frame."""
    table = tomllib.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {}
    return dict(table.get(suite, {}))


def fallen(suite: str) -> list[str]:
    """What fell below its pin, with the sentences that go wrong there; a frame without a pin counts as fallen."""
    outcomes = SUITES[suite]()
    out = []
    for frame, share in shares(outcomes).items():
        pin = pinned(suite).get(frame, 2.0)
        if share < pin - TOLERANCE:
            out += [f"{frame}: {share:.2f}, pinned {pin:.2f}", *wrong(outcomes, frame)]
    return out


def wrong(outcomes: Sequence[Outcome], frame: str = "") -> list[str]:
    """The sentences of a frame that go wrong, as they are listed for a reader; of "found" those without a claim."""
    if frame == "found":
        return [str(o) for o in outcomes if o.claim is None]
    return [str(o) for o in outcomes if not o.right and o.sentence.frame.startswith(frame)]


def _write(found: Mapping[str, Mapping[str, float]]) -> None:
    lines = [HEADER]
    for suite, frames in found.items():
        lines += [f"[{suite}]", *(f'"{frame}" = {share:.3f}' for frame, share in frames.items()), ""]
    PINNED.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Print the shares, or what goes wrong in a suite or a frame; with `--pin` write them anew."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pin", action="store_true")
    ap.add_argument("suite", nargs="?", choices=[*SUITES])
    ap.add_argument("frame", nargs="?", default="")
    a = ap.parse_args()
    if a.suite:
        print("\n".join(wrong(SUITES[a.suite](), a.frame)))
        return
    found = {suite: shares(outcomes()) for suite, outcomes in SUITES.items()}
    for suite, frames in found.items():
        for frame, share in frames.items():
            print(f"{suite:<7} {share:6.3f} {pinned(suite).get(frame, 0.0):6.3f}  {frame}")
    if a.pin:
        _write(found)


if __name__ == "__main__":
    main()
