"""Who says so: the chain of sources for a happening, innermost first; empty is the article's own voice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from dateline.extract.citations import Citation, find_citations
from dateline.extract.phrases import NOMINAL, SUBJECTS, once
from dateline.extract.statements import Statements
from dateline.extract.trace import SILENT, Trace
from dateline.extract.turns import Turn, speaker_of
from dateline.extract.who import Who
from dateline.knowledge.organisations import organisation
from dateline.knowledge.spelling import fold
from dateline.model import Filler, Happening, Span

_MODEL = 0.5
"""A source that only the model sees needs this mean probability over its phrase's head."""
_SURE = 0.7
"""The same for who acts in the clause, too: "counted ten dead", "demand an inquiry"."""
MEDIA = "MED"
"""The sector of those who report."""
_DASHES = ("—", "–", "―", "-", "--")
HEADED = 3
"""Sentences at the head of a report that may say whose statement it is."""
TAIL = 12
"""Words of a sentence behind a quotation that may only tell who says it, at most."""
FAR_BEHIND = 12
"""Words behind a quotation within which it is told according to whom."""
NEAR_CITED = 5
"""Words behind "citing" or "quoted by" within which it is told whom."""
FAR_CITED = 1200
"""Characters behind a happening within which the source in brackets may stand that it is cited from."""


