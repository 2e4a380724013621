"""Where a happening took place: what its own words tell, else the likeliest place of which the report speaks.

First the phrases of place that the reader or the grammar ties to it, for a deed also one of its sentence. Which place a name
means is decided in `where_names`; a phrase may also be a building with a place name in it, a border, several places named
together, or a word such as "there" or "the capital". A deed without a place of its own takes the one where the report told of
it by the same word; else, when it did or may take place, the likeliest of which the report speaks (`where_likely`), for what a
state does at home one in that state. Law: what nothing tells stays empty, and a place that is not in its words names the rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from dateline.extract.implied import Deed
from dateline.extract.phrases import Tree
from dateline.extract.trace import SILENT, Trace
from dateline.extract.where_borders import Borders
from dateline.extract.where_lands import lands_of
from dateline.extract.where_likely import Likely
from dateline.extract.where_names import PlaceNames, country_place, one_line
from dateline.extract.where_seats import Seats
from dateline.knowledge.countries import Country, by_code
from dateline.knowledge.offices import offices_of
from dateline.model import Analysis, Article, Filler, Happening, Name, Place, Span
from dateline.vocabulary import nature

SURE = 0.3
"""Mean probability from which the model's own "where" is believed."""
SHOWN = 2
"""Phrases that the reader proposes and an explanation shows."""
CLEAR = 0.5
"""Share of an article's scenes from which one country is clearly its scene."""

FOCUS = "the country in which most of the report takes place"
PLACED = "the place that heads its part of the report"
HEADED = "the country that heads its part of the report"
AGAIN = 2
"""Sentences within which a word is taken to tell of the same deed again."""

OF_STATES = "power"
"""What deeds are about that take place in the country whose power, vote or office it is, seldom elsewhere."""
_GOES_ON = frozenset({"force", "order"})
"""What deeds are about that a text tells of again by the same word."""
_AT_HOME = frozenset({OF_STATES, "order"})
"""What deeds are about that a state, its people or its officials do, or suffer, at home."""
_PARTS = frozenset({"town", "district", "region"})
_UNREAL = frozenset({"hypothetical", "denied"})
"""Statuses of what took place nowhere: it has a place only when its words give one. A vote that is not held is still one in its
country."""
_POSSESSIVE = re.compile(r"['’]s?(?=\s)")


