"""Whose statement it is: a statement, letter or report says nothing by itself; it is they who issued it that say so."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.phrases import SUBJECTS
from dateline.extract.who import Who

_REACH = 12
"""Sentences between "the statement" and the one that named whose it is."""
_RECENT = 4
"""Sentences between "the statement" and who said something before it, where nothing tells whose it is."""


class Statements:
    """Finds the owners of the statements that one article speaks of."""

    def __init__(self, who: Who) -> None:
        self.who, self.tree, self.tokens = who, who.tree, who.tokens
        self.words, self.grammar = who.tree.words, who.tree.words.grammar

    def owners(self, head: int) -> list[int]:
        """Phrase heads of those whose statement a noun is, or none where nothing tells or it is no statement."""
        lemma = self.tokens[head].lemma.lower()
        if self._is_page(head):
            return self._speaking(self._hosts(head))[:1]
        if self.tokens[head].pos == "NOUN" and lemma in self.grammar["findings"]:
            return self.named_with(head)
        if not self._is_statement(head):
            return []
        found = self._owned(head)
        return found or (self._named_before(head) or self._said_before(head) if self._points_back(head) else [])

    def _owned(self, head: int) -> list[int]:
        """Whose a statement is by its own sentence."""
        return self.named_with(head) or self._issued_by(head) or self._told_of_itself(head)

    def _is_statement(self, i: int) -> bool:
        return self.tokens[i].pos == "NOUN" and self.tokens[i].lemma.lower() in self.words.speech_nouns

    def named_with(self, head: int) -> list[int]:
        """ "the junta's statement", "a statement by the junta", "issued by the junta", "a ministry statement", "a statement on
        the junta's website"."""
        owners = self.tree.of(head, "nmod:poss")
        by = [c for c in self.tree.of(head, "nmod", "obl:agent") if self._has_case(c, "issuing")]
        by = by if self.words.code == "en" else by[:1]
        by = [c for c in by if not any(self.is_passed_on(i) for i in range(head + 1, c))]
        issued = [v for v in self.tree.of(head, "acl") if self.tokens[v].lemma in self.grammar["publishing"]]
        agents = [a for v in issued for a in self.tree.of(v, "obl:agent")]
        beside = self.tree.of(head, "compound", "nmod:desc")
        pages = [c for i in (head, *issued) for c in self.tree.of(i, "nmod", "obl") if self._is_page(c)]
        hosts = [o for page in pages for o in self._hosts(page)][:1]
        return next((kept for found in (owners, by, agents, beside, hosts) if (kept := self._speaking(found))), [])

    def _hosts(self, page: int) -> list[int]:
        """ "its Facebook page", "the site of the ministry", "the Kremlin website"."""
        of = [c for c in self.tree.of(page, "nmod") if self._has_case(c, "of_phrase")][:1]
        named = self.tree.of(page, "compound") if self.tokens[page].lemma.lower().endswith("site") else ()
        return [*self.tree.of(page, "nmod:poss"), *of, *named]

    def _is_page(self, i: int) -> bool:
        """ "its website", "the ministry's page"."""
        return self.tokens[i].pos == "NOUN" and self.tokens[i].lemma.lower() in self.grammar["pages"]

    def _issued_by(self, head: int) -> list[int]:
        """ "the junta published a report", "the junta said in a statement"."""
        verb = self.tokens[head].head
        lemma = self.tokens[verb].lemma
        published = self.tree.has(head, "obj") and lemma in self.grammar["publishing"] | self.words.light
        said_in = self.tree.has(head, "obl", "obj") and self._has_case(head, "inside") and bool(self.tree.of(verb, *SUBJECTS))
        subject = self.tree.subject(verb) if published or said_in else None
        return self._speaking([subject]) if subject is not None and subject != head else []

    def is_passed_on(self, i: int) -> bool:
        """Whether a participle behind a statement says by whom it was passed on, who did not issue it: "carried by"."""
        return self.passed_on(i) is not None

    def passed_on(self, i: int) -> int | None:
        """The statement that a participle says was passed on: "a statement (by the army) carried by state television"."""
        if not 0 < i < len(self.tokens) - 1 or self.tokens[i + 1].lemma not in self.grammar["by"]:
            return None
        if self.tokens[i].lemma not in self.grammar["relaying"]:
            return None
        noun = self.tokens[i].head if self.tree.has(i, "acl") else self.tree.subject(i) if self.tree.passive(i) else None
        return None if noun is None else next((k for k in (noun, self.tokens[noun].head) if self._is_statement(k)), None)

    def _told_of_itself(self, head: int) -> list[int]:
        """ "the army shelled the port, according to a statement": a body of state or an organisation says of itself what an
        act of its own is told by."""
        if not self._has_case(head, "according"):
            return []
        verbs = [self.tokens[head].head, *self.tree.of(head, "parataxis")]
        subjects = [s for verb in verbs for s in self.tree.of(verb, "nsubj") if s != head]
        return [s for s in subjects if self._is_body(s)][:1]

    def _is_body(self, head: int) -> bool:
        """Whether a phrase is a body or a state, not some who belong to one."""
        words = self.tokens[head]
        named = self.who.name_at.get(head, (0, 0, ""))
        rules = named[2] == "LOC" and self.who.named.rules(self.who.named.text_of(*named[:2]))
        bodies = self.grammar["government"] | self.grammar["generic_org"]
        return named[2] == "ORG" or rules or (words.lemma.lower() in bodies and words.tag != "NNS")

    def _named_before(self, head: int) -> list[int]:
        """The last statement of this kind before that has an owner; "the text" may be of any kind."""
        before = [i for i in range(head - 1, -1, -1) if self._is_statement(i) and self._is_near(i, head)]
        lemma = self.tokens[head].lemma
        same = [i for i in before if self.tokens[i].lemma == lemma or lemma in self.grammar["any_speech"]]
        found = map(self._owned, same)
        return next((owners for owners in found if owners), [])

    def _said_before(self, head: int) -> list[int]:
        """The body that is last told to have said something before "the statement" of which nothing tells whose it is."""
        if self.tokens[head].lemma not in self.grammar["official_words"] or not self.tree.has(head, *SUBJECTS):
            return []
        first = self.tokens[head].sentence - _RECENT
        for verb in range(self.tree.sentence(head)[0] - 1, -1, -1):
            if self.tokens[verb].sentence < first:
                break
            subject = self.tree.subject(verb) if self.tokens[verb].lemma in self.words.reporting else None
            if subject is not None and self._is_body(subject) and not self._is_statement(subject):
                return [subject]
        return []

    def _is_near(self, i: int, head: int) -> bool:
        return self.tokens[head].sentence - self.tokens[i].sentence <= _REACH

    def _points_back(self, head: int) -> bool:
        """ "the statement", not "a statement"."""
        return not any(self.tokens[c].lemma.lower() in self.grammar["unsure"] for c in self.tree.of(head, "det", "nummod"))

    def _has_case(self, head: int, group: str) -> bool:
        return any(self.tokens[c].lemma.lower() in self.grammar[group] for c in self.tree.of(head, "case"))

    def _speaking(self, heads: Sequence[int]) -> list[int]:
        """Those of some phrases that can speak: somebody with a name, a person, a body, or a word for those in power."""
        return [h for h in heads if self._can_speak(h) and not self._is_statement(h)]

    def _can_speak(self, head: int) -> bool:
        token = self.tokens[head]
        known = token.mention in ("person", "organization") or self.words.sector(token.lemma.lower()) is not None
        return known or head in self.who.name_at or (token.pos == "PRON" and self.who.name(head) is not None)