class Said:
    """Finds the sources in one article. The speaker of a quotation answers for every happening inside it."""

    def __init__(self, who: Who, *, trace: Trace = SILENT) -> None:
        self.who, self.tree, self.tokens, self.trace = who, who.tree, who.tokens, trace
        self._words = who.tree.words
        self.statements = Statements(who)
        for quotation, speaker in self.speakers.items():
            self.who.pronouns.tell_speaker(range(*quotation), speaker)
        for turn, speaker in self._turns:
            self.who.pronouns.tell_speaker(self.tree.within([Span(self.who.article.id, turn.low, turn.high)]), speaker)
        if (issuer := self._issuer) is not None:
            own = [i for i, token in enumerate(self.tokens) if token.text.lower() in self._words.grammar["self"]]
            self.who.pronouns.tell_speaker(own, issuer)

    @cached_property
    def _issuer(self) -> int | None:
        """Whose words all of a report is that is headed as what somebody issued: "Statement by the ministry"."""
        for low, high in self.who.analysis.sentences[:HEADED]:
            root = next((i for i in range(low, high) if self.tokens[i].head == i), low)
            issued = self.tokens[root].pos == "NOUN" and self.tokens[root].lemma.lower() in self._words.speech_nouns
            owners = self.statements.owners(root) if issued and self.tokens[high - 1].text != "." else []
            if owners:
                return owners[0]
        return None

    # ------------------------------------------------------------ turns

    @cached_property
    def _turns(self) -> list[tuple[Turn, int]]:
        """The turns in which somebody else speaks than the outlet, each with the head of who does."""
        named = self.who.named
        persons = [(self.tokens[i].start, p.name) for p in named.persons for i in p.at]
        at = {self.tokens[i].start: self.tree.head_of(i) for p in named.persons for i in p.at}
        found = ((turn, speaker_of(turn, named.turns, persons)) for turn in named.turns if not turn.asks)
        return [(turn, at[who]) for turn, who in found if who is not None and not self._is_of_press(at[who])]

    def _is_of_press(self, head: int) -> bool:
        """Whether somebody is told of as who reports: "our correspondent Ana Silva"."""
        beside = [*self.tree.of(head, "compound", "appos", "nmod:desc"), self.tokens[head].head]
        return any(self._words.sector(self.tokens[i].lemma.lower()) == MEDIA for i in beside)

    def _in_turn(self, at: int) -> int | None:
        """Who speaks in the turn that a word stands in."""
        start = self.tokens[at].start
        return next((speaker for turn, speaker in self._turns if turn.low <= start < turn.high), None)

    # ------------------------------------------------------------ quotations

    @cached_property
    def speakers(self) -> dict[tuple[int, int], int]:
        """Quotation (start, end) → head of its speaker's phrase; a quotation that goes on keeps the speaker before it."""
        out: dict[tuple[int, int], int] = {}
        last: tuple[int, int] | None = None
        for quotation in self.who.analysis.quotations:
            key = (quotation.start, quotation.end)
            if quotation.end - quotation.start < 4 and not self._has_verb(*key):
                continue
            speaker = self._speaker_here(*key)
            if speaker is None and last is not None and self._goes_on(last, key):
                speaker = out.get(last)
            elif speaker is None:
                speaker = self._speaker_before(quotation.start - 1)
            if speaker is not None:
                out[key] = speaker
                last = key
        return out

    def _speaker_here(self, start: int, end: int) -> int | None:
        """Who is named as the speaker right beside a quotation."""
        speaker = self._speaker_beside(start, end)
        speaker = self._signature(end) if speaker is None else speaker
        speaker = self._cited_behind(end) if speaker is None else speaker
        return self._speaker_introduced(start) if speaker is None else speaker

    def _has_verb(self, start: int, end: int) -> bool:
        return any(t.pos == "VERB" for t in self.tokens[start:end])

    def _goes_on(self, before: tuple[int, int], after: tuple[int, int]) -> bool:
        gap = self.tokens[after[0]].sentence - self.tokens[before[1] - 1].sentence
        return gap <= 2 and not any(t.lemma in self._words.reporting for t in self.tokens[before[1] + 6 : after[0]])

    def _speaker_beside(self, start: int, end: int) -> int | None:
        """Subject of a reporting verb in the sentences that the quotation begins or ends in, outside the marks."""
        first, last = self.tokens[start].sentence, self.tokens[end - 1].sentence
        ranges = {first, last}
        if end + 1 < len(self.tokens) and self.tokens[end + 1].sentence == last + 1 and self._is_tail(end, last + 1):
            ranges.add(last + 1)
        found = []
        for i, token in enumerate(self.tokens):
            if token.sentence not in ranges or start <= i < end or i in self._quoted or not self._reports(i):
                continue
            subject = self._speaker(i)
            if subject is not None and not start <= subject < end:
                found.append((min(abs(i - start), abs(i - end)), subject))
        return min(found)[1] if found else None

    @cached_property
    def _quoted(self) -> frozenset[int]:
        """The words inside quotations: what is said there says nothing of who says another."""
        return frozenset(i for q in self.who.analysis.quotations for i in range(q.start, q.end))

    def _speaker_before(self, mark: int) -> int | None:
        """Who speaks in the sentence before the one that a quotation opens: "Roe said it was late. “We left.” "; in a paragraph
        of its own only what somebody is told to speak: "Roe addressed the nation. / “We have left."."""
        here = self.tokens[mark].sentence if mark > 0 else 0
        if not here or self.tokens[mark - 1].sentence == here:
            return None
        line = self.who.article.text[self.tokens[mark - 1].end : self.tokens[mark].start]
        low, high = self.who.analysis.sentences[here - 1]
        root = next((i for i in range(low, high) if self.tokens[i].head == i), low)
        if "\n" not in line:
            return self._speaker(root) if self._reports(root) else None
        speaks = self.tokens[root].lemma in self._words.grammar["speaking"] and self._says_no_more(root)
        subject = self._speaker(root) if speaks else None
        return subject if subject is not None and self._can_speak(subject) else None

    def _says_no_more(self, verb: int) -> bool:
        """Whether a verb of speaking does not tell itself what was said: "spoke on television"."""
        return not self.tree.of(verb, "ccomp", "xcomp", "parataxis")

    def _signature(self, end: int) -> int | None:
        """Whose name a quotation is signed with: "“…” – Ana Roko, mayor of Belmar", "“…” (Ana Roko)"."""
        after = self.tokens[end + 1 : end + 3]
        if len(after) < 2 or after[0].text not in (*_DASHES, "("):
            return None
        named = self.who.name_at.get(self.tree.head_of(end + 2), (0, 0, ""))
        if named[2] not in ("PERSON", "ORG") or named[0] > end + 2 + NEAR_CITED:
            return None
        behind = self.tokens[named[1]].text if named[1] < len(self.tokens) else ""
        new_line = named[1] >= len(self.tokens) or "\n" in self._between(named[1] - 1, named[1])
        closed = behind == ")" if after[0].text == "(" else new_line or behind in (",", ".")
        return self.tree.head_of(end + 2) if closed else None

    def _between(self, i: int, k: int) -> str:
        """The characters between two words."""
        return self.who.article.text[self.tokens[i].end : self.tokens[k].start]

    def _cited_behind(self, end: int) -> int | None:
        """Who is cited right behind a quotation: "“…”, according to Roe"."""
        for i in range(end + 1, min(end + 1 + FAR_BEHIND, len(self.tokens))):
            if self.tokens[i].pos in ("VERB", "AUX") and self.tokens[i].lemma not in self._words.grammar["according"]:
                return None
            if "\n" in self._between(i - 1, i):
                return None
            if self.tokens[i].pos in NOMINAL and self.tree.head_of(i) == i and self._is_cited(i):
                return i
        return None

    def _speaker_introduced(self, start: int) -> int | None:
        """Who speaks in the words that end with a colon before a quotation: "Roe was blunt: “We left.”"."""
        colon = next((i for i in range(start - 1, max(start - 4, 0), -1) if self.tokens[i].text == ":"), None)
        if colon is None:
            return None
        low, _ = self.who.analysis.sentences[self.tokens[colon].sentence]
        subjects = {i: s for i in range(low, colon) if (s := self.tree.subject(i)) is not None and s < colon}
        verbs = list(subjects)
        saying = [i for i in verbs if self._reports(i)]
        found = self._speaker(saying[-1]) if saying else None
        if found is None and verbs:
            main = min(verbs, key=lambda i: len(list(self.tree.up(i))))
            found = subjects[main] if self._can_cite(subjects[main]) else None
        return found

    def _is_tail(self, end: int, sentence: int) -> bool:
        """Whether the short sentence behind a quotation tells who says it: none in a new line that tells what else is said."""
        low, high = self.who.analysis.sentences[sentence]
        root = next((i for i in range(low, high) if self.tokens[i].head == i), low)
        return high - low <= TAIL and ("\n" not in self._between(end, end + 1) or self._says_no_more(root))

    def _reports(self, i: int) -> bool:
        token = self.tokens[i]
        return token.pos in ("VERB", "AUX") and token.lemma in self._words.reporting

    # ------------------------------------------------------------ the chain

    def chain(self, happening: Happening) -> tuple[Filler, ...]:
        """Sources of a happening, innermost first, nobody twice; the happening's own subject is not its source."""
        found: list[Filler] = []
        for head in self._heads(happening):
            for filler in self.who.names(head):
                if filler.name and filler.name not in [f.name for f in found]:
                    found.append(filler)
        cited = self._citation(happening)
        if cited is not None and cited.name not in [f.name for f in found]:
            found.append(cited)
            self.trace.note("said_by", f"“{cited.text}” stands with a date in brackets after it")
        self.trace.settle("said_by", tuple(found), "" if found else "the report itself: nobody is found who says so")
        return tuple(found)

    def _heads(self, happening: Happening) -> list[int]:
        at = happening.start
        heads = [h for h in self._by_tree(at) if self.tokens[h].lemma.lower() not in self._words.grammar["there"]]
        heads = [] if self._is_doubted(heads, happening) else heads
        quoting = []
        for quotation, speaker in self.speakers.items():
            if quotation[0] <= at < quotation[1]:
                quoting.append(speaker)
                # "“…”, a déclaré le gouverneur, selon Radio Okapi": who speaks it is nearer than what stands outside it.
                outside = (k for k, h in enumerate(heads) if not quotation[0] <= h < quotation[1])
                heads.insert(len(heads) if speaker in heads else next(outside, len(heads)), speaker)
                self._tell(speaker, "speaks the quotation that it stands in")
        who = self._in_turn(at)
        if who is not None and who not in heads:
            heads.append(who)
            quoting.append(who)
            self._tell(who, "speaks in this turn of the interview or transcript")
        passed_on = bool(heads) and all(h in quoting and self._is_outlet(h) for h in heads)
        if (not heads or passed_on) and not self._is_shown(at):  # what an outlet is quoted at length with has its own sources
            heads = [h for h in self._by_model(happening) if h not in heads] + heads
        inside = range(happening.start, happening.end)
        heads = self._with_cited([h for h in heads if not self._is_in_other_citation(h, happening)], at)
        found = [h for h in dict.fromkeys(self.tree.head_of(h) for h in heads) if h not in inside]
        found = [h for head in found for h in self._speakers_of(head) if h not in inside]
        nobody = self._words.grammar["nobody"]
        found = [h for h in found if self.tokens[h].mention != "time" and not self._is_deed(h)]
        return [h for h in found if self.tokens[h].lemma.lower() not in nobody and not self.tree.is_none(h)]

    def _is_deed(self, head: int) -> bool:
        """Whether a noun names what is done, which says nothing: "the truce", not "the announcement"."""
        token = self.tokens[head]
        deed = token.pos == "NOUN" and token.mention == "event" and head not in self.who.name_at
        return deed and token.lemma.lower() not in self._words.speech_nouns | self._words.grammar["rumours"]

    def _speakers_of(self, head: int) -> list[int]:
        """Those whose statement it is, where a statement or letter is said to say so; else the phrase itself."""
        owners = self.statements.owners(head)
        for owner in owners:
            self._tell(owner, f"is whose “{self.tokens[head].text}” it is")
        if not owners and self._words.code != "en" and self.tokens[head].lemma.lower() in self._words.grammar["rumours"]:
            return [c for c in self.tree.of(head, "nmod") if self._is_of_somebody(c) and self._can_speak(c)]
        return owners or [head]

    def _by_tree(self, at: int) -> list[int]:
        """Subjects of the reporting verbs that govern the clause, and "according to X" in it or above it."""
        heads: list[int] = []
        path = [at, *self.tree.up(at)]
        for k, node in enumerate(path):
            according = self._according(node, at)
            told = k > 0 and self._reports(node) and self._is_content(path[k - 1]) and not self.is_background(at, under=node)
            heads += [*self._claimant(node, path[k - 1]), *self._demanding(node, path[k - 1])] if k else []
            if told and not (heads and self._is_beside(node, path[k - 1])):
                subject = None if self._is_evidence(node) else self._agent(node)
                if subject is not None and subject not in self.tree.below(path[k - 1]):
                    heads += [*self._cited(node, path[k - 1], subject), subject, *self._told_outlet(node)]
                    self._tell(subject, f"is the subject of “{self.tokens[node].text}”, which governs it")
            heads += self._as_told(node, at)
            heads += according  # "the mayor said, according to Reuters": whom the saying is from stands outside it
            if self._words.code != "en" and node != path[-1]:
                heads += self._after_comma(node, at)
        beside = self._after_comma(path[-1], at)
        return heads + ([b for b in beside if self._is_outlet(b)] if heads else beside)

    def _demanding(self, verb: int, child: int) -> list[int]:
        """Who says a deed that a noun names by demanding it, in French ("l'opposition exige la levée du couvre-feu") and in a
        list of what somebody does, where the reader seldom sees who does it."""
        listed = self._words.code != "en" or self.tree.is_item(verb)
        demands = listed and self.tokens[verb].lemma in self._words.grammar["demanding_it"]
        named = self.tree.has(child, "obj") and self.tokens[child].pos == "NOUN" and not self.tree.is_avowed(child)
        subject = self._agent(verb) if demands and named else None
        return [subject] if subject is not None else []

    def _is_beside(self, verb: int, clause: int) -> bool:
        """Whether a clause behind a semicolon, with a source of its own, only stands beside a verb of saying: "police said two
        were held; a doctor said ten"."""
        behind = self.tree.has(clause, "parataxis", "advcl", "conj") and verb < clause
        return behind and any(self.tokens[i].text == ";" for i in range(verb, clause))

    def is_background(self, at: int, *, under: int | None = None) -> bool:
        """Whether a noun only recalls a happening inside what is said ("because of the coup"), by a verb above it or by any:
        the speaker presupposes it."""
        if self.tokens[at].pos not in ("NOUN", "PROPN"):
            return self._in_relative_clause(at)
        for node in [at, *self.tree.up(at)]:
            if node == under:
                return False
            if self.tree.has(node, "obl", "nmod", "acl"):
                return True
            if self.tokens[node].pos in ("VERB", "AUX"):
                return False
        return False

    def _in_relative_clause(self, at: int) -> bool:
        """ "the troops it had sent": a clause that only says which troops is not what somebody reports."""
        for node in [at, *self.tree.up(at)]:
            if self.tree.has(node, "acl:relcl"):
                return True
            if self.tree.has(node, "ccomp", "parataxis", "root"):
                return False
        return False

    def is_recalled(self, at: int) -> bool:
        """Whether a noun points to a happening told elsewhere: "after the coup", "despite his arrest", not "at a summit"."""
        if any(self.tree.has(node, "acl") for node in [at, *self.tree.up(at)][:3]):
            return True
        if not self.is_background(at):
            return False
        marks = [self.tokens[c].lemma.lower() for c in self.tree.of(at, "det", "case", "nmod:poss")]
        grammar = self._words.grammar
        return not any(m in grammar["indefinite"] for m in marks) and (
            any(m in grammar["recalling"] for m in marks) or bool(self.tree.of(at, "nmod:poss"))
        )

    def _is_content(self, child: int) -> bool:
        """Whether a child of a reporting verb is what is reported, not who reports, to whom or when."""
        if self.tree.has(child, "advcl"):
            return not any(self.tokens[c].lemma.lower() in self._words.grammar["besides"] for c in self.tree.of(child, "mark"))
        if self.tree.has(child, "ccomp", "xcomp", "parataxis"):
            return True
        verb = self.tokens[self.tokens[child].head]
        told = self.tree.has(child, "obj", "nsubj:pass") and self.tokens[child].pos == "NOUN"
        kinds = ("event", "abstract", "") if self._words.code == "en" else ("event", "abstract", "", "object", "time", "place")
        return told and verb.lemma in self._words.announcing and self.tokens[child].mention in kinds

    def _agent(self, verb: int) -> int | None:
        if self.tree.passive(verb):
            by = self.tree.of(verb, "obl:agent")
            return by[0] if by else None
        return self._speaker(verb)

    def _is_evidence(self, verb: int) -> bool:
        """ "which indicates that", "these statements show that", "his silence suggests that", "photos show that": what points
        to a thing, or lets it be seen, is no one who says it."""
        subject = self.tree.subject(verb)
        if subject is None or self.tokens[verb].lemma not in self._words.grammar["evidencing"]:
            return False
        pointing = self._words.grammar["pointing"]
        conduct = bool(self.tree.of(subject, "nmod:poss")) and not (
            self._can_speak(subject) or self.tokens[subject].lemma in self._words.speech_nouns
        )
        seen = self.tokens[subject].lemma in self._words.grammar["evidence"]
        return (
            seen
            or conduct
            or any(
                self.tokens[i].text.lower() in pointing
                for i in (subject, *self.tree.of(verb, *SUBJECTS), *self.tree.of(subject, "det"))
            )
        )

    def _is_shown(self, at: int) -> bool:
        """Whether the clause is what something told before shows, as the writer takes it: nobody says it."""
        path = [at, *self.tree.up(at)]
        return any(
            self._is_evidence(node) and self.tree.has(child, "ccomp", "obj", "parataxis") for child, node in pairwise(path)
        )

    def _speaker(self, verb: int) -> int | None:
        """The subject of a verb of saying; where it follows the verb ("…, a déclaré X") the reader may see an object."""
        if self._words.code != "en" and not self.tree.of(verb, *SUBJECTS):
            told = any(c < verb for c in self.tree.of(verb, "ccomp", "parataxis")) or self.tree.has(verb, "parataxis")
            after = [o for o in self.tree.of(verb, "obj") if o > verb and self._can_speak(o)]
            if told and after:
                return after[0]
        return self.tree.subject(verb)

    def _can_speak(self, head: int) -> bool:
        named = self.who.name_at.get(head, (0, 0, ""))[2] in ("PERSON", "ORG")
        known = self._words.code != "en" and self._words.sector(self.tokens[head].lemma.lower()) is not None
        return named or known or self.tokens[head].mention in ("person", "organization")

    def _told_outlet(self, verb: int) -> list[int]:
        """ "told Reuters": the agency that passes it on is the outer source; "told us" is no source, nor is it by our name."""
        if self.tokens[verb].lemma not in self._words.grammar["tell"]:
            return []
        told = [o for o in self.tree.of(verb, "obj", "iobj") if self._is_outlet(o)]
        to = [o for o in self.tree.of(verb, "obl") if self._case_words(o) & self._words.grammar["addressing"]]
        told += [o for o in to if self._is_outlet(o)]
        return [o for o in told if not self._is_own_outlet(o)]

    def _is_cited_apart(self, source: int, at: int, before: Sequence[int]) -> bool:
        """Whether somebody is cited for something else: for what stands before a semicolon, or for another number behind the
        first one's: "23 dead, according to doctors, six according to the army"."""
        behind = any(t.pos == "VERB" for t in self.tokens[self.tree.sentence(source)[0] : source])
        apart = behind and any(self.tokens[i].text == ";" for i in range(source, at))
        first = min((b for b in before if b > at), default=None)
        return apart or (first is not None and any(self.tokens[i].pos == "NUM" for i in range(first + 1, source)))

    def _is_own_outlet(self, head: int) -> bool:
        """Whether a phrase names the outlet that the report itself came out in: what it is told is no further source."""
        name, outlet = self.who.name(head), self.who.article.outlet
        known = organisation(outlet, self.who.article.language) if outlet else None
        return name is not None and bool(outlet) and (known.name == name.name if known else fold(name.name) in fold(outlet))

    def _is_outlet(self, head: int) -> bool:
        name = self.who.name(head)
        known = organisation(name.name) if name is not None else None
        return known is not None and known.kind == "outlet"

    def _according(self, node: int, at: int) -> list[int]:
        """Phrases after "according to", "per", "citing" that hang on a node and do not hold the happening."""
        out: list[int] = []
        for child in self.tree.of(node, "obl", "nmod", "advcl"):
            cites = bool(self._case_words(child) & self._words.grammar["according"]) and not self._is_share(child)
            if cites and at not in self.tree.below(child) and not self._is_cited_apart(child, at, out):
                out.append(child)
                self._tell(child, "stands after words like “according to”")
            elif self.tokens[child].lemma in self._words.grammar["citing"]:
                for cited in [c for c in self.tree.of(child, "obj")[:1] if self._can_cite(c)]:
                    out.append(cited)
                    self._tell(cited, f"is the object of “{self.tokens[child].text}”")
        return out

    def _is_share(self, i: int) -> bool:
        """Whether a word is the last of those for a share, of which the first only looks like one that cites: "36 per cent"."""
        return i > 0 and f"{self.tokens[i - 1].text} {self.tokens[i].text}".lower() in self._words.signs

    def _as_told(self, node: int, at: int) -> list[int]:
        """ "as reported by Reuters", "as the mayor put it": who says what a clause with "as" stands beside."""
        out = []
        for verb in self.tree.of(node, "advcl"):
            marks = {self.tokens[c].lemma.lower() for c in self.tree.of(verb, "mark", "case", "advmod")}
            if not marks & self._words.grammar["as_told"] or at in self.tree.below(verb) or not self._is_only_saying(verb):
                continue
            agent = self._agent(verb)
            if agent is not None:
                out.append(agent)
                self._tell(agent, f"is who says so (“as … {self.tokens[verb].text}”)")
        return out

    def _claimant(self, noun: int, clause: int) -> list[int]:
        """ "the general's claim that rebels fired": whose claim it is."""
        claims = self._words.grammar["rumours"] | self._words.speech_nouns
        if (
            self.tokens[noun].pos != "NOUN"
            or self.tokens[noun].lemma not in claims
            or not self.tree.has(clause, "acl", "ccomp")
        ):
            return []
        if not self.tree.of(clause, "mark"):
            return []
        found = self.statements.named_with(noun)
        for owner in found:
            self._tell(owner, f"is whose “{self.tokens[noun].text}” it is")
        return found

    def _is_only_saying(self, verb: int) -> bool:
        """Whether a clause says no more than that somebody says so: "as reported by X", "as X put it", not "as X announced a
        truce"."""
        told = [self.tokens[o].lemma.lower() for o in self.tree.of(verb, "obj", "ccomp", "xcomp", "iobj")]
        if self.tokens[verb].lemma in self._words.grammar["phrasing"]:
            return told == ["it"]
        return self._reports(verb) and not told and (self.tree.passive(verb) or self._is_apart(verb))

    def _is_apart(self, verb: int) -> bool:
        """Whether a comma stands before a clause."""
        first = min(self.tree.below(verb))
        return first > 0 and "," in (self.tokens[first - 1].text, self.tokens[first].text)

    def _cited(self, verb: int, content: int, speaker: int) -> list[int]:
        """ "Y, citing X, said": X, wherever the reader hangs it under the verb of saying."""
        told = self.tree.below(content)
        for i in sorted(self.tree.below(verb) - told):
            if self.tokens[i].lemma in self._words.grammar["citing"] and self.tokens[i].tag == "VBG":
                after = (self.tree.head_of(k) for k in range(i + 1, min(i + 6, self.tree.sentence(i)[1])) if k not in told)
                found = next((h for h in after if h != speaker and self._can_speak(h)), None)
                if found is not None:
                    self._tell(found, f"is who is cited by “{self.tokens[i].text}”")
                    return [found]
        return []

    def _with_cited(self, heads: Sequence[int], at: int) -> list[int]:
        """The sources with those who cite them, and with those whom they cite, the one cited before the one who cites."""
        out = list(dict.fromkeys(self.tree.head_of(h) for h in heads))
        for inner, outer in self._citing(self.tokens[at].sentence):
            inner = next((h for h in (inner, *self.statements.owners(inner)) if h in out), inner)
            if inner == outer:
                continue  # "the figures that the envoy quoted": they are his own
            if inner in out and outer in out:
                out.remove(outer)
                out.insert(out.index(inner) + 1, outer)
            elif inner in out and self._can_cite(outer):
                out.insert(out.index(inner) + 1, outer)
                self._tell(outer, "is who cites or quotes the source before it")
            elif outer in out and (self._can_cite(inner) or self._is_outlet(outer)):  # whatever an outlet cites is its source
                out.insert(out.index(outer), inner)
                self._tell(inner, "is who is cited or quoted by the next source")
        return out

    @once
    def _citing(self, sentence: int) -> list[tuple[int, int]]:
        """Pairs of who is cited and who cites in a sentence: "the BBC, citing two diplomats", "a nurse quoted by Reuters", "a
        statement carried by Reuters"."""
        first, last = self.who.analysis.sentences[sentence]
        citing = self._words.grammar["citing"]
        verbs = [
            i
            for i in range(first, last)
            if {self.tokens[i].lemma, self.tokens[i].text.lower()} & citing or self.statements.is_passed_on(i)
        ]
        return [pair for verb in verbs if (pair := self._pair(verb, first, last)) is not None]

    def _pair(self, verb: int, first: int, last: int) -> tuple[int, int] | None:
        """Who is cited by a verb of citing and who cites."""
        statement = self.statements.passed_on(verb)
        before = self._before_verb(verb, first) if statement is None else statement
        after = self._phrase_after(verb + 1, last)
        by = verb + 1 < last and self.tokens[verb + 1].lemma in self._words.grammar["by"]
        pair = (before, self._phrase_after(verb + 2, last)) if by else (after, before)
        inner, outer = pair
        return None if inner is None or outer is None or inner == outer else (inner, outer)

    def _before_verb(self, verb: int, first: int) -> int | None:
        """The phrase that a verb of citing stands behind: its noun, or the subject of the verb of saying before it."""
        i = verb - 1
        while i > first and self._is_passed(i):
            i -= 1
        if self._reports(i):
            heads = (self.tree.head_of(k) for k in range(i - 1, first - 1, -1) if self.tokens[k].pos in NOMINAL)
            return next((h for h in heads if h < i and self._can_cite(h)), None)
        found = self.tree.head_of(i) if self.tokens[i].pos in NOMINAL else None
        apart = any(t.text == "," for t in self.tokens[i + 1 : verb]) and self.tokens[verb].tag == "VBG"
        if found is None or not apart or self._is_cited(found) or self._is_outlet(found) or self.tree.has(verb, "acl"):
            return found
        subject = self.tree.subject(self.tokens[verb].head)  # "the army shelled Roa, citing a threat": the army, not Roa
        return self.tree.head_of(i) if subject is None else subject

    def _is_passed(self, i: int) -> bool:
        """Whether a word may stand between somebody and a verb of citing: "who was", "on Monday,"."""
        token, grammar = self.tokens[i], self._words.grammar
        timed = token.mention == "time" or token.text.lower() in grammar["weekdays"]
        return token.pos in ("PUNCT", "AUX", "ADP") or timed or token.text.lower() in grammar["relative"]

    def _can_cite(self, head: int) -> bool:
        """Whether a phrase can be who cites or is cited: somebody, a country, or what somebody has put out."""
        named = self.who.name_at.get(head, (0, 0, ""))[2] == "LOC"
        spoken = self.tokens[head].lemma in self._words.speech_nouns | self._words.grammar["generic_org"]
        return self._can_speak(head) or named or spoken

    def _phrase_after(self, start: int, last: int) -> int | None:
        """The head of the first phrase from a word on, if nothing but what belongs to it stands before it."""
        i = next((i for i in range(start, min(start + NEAR_CITED, last)) if self.tokens[i].pos in NOMINAL), None)
        if i is None or any(self.tokens[k].pos in ("VERB", "AUX", "PUNCT") for k in range(start, i)):
            return None
        return self.tree.head_of(i)

    def _case_words(self, head: int) -> set[str]:
        """Lemmas and forms of the prepositions of a phrase, and those of several words as one ("d'après")."""
        own = self.tree.of(head, "case")
        all_of = sorted({*own, *(f for c in own for f in self.tree.of(c, "fixed"))})
        joined = "".join(f"{self.tokens[i].text} ".replace("’ ", "'").replace("' ", "'") for i in all_of).strip().lower()
        return {joined, *(w.lower() for c in own for w in (self.tokens[c].lemma, self.tokens[c].text))}

    def _after_comma(self, root: int, at: int) -> list[int]:
        """ "…, the minister said": the report hangs under what it reports as a parataxis."""
        out = []
        for child in self.tree.of(root, "parataxis"):
            if self._reports(child) and not self._speaks_apart(child, at) and at not in self.tree.below(child):
                subject = self._agent(child)
                if subject is not None:
                    out += [*self._cited(child, at, subject), subject]
                    self._tell(subject, f"is the subject of “{self.tokens[child].text}”, which stands beside it")
        return out

    def _speaks_apart(self, verb: int, at: int) -> bool:
        """Whether a verb of saying behind a semicolon has words of its own to tell, and none of what is told before it."""
        apart = self._is_beside(self.tokens[verb].head, verb) and bool(self.tree.of(verb, "ccomp", "xcomp"))
        return apart and at < verb and self.tokens[at].sentence == self.tokens[verb].sentence

    def _is_doubted(self, heads: Sequence[int], happening: Happening) -> bool:
        """Whether the reader, which gives every happening chances of roles, sees no source in any of those that the tree
        gives; who is cited in so many words ("according to"), and whose list it is, is not doubted."""
        listed = any(self.tree.is_item(up) for up in self.tree.up(happening.start))
        if not heads or not happening.roles or listed or any(self._is_plain(h) for h in heads):
            return False
        sources = [(self.tree.head_of(token), chance) for role, token, chance in happening.roles if role == "said_by"]
        doubted = not {head for head, _ in sources} & {self.tree.head_of(h) for h in heads}
        if doubted and any(self._says_plainly(h) for h in heads):
            doubted = any(chance >= _MODEL for _, chance in sources)
        if doubted:
            self._tell(heads[0], "is no source for the reader")
        return doubted

    def _is_plain(self, head: int) -> bool:
        """Whether a source is given in so many words: who is cited, whose claim it is, whose saying is put beside."""
        verb = self.tokens[head].head
        beside = {self.tokens[c].lemma.lower() for c in self.tree.of(verb, "mark", "case", "advmod")}
        put = self.tree.has(verb, "advcl") and bool(beside & self._words.grammar["as_told"]) and self._is_only_saying(verb)
        owns = self.tokens[verb].lemma in self._words.grammar["rumours"] and head in self.statements.named_with(verb)
        return put or owns or self._is_cited(head) or self._is_put_behind(head)

    def _says_plainly(self, head: int) -> bool:
        """Whether somebody is the subject of a verb that does no more than say so, where the reader is often blind to it."""
        verb = self.tokens[head].head
        return self.tokens[verb].lemma in self._words.grammar["plainly"] and head in self.tree.of(verb, *SUBJECTS, "obl:agent")

    def _is_put_behind(self, head: int) -> bool:
        """Whether a clause of nothing but who says so holds it, behind what is said: "…, a affirmé un groupe rebelle"."""
        verb = self.tokens[head].head
        behind = verb < head or self.tokens[head].text.startswith("-")
        return self._words.code != "en" and behind and self.tree.has(verb, "parataxis") and self._reports(verb)

    def _is_cited(self, head: int) -> bool:
        return bool(self._case_words(head) & self._words.grammar["according"])

    def _is_told_after(self, token: int, happening: Happening) -> bool:
        """Whether a phrase speaks of something else behind a semicolon ("some fled; Chad demanded that they go"), or a French
        one stands in the sentence behind a happening and says nothing there: "… ont été tués. Le Conseil a présenté ses
        condoléances"."""
        head = self.tree.head_of(token)
        if self._speaks_apart(self.tokens[head].head, happening.start):
            return True
        later = self.tokens[head].sentence > self.tokens[happening.start].sentence
        verb = self.tokens[head].head
        says = self._is_cited(head) or self._reports(verb)
        return self._words.code != "en" and later and not says

    def _by_model(self, happening: Happening) -> list[int]:
        scores: dict[int, list[float]] = {}
        seen = frozenset(token for role, token, chance in happening.roles if role == "said_by" and chance >= _MODEL)
        for role, token, chance in happening.roles:
            if (
                role == "said_by"
                and self.tokens[token].pos != "PUNCT"
                and not self._is_in_other_citation(token, happening)
                and not self._is_told_after(token, happening)
            ):
                head = self._outermost(self._whole_source(token), seen)
                scores.setdefault(head, []).append(chance if token == head else chance * 0.9)
        for verb in (*self._done_by_subject(happening.start), *self._spoken_beside(happening.start)):
            own = self.tree.head_of(self.tree.subject(verb) or happening.start)
            sure = self._words.code == "en" and max(scores.get(own, (0.0,))) >= _SURE
            if not sure or self.tree.judges(verb):  # who condemns what was done takes it for done
                scores.pop(own, None)
        ranked = sorted(scores.items(), key=lambda kv: -max(kv[1]))
        for h, s in ranked[:2]:
            self._tell(h, f"is a source for the reader with {max(s):.0%} ({_MODEL:.0%} needed; the first of these is taken)")
        return [h for h, s in ranked if max(s) >= _MODEL][:1]

    def _whole_source(self, token: int) -> int:
        """The head of the phrase of a source that the reader sees in a word: of all who are joined, and of whom a pronoun only
        says whose he is ("her party")."""
        head = self.tree.head_of(token)
        owned = self.tokens[head].pos == "PRON" and self.tree.has(head, "nmod:poss")
        head = self.tokens[head].head if owned and self._can_speak(self.tokens[head].head) else head
        over = self.tokens[head].head
        while (self.tree.has(head, "conj") and self._may_speak(over)) or (
            (self._is_of_somebody(head) or self._is_where(head)) and self._can_speak(over)
        ):
            head, over = over, self.tokens[over].head
        return head

    def _outermost(self, head: int, seen: frozenset[int]) -> int:
        """The head of all the words that the reader sees as one source, not of a part: the "sources" who are "familiar with
        the inquiry", the "spokesman" who is "for the president"."""
        for node, up in pairwise([head, *self.tree.up(head)]):
            between = range(min(up, head), max(up, head) + 1)
            if self.tree.has(node, "appos") or any(i not in seen and self.tokens[i].pos != "PUNCT" for i in between):
                break
            whole = self.tree.head_of(up) if self.tokens[up].pos in NOMINAL else head
            first, last, _ = name = self.who.name_at.get(head, (head, head, ""))
            head = whole if not first <= whole < last or self.who.name_at.get(whole) == name else head
        return head

    def _is_where(self, head: int) -> bool:
        """Whether a place only says where somebody sits: "a judge in San Pedro Sula"."""
        named = self.who.name_at.get(head, (0, 0, ""))[2] == "LOC"
        return named and self.tree.has(head, "nmod") and bool(self._case_words(head) & self._words.grammar["locative"])

    def _may_speak(self, head: int) -> bool:
        """Whether a phrase may be one of several who speak together: states, too."""
        return self._can_speak(head) or self.who.named.land_at(head) is not None

    def _is_of_somebody(self, head: int) -> bool:
        """Whether a noun only says what another is of: the "instruction" of "la juge d'instruction", the states of "the bloc of
        nine states", in English the capital of "the ministry in Lomé"."""
        cases = {self.tokens[c].lemma for c in self.tree.of(head, "case")}
        over, english = self.tokens[self.tokens[head].head].lemma, self._words.code == "en"
        rules = english and self.who.named.rules(self.who.phrase(head))
        several = not english or rules or over in self._words.grammar["generic_org"] | self._words.grammar["many_in_one"]
        tied = cases & self._words.grammar["of_phrase"] if several else frozenset()
        sits = rules and bool(cases & self._words.grammar["locative"])
        return (bool(tied) or sits) and self.tree.has(head, "nmod")

    def _spoken_beside(self, at: int) -> list[int]:
        """The verbs of saying that a clause round a happening only goes along with: "told reporters as he was led away"."""
        path = pairwise([at, *self.tree.up(at)])
        return [v for c, v in path if self.tree.has(c, "advcl") and self._reports(v) and not self._is_content(c)]

    def _done_by_subject(self, at: int) -> list[int]:
        """The verbs round a happening whose subject acts in it, and so is not taken for its source on sight: its own, and the
        one that it fills ("agreed to freeze"), but for verbs of saying and demanding ("asked for the withdrawal")."""
        clause = self.tree.clause(at)
        if self._words.code != "en":
            return [clause]
        verbs = [clause, self.tokens[clause].head] if self.tree.has(clause, "xcomp") else [clause]
        voiced = self._words.reporting | self._words.demanding | self._words.planning
        return [] if any(self.tokens[v].lemma in voiced for v in verbs) else verbs

    def _is_in_other_citation(self, token: int, happening: Happening) -> bool:
        """Whether a word stands in a citation in brackets that is of something else: before the happening, or behind the first
        one after it."""
        at, start = self.tokens[token].start, self.tokens[happening.start].start
        holding = next((c for c in self._citations if c.start <= at < c.end), None)
        return holding is not None and holding != next((c for c in self._citations if c.start > start), None)

    @cached_property
    def _citations(self) -> tuple[Citation, ...]:
        return find_citations(self.who.article.text, self._words.code)

    def _tell(self, head: int, why: str) -> None:
        if self.trace.on:
            self.trace.note("said_by", f"“{self.who.phrase(self.tree.head_of(head))}” {why}")

    def _citation(self, happening: Happening) -> Filler | None:
        """An agency in brackets with a date, "(Reuters 19/8/2020)", right after the words that hold the happening."""
        text = self.who.article.text
        start = self.tokens[happening.start].start
        line_end = text.find("\n", start)
        found = next((c for c in self._citations if c.start > start), None)
        if found is None or found.end > (line_end if line_end >= 0 else len(text)) or found.start - start > FAR_CITED:
            return None
        inside_quote = any(q.start <= happening.start < q.end for q in self.who.analysis.quotations)
        sentences = self._sentence_gap(happening.start, found.start)
        if sentences > 1 and not inside_quote:
            return None
        span = Span(self.who.article.id, found.name_start, found.name_end)
        known = organisation(found.name, self._words.code)
        return Filler(known.name if known else found.name, span, text=found.name)

    def _sentence_gap(self, token: int, char: int) -> int:
        for i in range(token, len(self.tokens)):
            if self.tokens[i].start >= char:
                return self.tokens[i].sentence - self.tokens[token].sentence
        return 99
