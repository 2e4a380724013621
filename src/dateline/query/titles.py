"""The offices that words give somebody: titles printed beside a name, posts named behind a verb of taking or leaving one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.knowledge import by_demonym, country, fold, normalise_title, organisation
from dateline.link.names import same_sound
from dateline.model import Article, Filler

_VAGUE = frozenset({"spokesperson", "deputy", "leader", "chief"})
"""What `normalise_title` gives for many different posts: no office that can be followed."""
_OVER = frozenset("former ex ousted deposed late then toppled overthrown ancien ancienne".split())
"""Words before a title that say that the office is no longer held."""
_LONGEST_TITLE = 6
LESSER = frozenset(
    "mayor governor prefect councillor councilor senator ambassador consul judge prosecutor bishop archbishop imam rabbi "
    "maire gouverneur conseiller senateur ambassadeur juge procureur eveque archeveque".split()
)
"""Offices below those of a government, of which a person holds one at a time."""
_SMALLER = frozenset({"deputy", "vice", "assistant", "adjoint"})
_STOPS = re.compile(r"[.;:!?\n“”\"()]")
_JOINING = frozenset({"and", "or", "et", "ou", "while", "as"})
"""Words before a title behind which another one's country stands ("the king of Jordan and President …")."""
_OF = re.compile(r"\s+(?:of|du|de|d['’])\s*(?:the\s+|la\s+|l['’])?([^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){0,3})")
_APPOSITION = re.compile(r"^,\s+(?:the\s+)?([^,.;:()\n]{3,60})[,.;]")
_OTHERS = frozenset(
    "by par with avec of de du d for pour to à under sous against contre succeed replace succéder remplacer".split()
)
"""Words before a title by which it is another one's than that of whom the clause is about."""
_BETWEEN = frozenset(
    "as comme the a an le la l les un une his her their its our son sa leur new nouveau nouvelle first".split()
)
"""Words that may stand before a title, and say nothing of whose it is."""
_WHOLE = re.compile(
    r"\s+(?:of|de|du|d['’])\s*(?:the\s+|la\s+|l['’])?(?:country|state|republic|transition|pays|état|république)\b"
)
"""What a head of state is of, where no country is named."""
_WORD = re.compile(r"[^\s,]+")
_ASIDE = re.compile(r",\s+(?:an?|the|une?|le|la|l['’])\s*[^,]*,(?=\s+(?:as|comme|to|à)\b)")
"""What is told of somebody between commas, where the post that he or she gets follows: ", a former minister, as mediator"."""


def title_of(article: Article, filler: Filler) -> tuple[str, str, str, bool] | None:
    """(office, title, body, whether it is over) of a name as printed, from the words before it or after it."""
    assert filler.span is not None
    surname = fold(filler.name).split()[-1:]
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s,]+", article.text[filler.span.start : filler.span.end])]
    own = [(s, e) for s, e in words if _is_word_of(filler.name, article.text[filler.span.start + s : filler.span.start + e])]
    if not own or not surname:
        return None
    start, end = filler.span.start + own[0][0], filler.span.start + own[-1][1]
    before = _STOPS.split(article.text[max(0, start - 80) : start])[-1].rstrip()
    after = _APPOSITION.match(article.text[end : end + 80])
    if not before.endswith(",") or article.text[end : end + 1] in {",", "."}:
        found = _read_title(before.rstrip(",").rpartition(",")[2].split())
        if found is not None:
            office, title, body, over = found
            return office, title, body or _body_behind(article.text[end : end + 80]), over
    return _read_title(after[1].split()) if after else None


def lesser_post_of(article: Article, filler: Filler) -> str:
    """The one of `LESSER` offices, of which a person holds one at a time, or of ministers and their deputies that is printed
    right before a name or behind it (", the mayor of"); empty where there is none, or he or she holds it no more."""
    assert filler.span is not None
    words = list(re.finditer(r"[^\s,]+", article.text[filler.span.start : filler.span.end]))
    own = [m for m in words if _is_word_of(filler.name, m[0])]
    if not own:
        return ""
    start, end = filler.span.start + own[0].start(), filler.span.start + own[-1].end()
    before = _STOPS.split(article.text[max(0, start - 60) : start])[-1].split()
    after = _APPOSITION.match(article.text[end : end + 80])
    behind = re.split(r"\s(?:of|for)\s", after[1])[0].split() if after else []
    return _lesser_post(before) or _lesser_post(behind) or _ministry(before) or _ministry(behind)


def _lesser_post(words: Sequence[str]) -> str:
    """The office at the end of some words, with what makes a smaller one of it."""
    plain = [fold(w).strip(",") for w in words]
    if not plain or plain[-1] not in LESSER or words[-1].endswith(","):
        return ""
    if any(w.removesuffix("-").split("-")[0] in _OVER for w in plain[-4:]) or re.match(r"[^\W\d_]+-", plain[-1]):
        return ""
    front = plain[-2] if len(plain) > 1 else ""
    return f"{front} {plain[-1]}" if front in _SMALLER else plain[-1]


def _ministry(words: Sequence[str]) -> str:
    """The post of a minister or of his deputy at the end of some words ("deputy finance minister"); empty without one."""
    plain = [fold(w).strip(",") for w in words]
    for size in range(2, min(len(plain), _LONGEST_TITLE) + 1):
        title = plain[-size:]
        if (normalise_title(" ".join(title)) or "").endswith("_minister"):
            front = plain[-size - 1] if len(plain) > size else ""
            return (
                "" if front.split("-")[0] in _OVER else f"{front} {' '.join(title)}" if front in _SMALLER else " ".join(title)
            )
    return ""