class Places:
    """Finds the places of the happenings of one article."""

    def __init__(self, article: Article, analysis: Analysis, *, tree: Tree | None = None, trace: Trace = SILENT) -> None:
        self.article, self.trace = article, trace
        self.names = PlaceNames(article, analysis, tree=tree, trace=trace)
        self.seats = Seats(self.names, trace=trace)
        self.borders = Borders(self.names, trace=trace)
        self.analysis = self.names.analysis
        self.tree, self.words, self.grammar = self.names.tree, self.names.words, self.names.grammar
        self._kinds: dict[int, str] = {}
        self._told: dict[int, Place] = {}
        self._deeds: list[Deed] = []
        self._surveying = False

    # ------------------------------------------------------------ a happening

    def survey(self, deeds: Sequence[Deed]) -> None:
        """Look at all happenings with their types and parties, in text order, so that one whose place is not told may take it
        from the others. To be called once, before the first `place_of`."""
        self._surveying = True
        self._deeds = list(deeds)
        self._kinds = {i: d.type for d in deeds for i in range(d.happening.start, d.happening.end)}
        told = ((d.at, self._direct(d.happening, d.type)) for d in deeds)
        self._told = {at: place for at, place in told if place is not None}
        self._surveying = False

    @cached_property
    def likely(self) -> Likely:
        """The likely places of the deeds that were surveyed."""
        return Likely(self.names, self._deeds, self._told, trace=self.trace)

    def place_of(
        self,
        happening: Happening,
        *,
        type: str = "",
        status: str = "happened",
        actors: Sequence[Filler] = (),
        recipients: Sequence[Filler] = (),
    ) -> Place | None:
        """Where a happening took place: what the reader points at, else a phrase of place in its clause; for a deed also one
        in its sentence, else where the text told of it by the same word, else the likeliest place (then `rule` says so and
        there is no span). None when none follows.

        `type` is the happening's type as coded; the model's own when left out.
        """
        kind = type or (happening.types[0][0] if happening.types else "")
        place = self._place_of(Deed(kind, happening, tuple(actors), tuple(recipients)), status)
        self.trace.settle("where", place, "" if place is None else place.rule)
        return place

    def pointed_at(self, noun: int) -> Place | None:
        """Where a happening took place that a noun only points at ("the events in Bamako", "Mali's crisis"): the place in its
        own words, else the country in which most of what the article tells takes place, if that is clear."""
        clauses = (*self.tree.of(noun, "acl:relcl"), self.tree.clause(noun))
        behind = [*self.tree.of(noun, "nmod", "obl", "nmod:poss"), *(i for c in clauses for i in self.tree.of(c, "obl"))]
        named = (self._at(h) for h in behind if self._is_locative(h, "") or self.tree.has(h, "nmod:poss"))
        place = next((p for p in named if p is not None and p.country), None) or self._by_people(noun)
        focus = self.names.focus
        return place if place is not None or focus is None or not self._is_clear() else self._carry(country_place(focus), FOCUS)

    def _place_of(self, deed: Deed, status: str) -> Place | None:
        kind, about = deed.type, nature(deed.type).deed
        owners = [*lands_of(deed.recipients), *lands_of(deed.actors)]
        place = self._direct(deed.happening, kind)
        if place is not None and about == OF_STATES and owners and _is_abroad(place, owners):
            self._note(f"{place.name} lies in none of the countries whose {kind} it is")
            return self.likely.find(deed, among=owners)
        if place is not None:
            return self._widen(place) if nature(kind).office == "seized" else place
        if about not in (None, OF_STATES) and (place := self._done_with(deed)) is not None:
            return place
        if about is not None and (place := self._done_alike(deed)) is not None:
            return place
        if about in _GOES_ON and (place := self._told_again(deed)) is not None:
            return place
        if status in _UNREAL and nature(kind).occasion != "vote":
            self._note(f"no phrase of place belongs to it; what is {status} took place nowhere")
            return None
        if about is not None and (place := self._of_doers(deed)) is not None:
            return place
        if about and (heading := self.names.heading_of(deed.at)) is not None:
            self._note("no phrase of place belongs to it; it stands in a part of the report that a place heads")
            return self._carry(heading, PLACED)
        section = self.names.section_of(deed.at)
        if about and section is not None:
            self._note("no phrase of place belongs to it; it stands in a part of the report that a country heads")
            found = self.likely.find(deed, among=section.lands)
            return found or (self._carry(country_place(section.land), HEADED) if section.land is not None else None)
        if about or (nature(kind).joint and self._is_clear()):
            self._note(f"no phrase of place belongs to it; {kind} takes place somewhere")
            return self.likely.find(deed, among=self._at_home(deed))
        self._note(f"no phrase of place belongs to it; {kind} takes none from the rest of the report")
        return None

    def _at_home(self, deed: Deed) -> list[Country]:
        """The countries of those who rule, vote, or give an order, which they do at home; else of those whose power it is. What
        several states do together they do where those are to whom it is done. None when its own words tell of nobody whose
        country is known."""
        own = next((d for d in self._deeds if d.at == deed.at), deed)
        if nature(deed.type).deed not in _AT_HOME:
            return []
        if len({land.iso3 for land in lands_of(own.actors)}) > 1:
            return lands_of(own.recipients)
        suffering = own.recipients if nature(deed.type).deed == OF_STATES else [f for f in own.recipients if offices_of(f.name)]
        return lands_of(own.actors) or self.likely.lands_named_so(own.actors) or lands_of(suffering)

    def _of_doers(self, deed: Deed) -> Place | None:
        """The town or part of a country that those who give an order, or whose office it is, are named by ("a court in Oran",
        "the mayor of Quito")."""
        parties = (*deed.actors, *(deed.recipients if nature(deed.type).deed in _AT_HOME else ()))
        spans = [f.span for f in parties if f.span is not None]
        names = (n for n in self.analysis.names if n.kind == "LOC" and self._names_owner(n, spans))
        found = (self.names.resolve(n.start, n.end) for n in names)
        fine = next((p for p in found if p is not None and p.country and p.precision in _PARTS), None)
        return self._carry(fine, "the town or part of a country of those who act") if fine is not None else None

    def _names_owner(self, name: Name, spans: Sequence[Span]) -> bool:
        """Whether a name within the words for somebody says of where he is."""
        start, top = self.analysis.tokens[name.start].start, self.tree.head_of(name.start)
        if not any(span.start <= start < span.end for span in spans):
            return False
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(top, "case")}
        tied = self.tree.has(top, "nmod") and bool(case & (self.grammar["of_phrase"] | self.grammar["locative"]))
        return tied or self.tree.has(top, "compound")

    def _done_with(self, deed: Deed) -> Place | None:
        """The place of the happening that a deed is told of ("the attack was beaten back")."""
        parts = self.tree.of(deed.at, "nsubj", "obj", "csubj")
        told = next((self._told[p] for p in parts if p in self._told and p not in self.names.name_at), None)
        return self._carry(told, "where that took place of which it is told") if told is not None else None

    def _done_alike(self, deed: Deed) -> Place | None:
        """Where that took place that the same people did in one breath ("gunmen attacked a post near Gao and killed two")."""
        at, tokens = deed.at, self.analysis.tokens
        while self.tree.has(at, "conj") and not self.tree.of(at, "nsubj", "nsubj:pass"):
            at = tokens[at].head
            if at in self._told and nature(self._kinds.get(at, "")).deed is not None:
                return self._carry(self._told[at], "where the deed took place that is told in one breath with it")
        return None

    def _told_again(self, deed: Deed) -> Place | None:
        """Where the text told of the deed by the same word, a sentence or two before ("Police arrested ten in Oslo. All were
        arrested at noon")."""
        here, lemma = self.analysis.tokens[deed.at].sentence, self._lemma(deed)
        alike = [d for d in self._deeds if d.type == deed.type and d.at < deed.at and d.at in self._told]
        near = [d for d in alike if here - self.analysis.tokens[d.at].sentence <= AGAIN and self._lemma(d) == lemma]
        return self._carry(self._told[near[-1].at], f"where the report tells of “{lemma}”") if near else None

    def _carry(self, told: Place, rule: str) -> Place:
        """The place that another happening was told with."""
        carried = replace(told, span=None, text="", runner_up="", rule=rule)
        self.trace.name(carried, rule, told)
        return carried

    def _lemma(self, deed: Deed) -> str:
        return self.analysis.tokens[deed.at].lemma

    def _lemma_at(self, at: int) -> str:
        return self.analysis.tokens[at].lemma.lower()

    def _is_clear(self) -> bool:
        scenes = self.names.scenes
        return bool(scenes) and max(scenes.values()) >= CLEAR * sum(scenes.values())

    def _widen(self, place: Place) -> Place:
        """The country of a place: power over it is what a coup is about, wherever the soldiers stand."""
        land = by_code(place.country or "")
        if land is None or place.precision == "country":
            return place
        wide = replace(self.names.land_at(land, 0, 1), span=place.span, text=place.text)
        self.trace.name(wide, "a coup is a whole country's", place)
        return wide

    def _direct(self, happening: Happening, kind: str) -> Place | None:
        """The place that its clause gives, for a deed also that of its sentence."""
        vague: Place | None = None
        for head in [*self._aimed_at(happening, kind), *self._proposed(happening, kind), *self._locative(happening, kind)]:
            place = self._at(head)
            self._tell_phrase(head, place)
            if place is not None and not self._is_vague(head, place, happening, kind):
                return place
            vague = vague or place
        if vague is not None:
            return vague
        if nature(kind).deed is None:
            return None
        self._note(f"no phrase of place belongs to it; {kind} takes place somewhere, so its sentence is asked")
        return self._in_sentence(happening, kind)

    def _is_vague(self, head: int, place: Place, happening: Happening, kind: str) -> bool:
        """Whether a phrase gives way to another one of place: it tells only whose something is ("outside Peru's mission"), or
        where something leads that does not move ("blocked the road to the airport")."""
        if head in self.names.name_at:
            return False
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(head, "case")}
        owner = place.precision == "country" and self._lemma_at(head) not in self._lands_own
        goals = self.grammar["moving"] - self.grammar["away"] - self.grammar["of_phrase"]
        leads = bool(case & goals) and not self._moves(kind)
        return owner or (leads and self.tree.clause(head) == self.tree.clause(happening.start))

    def _in_sentence(self, happening: Happening, kind: str) -> Place | None:
        """The nearest place name after "in", "at" … in the same sentence that is not where something else took place or was
        said."""
        start, end = self.tree.sentence(happening.start)
        found = [
            (abs(n.start - happening.start), n.start, place)
            for n in self.analysis.names
            if n.kind == "LOC" and start <= n.start < end and self.names.before(n.start) in self.grammar["locative"]
            if self._opens_scene(n, happening)
            or not (self._is_of_another(n, happening, kind) or self._only_describes(n, happening))
            if (place := self.names.resolve(n.start, n.end)) is not None
        ]
        place = min(found, key=lambda f: f[:2])[2] if found else None
        if place is not None:
            self._note(f"“{place.text}” is the nearest in its sentence after a word of place")
        return place

    def _opens_scene(self, name: Name, happening: Happening) -> bool:
        """Whether a place opens a sentence in which a deed is told and not only said there: "In Tela, our correspondent
        reports, police fired"."""
        tokens, (low, _) = self.analysis.tokens, self.tree.sentence(name.start)
        opens = name.start - low == 1 and name.end < len(tokens) and tokens[name.end].text == ","
        over = (i for i in self.tree.up(happening.start) if i != happening.start)
        said = [i for i in over if tokens[i].pos == "VERB" and tokens[i].lemma.lower() in self.words.reporting]
        passing = all(tokens[i + 1].text == "," and self._is_by_media(i) for i in said)
        return opens and name.end < happening.start and passing

    def _is_by_media(self, verb: int) -> bool:
        """Whether those who say something are of an outlet: "our correspondent reports"."""
        return any(self._lemma_at(i) in self.grammar["media"] for i in self.tree.of(verb, "nsubj"))

    def _is_of_another(self, name: Name, happening: Happening, kind: str) -> bool:
        """Whether a place hangs on another kind of happening, or on a word of saying."""
        at, seen = self.tree.head_of(name.start), set[int]()
        while at not in seen and not happening.start <= at < happening.end:
            seen.add(at)
            token = self.analysis.tokens[at]
            if self._kinds.get(at, kind) != kind or (token.pos == "VERB" and token.lemma.lower() in self.words.reporting):
                return True
            if self._kinds.get(at) == kind:
                return False
            at = token.head
        return False

    def _only_describes(self, name: Name, happening: Happening) -> bool:
        """Whether a place tells only whose something is, or where somebody is who has no part in what happens ("militants in
        Libya", "the inquiry into Russian mail")."""
        head = self._first_of(self.tree.head_of(name.start))
        over = self.analysis.tokens[head].head
        if self.tree.has(head, "nmod:poss", "amod", "compound"):
            return True
        if not self.tree.has(head, "nmod") or over in self.tree.up(happening.start):
            return False
        return over not in self.tree.of(self.tree.clause(happening.start), "nsubj", "nsubj:pass", "obj", "obl")

    def _note(self, text: str) -> None:
        """Tell what was weighed for the happening at hand; a survey is of no one happening."""
        if not self._surveying:
            self.trace.note("where", text)

    def _tell_phrase(self, head: int, place: Place | None) -> None:
        if self.trace.on:
            words = self.names.text(*self.tree.phrase(head))
            self._note(f"“{words}” is taken" if place else f"“{words}” is looked up and names no place")

    def _proposed(self, happening: Happening, kind: str) -> list[int]:
        """Heads of phrases that the model takes for the place, likeliest first."""
        chances: dict[int, list[float]] = {}
        for role, token, chance in happening.roles:
            if role == "where":
                chances.setdefault(self.tree.head_of(token), []).append(chance)
        deed = nature(kind).deed
        near = [h for h in chances if not (deed and (self._is_where_said(h, happening) or self._is_where_met(h, happening)))]
        near = [
            h
            for h in near
            if not (nature(kind).deed == OF_STATES and self._is_left(h))
            and not self._is_told_next(h, happening)
            and not self._is_of_teller(h, happening)
            and not self._is_doer(h, happening)
        ]
        likely = [(sum(chances[h]) / len(chances[h]), -abs(h - happening.start), h) for h in near]
        if self.trace.on:
            for mean, _, h in sorted(likely, reverse=True)[:SHOWN]:
                words = self.names.text(*self.tree.phrase(h))
                self._note(f"the reader gives “{words}” {mean:.0%} ({SURE:.0%} needed)")
        return [head for mean, _, head in sorted(likely, reverse=True) if mean >= SURE]

    def _locative(self, happening: Happening, kind: str) -> list[int]:
        """Heads of place names, and of words such as "the airport", after "in", "at", "near" … that hang on the happening or
        the verb that carries it; for those who move also "the country" that they leave or enter."""
        if nature(kind).words_only:
            return []
        heads = [h for c in self._carriers(happening) for h in self.tree.of(c, "obl", "nmod") if self._is_locative(h, kind)]
        if nature(kind).deed == "troops":
            left = (h for c in self._carriers(happening) for h in self.tree.of(c, "obj"))
            heads += [h for h in left if self._lemma_at(h) in self.grammar["land"] | self.grammar["land_capital"]]
        plain = self.grammar["airport"] | self.grammar["seats"] | self.grammar["land"] | self.grammar["land_capital"]
        plain |= self._towns
        named = [h for h in heads if self._place_name(h) is not None or self._lemma_at(h) in plain]
        pointing = (h for c in self._carriers(happening) for h in self.tree.of(c, "advmod"))
        named += [h for h in pointing if self._lemma_at(h) in self.grammar["there"]]
        if self.trace.on:
            for h in named:
                self._note(f"“{self.names.text(*self.tree.phrase(h))}” hangs on it after a word of place")
        return named

    def _carriers(self, happening: Happening) -> list[int]:
        """The words of a happening and the verb that carries it."""
        words = list(range(happening.start, happening.end))
        clause = self.tree.clause(happening.start)
        is_verb = self.analysis.tokens[happening.start].pos == "VERB"
        return words if is_verb or clause in words else [*words, clause]

    def _aimed_at(self, happening: Happening, kind: str) -> list[int]:
        """Heads of phrases for the seat of a state that a deed is aimed at."""
        return self.seats.aimed_at(self._carriers(happening)) if nature(kind).aimed else []

    def _is_left(self, head: int) -> bool:
        """Whether a phrase tells from where somebody comes or breaks away ("independence from Spain")."""
        return bool({self.analysis.tokens[c].text.lower() for c in self.tree.of(head, "case")} & self.grammar["away"])

    def _is_told_next(self, head: int, happening: Happening) -> bool:
        """Whether a phrase opens a later sentence or hangs on what that one tells ("Shots fell. In Kaduna, looters …")."""
        tokens = self.analysis.tokens
        if tokens[head].sentence <= tokens[happening.start].sentence:
            return False
        over = self.tree.clause(tokens[head].head)
        return head < over or any(self.tree.clause(i) == over for i in self._kinds)

    def _is_where_said(self, head: int, happening: Happening) -> bool:
        """Whether a phrase tells where somebody spoke, in another sentence ("told reporters in Quito"), or whose spokesman told
        of it ("Peru's envoy said that …")."""
        tokens = self.analysis.tokens
        over = tokens[head].head
        owner = self.tree.has(head, "nmod:poss") and self.tree.has(over, "nsubj")
        verb = tokens[over].head if owner else over
        spoken = tokens[verb].pos == "VERB" and self._lemma_at(verb) in self.words.reporting
        told = head < verb < happening.start if owner else tokens[head].sentence != tokens[happening.start].sentence
        return spoken and told

    def _is_of_teller(self, head: int, happening: Happening) -> bool:
        """Whether a phrase tells where somebody says what took place ("told reporters in Quito that the port was closed")."""
        verb, tokens = self.analysis.tokens[head].head, self.analysis.tokens
        clause = self.tree.clause(happening.start)
        told = tokens[clause].head == verb and self.tree.has(clause, "ccomp") and head < clause
        his = any(tokens[i].pos == "PRON" for i in self.tree.of(clause, "nsubj", "nsubj:pass"))
        return told and not his and tokens[verb].pos == "VERB" and self._lemma_at(verb) in self.words.reporting

    def _is_doer(self, head: int, happening: Happening) -> bool:
        """Whether a place stands for those who act: "Abuja sent more police to the town"."""
        over = self.analysis.tokens[head].head
        does = self.tree.has(head, "nsubj") and happening.start <= over < happening.end and not self.tree.passive(over)
        return does and self._is_place(head) and self.analysis.tokens[over].pos == "VERB"

    def _is_where_met(self, head: int, happening: Happening) -> bool:
        """Whether a phrase of another sentence tells where somebody met or spoke ("They met in Rome. Shots were fired")."""
        tokens = self.analysis.tokens
        if tokens[head].sentence == tokens[happening.start].sentence:
            return False
        clause = self.tree.clause(tokens[head].head)
        kinds = {kind for i, kind in self._kinds.items() if self.tree.clause(i) == clause}
        return bool(kinds) and all(nature(kind).deed is None for kind in kinds)

    def _is_locative(self, head: int, kind: str) -> bool:
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(head, "case")}
        return bool(case & self.grammar["locative"]) or (self._moves(kind) and bool(case & self.grammar["moving"]))

    def _moves(self, kind: str) -> bool:
        """Whether happenings of a type are of people who go somewhere."""
        return nature(kind).deed == "troops" or nature(kind).occasion == "meeting"

    def _at(self, head: int) -> Place | None:
        """The place that a phrase names or refers to."""
        head = self._part_over(self._first_of(head))
        border = self.borders.find(head)
        if border is not None:
            return border
        seat = self.seats.find(head)
        if seat is not None:
            return seat
        name = self._place_name(head)
        token = self.analysis.tokens[head]
        if name is None:
            whole = self.names.name_at.get(head)
            if whole is not None:
                return self.names.resolve(whole.start, whole.end)
            return self._by_people(head) or self._by_noun(head)
        if self._is_of_sender(name):
            return None
        over = token.head if self.tree.has(head, "nmod:poss", "compound") else head
        if (district := self._district(head, name)) is not None:
            return district
        for site in (head, over):
            if self.analysis.tokens[site].lemma.lower() in self.grammar["sites"] and not name.start <= site < name.end:
                return self.seats.find(site) or self._site(site, name)
        return self._joined(head, name) or self._finest(name)

    def _district(self, head: int, name: Name) -> Place | None:
        """A part of a town that its phrase says is one, where the town or capital is named behind it: "the Villanueva district
        of the capital", which is no town called Villanueva."""
        if self._lemma_at(head) not in self.grammar["parts_of_town"] or name.start <= head < name.end:
            return None
        for at in (c for c in self.tree.of(head, "nmod") if c > head):
            over = self.names.name_at.get(at)
            town = self.names.resolve(over.start, over.end) if over is not None else self._by_noun(at)
            if over != name and town is not None and town.precision == "town":
                span = self.analysis.span(*self.names.trim(name.start, name.end))
                own = one_line(self.article.quote(span))
                place = replace(town, name=f"{own}, {town.name}", precision="district", geonames=None)
                return replace(place, span=span, text=self.article.quote(span), runner_up="")
        return None

    def _part_over(self, head: int) -> int:
        """The word for a part of the country that "the country" only locates: "the north of the country"."""
        over = self.analysis.tokens[head].head
        within = self._lemma_at(head) in self.grammar["land"] and self.tree.has(head, "nmod", "nmod:poss")
        return over if within and self._lemma_at(over) in self.words.point_adjectives else head

    def _first_of(self, head: int) -> int:
        """The first of the places that a name is named together with."""
        first = head
        for over in self.tree.up(head):
            if not (self.tree.has(first, "conj") and self._is_place(first) and self._is_place(over)):
                break
            first = over
        return first

    def _is_place(self, at: int) -> bool:
        name = self.names.name_at.get(at)
        return name is not None and name.kind == "LOC"

    def _finest(self, name: Name) -> Place | None:
        """The place of a name, or of the finer one that it only locates ("Kyiv, Ukraine", "Raqqa in northern Syria")."""
        place = self.names.resolve(name.start, name.end)
        at = name.start - 1
        while at > 0 and self._is_between(at, name):
            at -= 1
        before = self.names.name_at.get(at) if at < name.start - 1 else None
        site = before is None and at < name.start - 1 and self._lemma_at(at) in self.grammar["sites"]
        if site:
            before = next((n for c in self.tree.of(at, "compound") if (n := self.names.name_at.get(c)) is not None), None)
        if before is None or before.kind != "LOC" or (place is not None and place.precision in ("town", "point")):
            return self._located(name, place) if place is not None and place.precision == "unknown" else place
        finer = self.names.resolve(before.start, before.end)
        if finer is not None and finer.precision == "unknown" and place is not None and place.country and not site:
            return self._of_country(finer, place)
        inside = finer is not None and (place is None or place.precision == "unknown" or finer.country == place.country)
        if not inside or finer is None or finer.precision == "country":
            return place
        return self._site(at, before) if site else finer

    def _of_country(self, village: Place, around: Place) -> Place:
        """A place that nobody knows, in the country of what is named behind it ("Ogossagou, in central Mali")."""
        land = by_code(around.country or "")
        if land is None:
            return village
        return replace(village, name=f"{village.name}, {land.name}", country=land.iso3, precision="town")

    def _located(self, name: Name, place: Place) -> Place:
        """A place that nobody knows, by what is named behind it: "the Jaragua Palace in Santo Domingo", "Ogossagou, in central
        Mali"."""
        tokens, at = self.analysis.tokens, name.end
        between = self._between | self.grammar["of_phrase"]
        while at < len(tokens) - 1 and tokens[at].text.lower() in between:
            at += 1
        joined = at > name.end and tokens[name.end].text.lower() in self.grammar["joining"]
        after = self.names.name_at.get(at) if joined else None
        around = self.names.resolve(after.start, after.end) if after is not None and after.kind == "LOC" else None
        if around is None or around.precision in ("unknown", "point"):
            return place
        if around.precision != "town":
            return self._of_country(place, around)
        site = replace(around, name=f"{place.name}, {around.name}", precision="point", geonames=None)
        return replace(site, span=place.span, text=place.text)

    def _is_between(self, at: int, name: Name) -> bool:
        """Whether a word may stand between a place and the name of what it lies in ("Jenin in the occupied West Bank")."""
        token = self.analysis.tokens[at]
        describes = token.relation == "amod" and name.start <= token.head < name.end
        return describes or token.text.lower() in self._between

    @cached_property
    def _between(self) -> frozenset[str]:
        """What may stand between a place and what it lies in."""
        return self.grammar["points"] | self.grammar["joining"] | self.grammar["article"]

    def _joined(self, head: int, name: Name) -> Place | None:
        """ "Gao and Bamako": two or more places named together stand as one name, without coordinates."""
        names = dict.fromkeys(self.names.name_at.get(h) for h in self.tree.conjuncts(head))
        together = [n for n in names if n is not None and n.kind == "LOC"]
        found = [p for n in together if (p := self.names.resolve(n.start, n.end)) is not None]
        if len({p.name for p in found}) < 2 or together[0] != name:
            return None
        span = self.analysis.span(min(n.start for n in together), max(n.end for n in together))
        if self.names.land(self.article.quote(span)) is not None:
            return None  # "Bosnia and Herzegovina"
        lands = {p.country for p in found}
        land = by_code(found[0].country or "") if len(lands) == 1 and found[0].precision != "country" else None
        shorts = [self._article(p, after=found[0]) + p.name.partition(", ")[0] for p in found]
        title = ", ".join(shorts[:-1]) + " and " + shorts[-1] + (f", {land.name}" if land else "")
        only = found[0].country if len(lands) == 1 else None
        place = Place(title, "region", country=only, span=span, text=self.article.quote(span))
        self.trace.name(place, "places named together stand as one")
        return place

    def _article(self, place: Place, *, after: Place) -> str:
        """The article before a place that is named after another ("Jordan and the West Bank")."""
        at = place.span.start if place.span is not None else 0
        before = self.article.text[max(at - 4, 0) : at].lower()
        return "the " if place != after and self.words.code == "en" and before == "the " else ""

    def _place_name(self, head: int) -> Name | None:
        """The place name at a phrase's head or inside the phrase ("the city of Gao", "Bamako airport")."""
        own = self.names.name_at.get(head)
        if own is not None:
            return own if own.kind == "LOC" else None
        found = (self.names.name_at.get(i) for i in range(*self.tree.phrase(head)))
        names = list(dict.fromkeys(n for n in found if n is not None and n.kind == "LOC"))
        behind = [n for n in names if n.start > head and self._is_called(n, head)]
        if not names or names[0].start > head or self._is_named_division(names[0], head):
            behind = []
        return next(iter([*behind, *names]), None)

    def _is_named_division(self, name: Name, head: int) -> bool:
        """Whether a name is that of the very division that a word calls: "the Kech district of Balochistan"."""
        top = self.tree.head_of(name.start)
        tied = self.tree.has(top, "compound") and self.analysis.tokens[top].head == head
        return tied and bool(self.words.division.fullmatch(self.analysis.tokens[head].text.lower()))

    def _is_called(self, name: Name, head: int) -> bool:
        """Whether a name tells what a place is called or where a thing is: "Peru's province of Ica", "Chad's embassy in
        Cairo"."""
        top = self.tree.head_of(name.start)
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(top, "case")}
        tied = self.tree.has(top, "nmod") and self.analysis.tokens[top].head == head
        return tied and bool(case & (self.grammar["locative"] | self.grammar["of_phrase"]))

    def _site(self, head: int, name: Name) -> Place | None:
        """A building, base or border named with a town or country: "Bamako airport, Mali"."""
        near = self.names.resolve(name.start, name.end)
        if near is None:
            return None
        start, end = self.names.trim(*self.tree.phrase(head))
        span = self.analysis.span(start, end)
        said = self.article.quote(span)
        if near.precision != "country" and self._is_nameless(head, name):
            return replace(near, span=span, text=said)
        land = by_code(near.country) if near.country else None
        site = self._english_site(head, near) or one_line(_POSSESSIVE.sub("", said))
        title = f"{site}, {land.name}" if land else site
        place = replace(near, name=title, precision="point", geonames=None, span=span, text=said)
        self.trace.name(place, "a building, base or border with a place name in it", near)
        return place

    def _is_of_sender(self, name: Name) -> bool:
        """Whether a country's name tells whose mission abroad something is, and not where: "the embassy of France"."""
        top = self.tree.head_of(name.start)
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(top, "case")}
        if self._lemma_at(self.analysis.tokens[top].head) not in self.grammar["missions"] or case & self.grammar["locative"]:
            return False
        place = self.names.resolve(name.start, name.end)
        return place is not None and place.precision == "country"

    def _is_nameless(self, head: int, name: Name) -> bool:
        """Whether a building is one of many and only said to be in a town ("a school in Jos", "the main square of Jos"): not
        "Jos airport"."""
        one = self.grammar["airport"] | self.grammar["border"] | self.grammar["seats"] | self.grammar["palace"]
        behind = name.start > head and self._lemma_at(head) not in one
        own = range(self.tree.phrase(head)[0], head + 1)
        return behind and all(self.analysis.tokens[i].text.islower() for i in own)

    def _english_site(self, head: int, near: Place) -> str:
        """ "l'aéroport de Bamako": "Bamako airport"; nothing where the report's own words are English."""
        site = self.words.site_names.get(self.analysis.tokens[head].lemma.lower(), "")
        return f"{near.name.partition(', ')[0]} {site}" if site else ""

    def _by_people(self, head: int) -> Place | None:
        """ "Syrian airspace", "Turkish soil": the country of the adjective in a phrase."""
        start, end = self.tree.phrase(head)
        if self.analysis.tokens[head].mention not in ("place", ""):
            return None
        for i in range(start, end):
            land = self.names.demonym_at(i) if i not in self.names.name_at else None
            if land:
                return self.names.land_at(land, i, i + 1)
        return None

    def _by_noun(self, head: int) -> Place | None:
        """ "The country", "the capital", "there": what they refer to in this article."""
        lemma = self.analysis.tokens[head].lemma.lower()
        land = self.names.land_meant(head) if lemma in self._lands_own else None
        if land is not None:
            return self._of_land(land, head, lemma)
        if lemma in self.grammar["there"]:
            return self._mentioned_before(head, ("town", "country", "region", "district"), scenes=True)
        if lemma in self.grammar["region"] and self.seats.is_definite(head):
            return self._mentioned_before(head, ("region",))
        if lemma in self.grammar["sites"] - self.grammar["border"]:
            return self._site_before(head, lemma)
        named = lemma in self._towns and self._is_known(head)
        return self._called_before(head, lemma) or self._mentioned_before(head, ("town",)) if named else None

    def _called_before(self, head: int, lemma: str) -> Place | None:
        """The place that the text called by a noun shortly before: "the town", behind "the town of Djibo"."""
        tokens = self.analysis.tokens
        nouns = (i for i in range(head - 1, -1, -1) if tokens[head].sentence - tokens[i].sentence <= AGAIN)
        alike = (i for i in nouns if self._lemma_at(i) == lemma and i not in self.names.name_at)
        called = (self._place_name(tokens[i].head if self.tree.has(i, "appos") else i) for i in alike)
        name = next((n for n in called if n is not None), None)
        place = self.names.resolve(name.start, name.end) if name is not None else None
        span = self.analysis.span(head, head + 1)
        if place is None or place.precision not in ("town", "unknown"):
            return None
        here = replace(place, span=span, text=self.article.quote(span))
        self.trace.name(here, f"the last place before it that the text calls a {lemma}", place)
        return here

    @cached_property
    def _towns(self) -> frozenset[str]:
        return self.grammar["town"] | self.grammar["village"]

    def _is_known(self, head: int) -> bool:
        """Whether a noun is of one that was told of: not "a village" or "two towns"."""
        token = self.analysis.tokens[head]
        under = {self.analysis.tokens[c].lemma.lower() for c in self.tree.of(head, "det", "nummod")}
        plain = not under & self.grammar["indefinite"] and not self.tree.of(head, "nummod")
        return plain and token.text.lower() == token.lemma.lower()

    @cached_property
    def _lands_own(self) -> frozenset[str]:
        """Words for a country, its capital or a part of it."""
        return self.grammar["land"] | self.grammar["land_capital"] | frozenset(self.words.point_adjectives)

    def _of_land(self, land: Country, head: int, lemma: str) -> Place | None:
        """A country, its capital, or its part on a point of the compass ("the country's north", "in the east")."""
        if lemma in self.grammar["land"]:
            return self.names.land_at(land, head, head + 1) if self._is_known(head) else None
        if lemma in self.grammar["land_capital"]:
            return self.names.capital_at(land, head, head + 1)
        if not self._lands_under(head) and not (self.seats.is_definite(head) and self._is_within(head)):
            return None
        span = self.analysis.span(head, head + 1)
        return replace(self.names.part_of(self.names.land_at(land, head, head + 1), lemma), span=span)

    def _is_within(self, head: int) -> bool:
        """Whether a point of the compass is where something is ("in the east", not "to the east of")."""
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(head, "case")}
        return bool(case & self.grammar["locative"]) and not self.tree.of(head, "nmod")

    def _lands_under(self, head: int) -> bool:
        """Whether a word for the country hangs on a phrase ("the country's north")."""
        under = self.tree.of(head, "nmod", "nmod:poss")
        return any(self.analysis.tokens[i].lemma.lower() in self.grammar["land"] for i in under)

    def _site_before(self, head: int, lemma: str) -> Place | None:
        """ "The airport": the airport that the article names somewhere."""
        span = self.analysis.span(head, head + 1)
        for name in self.analysis.names:
            site = self.analysis.tokens[name.start].head
            if name.kind == "LOC" and self.analysis.tokens[site].lemma.lower() == lemma and not name.start <= site < name.end:
                place = self._site(site, name)
                return replace(place, span=span, text=self.article.quote(span)) if place is not None else None
        return self._airport(head) if lemma in self.grammar["airport"] else None

    def _airport(self, head: int) -> Place | None:
        """ "The airport", where none is named: that of the town named last before it."""
        if not self.seats.is_definite(head) or self.seats.has_capital(head):
            return None
        town = self._mentioned_before(head, ("town",))
        land = by_code(town.country or "") if town is not None else None
        if town is None or land is None:
            return None
        short = town.name.partition(", ")[0]
        name = f"{short} airport" if short == land.name else f"{short} airport, {land.name}"
        return replace(town, name=name, precision="point", geonames=None)

    def _mentioned_before(self, head: int, precisions: tuple[str, ...], *, scenes: bool = False) -> Place | None:
        """The last place named before; with `scenes` rather one named as a place ("in Mali") than as one who acts."""
        span = self.analysis.span(head, head + 1)
        names = [n for n in reversed(self.analysis.names) if n.kind == "LOC" and n.end <= head] if precisions else []
        if scenes:
            names.sort(key=lambda n: self.names.before(n.start) not in self.grammar["locative"] | self.grammar["moving"])
        for name in names:
            place = self._quarter(name) or (self._finest(name) if scenes else self.names.resolve(name.start, name.end))
            acts = (scenes and self._acts(name, place)) or self._sends(name, head) if place is not None else False
            if place is not None and place.precision in (*precisions, "point") and not acts:
                here = replace(place, span=span, text=self.article.quote(span))
                self.trace.name(here, "the last place before it that the word can stand for", place)
                return here
        return None

    def _sends(self, name: Name, head: int) -> bool:
        """Whether a place stands for those who act in the clause of a noun, which is then another place: "Abuja sent police to
        the city"."""
        top = self.tree.head_of(name.start)
        return self.tree.has(top, "nsubj") and self.analysis.tokens[top].head == self.tree.clause(head)

    def _quarter(self, name: Name) -> Place | None:
        """The quarter that a town is named only as the owner of ("Dakar's Plateau district")."""
        head = self.tree.head_of(name.start)
        over = self.analysis.tokens[head].head
        under = [over, *self.tree.of(over, "compound")] if self.tree.has(head, "nmod:poss") else []
        places = (n for i in under if (n := self.names.name_at.get(i)) is not None and n.kind == "LOC" and n.start >= name.end)
        inner = next(places, None)
        town = self.names.resolve(name.start, name.end)
        own = self.names.resolve(inner.start, inner.end) if inner is not None else None
        if own is None or town is None or town.precision != "town":
            return None
        if own.precision == "unknown":
            return replace(own, name=f"{own.name}, {town.name}", precision="point", country=town.country)
        return own if own.country == town.country else None

    def _acts(self, name: Name, place: Place) -> bool:
        """Whether a country is named as one who acts or is acted on rather than as a place."""
        return place.precision == "country" and self.tree.has(self.tree.head_of(name.start), "nsubj", "obj", "iobj")


def _is_abroad(place: Place, owners: Sequence[Country]) -> bool:
    """Whether a place lies in a country, and in none of theirs."""
    return place.country is not None and all(place.country != land.iso3 for land in owners)