def is_deputys(one: str, other: str) -> bool:
    """Whether of two posts one is that of the other's deputy."""
    short, long = sorted((one, other), key=len)
    return long.endswith(f" {short}") and long.split()[0] in _SMALLER


def _is_word_of(name: str, word: str) -> bool:
    """Whether a word is one of a name, in whatever spelling."""
    own, folded = fold(name).split(), fold(word)
    return folded in own or (word[:1].isupper() and len(word) > 3 and any(same_sound(folded, o) for o in own))


def _body_behind(text: str) -> str:
    """The country or organisation that a name is said to be of: "President Omar Deng of Chad"."""
    found = _OF.match(text)
    words = found[1].split() if found else []
    bodies = (_body_in((), ["of", *words[:size]]) for size in range(len(words), 0, -1))
    return next((body for body in bodies if body), "")


def _read_title(words: Sequence[str]) -> tuple[str, str, str, bool] | None:
    """The office at the end of some words, before a body if they end with one ("prime minister of Chad"); the longest title
    that is another office than a shorter one ("vice-president")."""
    if "of" in words:
        at = len(words) - 1 - list(reversed(words)).index("of")
        body = _body_in((), words[at:])
        found = _read_title(words[:at]) if body else None
        if found is not None:
            return (*found[:2], body, found[3])
    best, size = "", 0
    for k in range(1, min(len(words), _LONGEST_TITLE) + 1):
        office = normalise_title(" ".join(words[-k:]))
        if office and office != best:
            best, size = office, k
    if not best or best in _VAGUE:
        return None
    title, front = words[-size:], words[:-size][-3:]
    front = front[max((k + 1 for k, w in enumerate(front) if w in _JOINING), default=0) :]
    bare = [w for w in title if fold(w) not in _OVER and fold(w) != ""]
    over = any(fold(w) in _OVER for w in (*front[-2:], *title))
    return best, " ".join(bare), _body_in(front, title), over


def _body_in(front: Sequence[str], title: Sequence[str]) -> str:
    """The country or organisation that words beside a title name: "Mali's", "Malian", "of Mali"."""
    joined = " " + " ".join(title)
    behind = joined.partition(" of ")[2]
    options = [behind.removeprefix("the "), *_runs(front)]
    for word in options:
        if word[:1].isupper():
            state = country(word) or by_demonym(word)
            known = organisation(word)
            if state is not None:
                return state.name
            if known is not None:
                return known.name
    return ""


def _runs(words: Sequence[str]) -> Iterator[str]:
    """The names that some words may end with, the last and of these the longest first: "South Sudan" before "Sudan"."""
    bare = [re.sub(r"['’]s?$", "", w) for w in words]
    return (" ".join(bare[start:end]) for end in range(len(bare), 0, -1) for start in range(end))


def post_in(text: str) -> tuple[str, str, str] | None:
    """(office, title, body) of the post that words behind a verb of taking or leaving office name ("… Ana Abo as his prime
    minister"); None when they name none, or another one's ("by the president")."""
    clause = _ASIDE.sub(lambda m: " " * len(m[0]), _STOPS.split(text)[0])
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(clause)]
    for i in range(len(words)):
        for size in range(min(_LONGEST_TITLE, len(words) - i), 0, -1):
            title = [w for w, _, _ in words[i : i + size]]
            office = _post_of(title, clause[words[i + size - 1][2] :])
            if office and not _is_anothers([w for w, _, _ in words[:i]]) and not _is_lesser(words[:i], title):
                behind = clause[words[i + size - 1][2] :]
                return office, " ".join(title), _body_in((), title) or _body_behind(behind) or _body_before(words[:i])
    return None


def _post_of(title: Sequence[str], behind: str) -> str:
    """The office that a whole title names before some words; empty where these say that it is a smaller body's ("president of
    the court") or of a name that follows ("Prime Minister Abo")."""
    office = normalise_title(" ".join(title)) or ""
    front = title[: title.index("of")] if "of" in title else title
    same = len(front) < len(title) and normalise_title(" ".join(front)) == office
    if not office or office in _VAGUE or same or fold(title[0]) in _BETWEEN | _OVER:
        return ""
    if re.match(r"\s+(?:of|de|du|d['’])\b", behind) or re.match(r"\s+d['’]", behind):
        return office if _body_behind(behind) or _WHOLE.match(behind) else ""
    return "" if re.match(r"\s+[^\W\d_a-z]", behind) else office


def _is_anothers(before: Sequence[str]) -> bool:
    """Whether the words before a title give it to somebody else: "by the", "to succeed the"."""
    last = next((w for w in map(str.lower, reversed(before)) if w not in _BETWEEN and not w.endswith(("'s", "’s"))), "")
    return last in _OTHERS or bool(before and fold(before[-1]) in _OVER)


def _is_lesser(before: Sequence[tuple[str, int, int]], title: Sequence[str]) -> bool:
    """Whether the word before a title makes a smaller one of it: "deputy president"."""
    return bool(before) and normalise_title(" ".join([before[-1][0], *title])) in _VAGUE | {"vice_president"}


def _body_before(words: Sequence[tuple[str, int, int]]) -> str:
    """The country or organisation whose the title is said to be right before it: "as Mali's", "the Malian"."""
    return _body_in([w for w, _, _ in words[-3:]], ()) if words else ""
