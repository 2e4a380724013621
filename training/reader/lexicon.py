"""Words that the constructed sentences are made of, English and French: everyday nouns and verbs with their forms, and parts of
invented names. Verbs that the reader has seen least have a place beside the common ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.countries import by_code, countries
from dateline.knowledge.table import read_rows

# ---------------------------------------------------------------- names

FIRST = """
Aaro Abena Adaeze Adel Agnes Aisha Akua Alba Alice Alma Amadou Amara Amir Anders Andrei Anton Arun Astrid Ayumi Babacar
Bayo Beatriz Berta Bilal Binta Bogdan Boris Bruno Camila Carlos Cecil Celine Chidi Clara Claude Daoud Daria Dele Demba
Derek Diego Dinah Djibril Edith Efua Elena Elif Emeka Emil Enzo Erik Ester Fadel Fanta Farah Fatima Felix Femi Frida
Gaston Gideon Gita Gloria Goran Greta Habib Hadi Hana Hans Haruna Hawa Hector Hilde Hugo Ibrahima Ifeoma Igor Imani Ines
Irene Ismail Ivan Jalil Jamila Janek Javier Jelena Jonas Jorge Juma Kadiatou Kamal Karim Kasim Kemal Kofi Kwame Laila
Lamine Lars Latif Laura Leila Leon Liam Linus Lucia Mads Mahamat Malik Mamadou Mario Marek Mariam Martin Mehmet Mercy
Miguel Mina Modibo Mona Nadia Naomi Nasser Nikola Nina Noor Nora Obinna Olga Olu Osman Otto Pablo Pavel Pedro Petra
Pilar Priya Rafael Rania Rashid Rebecca Renata Rosa Sabine Salif Salma Samir Sanna Sara Seydou Simon Sofia Stefan Stella
Sven Tahir Tamar Tarek Tendai Teresa Thabo Thomas Tiina Tove Ulrich Ursula Vera Victor Viktor Wanjiku Yara Yasmin Yusuf
Zainab Zoran
""".split()

LAST = """
Abebe Acheampong Adeyemi Aguilar Alvarez Amoah Anand Aslan Bagayoko Bakker Balogun Bangura Barros Baumann Benali Berger
Bianchi Boateng Bodnar Borg Camara Cardoso Chanda Chirwa Cissokho Conteh Cruz Dahl Dembele Demir Desai Dieng Dlamini
Doumbia Dubois Duran Ekwueme Eriksen Farah Ferreira Fofana Fontaine Garba Gueye Haddad Haile Hakimi Halvorsen
Hassan Hernandez Horvat Iyer Jansen Jarju Kabore Kamau Kante Kaplan Keita Kessler Khalil Kimani Kiplagat Kofler Koroma
Kovacs Kurtz Laurent Lindqvist Lopes Macharia Maina Makeba Mansour Marchetti Mbaye Mensah Mihailov Molina Moreau Mugisha
Mutasa Mwale Nasr Ndiaye Nguema Njoroge Novak Nyambe Obi Odhiambo Okafor Okoro Olsen Ondo Osei Ouedraogo Owusu Pereira
Petrov Phiri Pires Popescu Quartey Rahman Ramos Reyes Rossi Sabry Salazar Salman Sanogo Santos Sawadogo Schmid Sesay
Sharma Sidibe Silva Sissoko Sokolov Sorensen Soumare Stanek Suleiman Svensson Tamba Tanko Terzi Torres Toure Traore
Tshabalala Ubah Vargas Vasquez Vidal Wade Walker Weber Winther Yeboah Yildiz Zoungrana Zubair Zwane
""".split()

HEADS = """
Ba Be Bo Da De Do Fa Ga Go Ka Ke Ki Ko La Le Lo Ma Me Mo Na Ne Nio Ol Or Pa Ra Ro Sa Se So Ta Te To Ul Va Wa Ya Za Zi
""".split()
MIDDLES = "ba bre da di dou fe ga gi la lo ma mi na nda ni nga po ra re ri ro sa si ssa ta ti va vi wa yo".split()
TAILS = "bo ck da du go ka kro la lle lo ma mba n na nd ne nia no r ra ro s sk sso ta th tou va vo wi ya".split()
"""Syllables of invented towns and families."""

CITIES = """
Abidjan Accra Algiers Amman Ankara Athens Baghdad Bamako Banjul Beirut Belgrade Berlin Bogota Brussels Bucharest
Budapest Cairo Caracas Chisinau Conakry Copenhagen Dakar Damascus Delhi Dhaka Doha Douala Dublin Geneva Hanoi Harare
Havana Helsinki Islamabad Istanbul Jakarta Juba Kabul Kampala Kano Karachi Kathmandu Khartoum Kinshasa Lagos Libreville
Lilongwe Lima Lisbon London Luanda Lyon Madrid Managua Manila Maputo Milan Minsk Mogadishu Monrovia Montreal Moscow
Mumbai Nairobi Niamey Nouakchott Ouagadougou Paris Prague Pretoria Quito Riyadh Rome Seoul Sofia Stockholm Tehran Tokyo
Toronto Tripoli Vienna Vilnius Warsaw Yaounde Zagreb
""".split()

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty".split()
AGENCIES = "ANV APN BNS CNP GNW INA KNA LPS MPW NWP RNS SWA TNP UNW WPS".split()
ACRONYMS = "ADLF ARC BFU CLP CPU EFN FDN FLT GDP LDM MPK NLF NRP PDU RLA SFP TDC UFL UPK WRM".split()

OUTLET_FRONT = "Radio Radio Radio Tele Canal Channel Voice Studio Agence Europa".split()
OUTLET_WORDS = """
Afrique Atlantic Azur Capital Delta Desert Express Horizon Horizons Liberty
Lumière Matin Metro Monde Nation Nord Nova Ocean Orient Planet Public Regional Sahel Savanna Sun Universal
Valley World
""".split()
PAPER_FRONT = "Daily Sunday Evening National Morning Northern Southern Weekly African Coastal".split()
PAPER = """
Courier Chronicle Dispatch Gazette Globe Guardian Herald Ledger Mail Mirror Monitor News Observer Post Standard Star
Times Tribune
""".split()
ARABIC = (
    "Anwar Ahram Bahr Fajr Hadath Hayat Hurra Jumhuriya Madina Mustaqbal Nahar Quds Rasid Safir Sharq Wasat Watan Zaman".split()
)
STATION = "TV Television News Radio".split()
BUSINESS = """
Mining Shipping Timber Cement Steel Sugar Cotton Copper Rail Gas Water Fishing Airways Insurance Cocoa
""".split()
FIRM = "Company Corporation Group Holdings".split()
BODY_FRONT = "National Supreme Central Constitutional Federal Democratic Popular Regional".split()
BODY = "Assembly Court Council Bank Tribunal Congress Senate Commission Guard Party Front Movement Alliance".split()
CAUSES = "Unity Justice Progress Peace Reform Renewal Labour Liberation Reconciliation Dignity Change".split()
PORTFOLIOS = (
    "Agriculture Defence Education Energy Finance Fisheries Health Interior Justice Labour Mines Trade Transport Water".split()
)
REGIONS = "African Arab Asian Baltic Caribbean Coastal Eastern European Northern Pacific Southern Western".split()
UNIONS = "Union League Community Forum Bloc".split()
EVENTS = "Summit Conference Games Festival Cup Forum".split()
EVENT_FRONT = "Grain Harvest Peace Energy Lake Fishing Water Railway Youth Desert".split()


BEHIND_ARTICLE = frozenset("Bahamas Comoros Congo Gambia Maldives Netherlands Philippines Seychelles".split())
"""Countries that English names with an article."""


def invented_name(rnd: random.Random) -> str:
    """An invented name of five letters or more, so that it is no everyday word."""
    while len(name := rnd.choice(HEADS) + rnd.choice([*MIDDLES, *([""] * 20)]) + rnd.choice(TAILS)) < 5:
        pass
    return name


@cache
def lands() -> tuple[tuple[str, str], ...]:
    """Countries of one word with an adjective of one word, as (name, adjective)."""
    pairs = [(c.name, c.adjectives[0]) for c in countries() if c.adjectives and c.iso2 and c.population > 300_000]
    return tuple(p for p in pairs if all(word.isalpha() for word in p) and p[0] not in BEHIND_ARTICLE)


@cache
def french_lands() -> tuple[tuple[str, str], ...]:
    """Countries by their French name and masculine adjective; those without an entry of one word are left out."""
    rows = [(row[1].split(";")[0], row[2].split(";")[0]) for row in read_rows("countries_fr.psv", 5) if by_code(row[0])]
    return tuple(r for r in rows if all(word.isalpha() for word in r))


# ---------------------------------------------------------------- English nouns

PEOPLE = """
activist analyst baker bishop blacksmith bodyguard broker builder butcher captive carpenter cleric clerk climber
collector commuter cook courier customer dealer defector delegate deserter detainee diver docker doctor donor driver
economist editor elder electrician engineer exile expert farmer fighter fisherman|fishermen forester fugitive gardener
gendarme glazier grocer guide gunner herdsman|herdsmen historian hostage hunter imam infiltrator inmate inspector
insurgent intruder investor islander jailer jeweller journalist lawmaker lawyer lecturer librarian lieutenant lodger
looter marine mason mechanic mediator member merchant midwife|midwives militant militiaman|militiamen miner monitor
mourner mutineer negotiator neighbour nomad nurse observer official onlooker opponent orphan painter paratrooper
passenger patient paymaster peacekeeper pensioner pharmacist photographer pilgrim pilot pirate plotter plumber poacher
policewoman|policewomen postman|postmen preacher priest printer prisoner protester publisher ranger recruit reformer
refugee relative reporter resident rider rioter sailor saleswoman|saleswomen scientist scout seaman|seamen secretary
settler shepherd shopkeeper singer smelter sniper stevedore striker student supporter survivor suspect swimmer tailor
tanner teacher technician tenant tourist trader translator trucker trustee veteran villager visitor volunteer voter
waiter warden watchman|watchmen weaver welder widow witness worker writer yachtsman|yachtsmen youth
""".split()
HUMAN_GROUP = """
army cabinet coalition commission committee council court garrison government junta jury ministry opposition parliament
party regiment senate tribunal union
""".split()
"""Bodies of people that act."""
COLLECTIVE = "rebels troops militias crowds forces hardliners loyalists royalists separatists".split()
AGENTS = """
airman|airmen assailant attacker bandit bomber brigand cavalryman|cavalrymen fireman|firemen frontiersman|frontiersmen
guardsman|guardsmen guerrilla gunrunner hijacker horseman|horsemen infantryman|infantrymen kidnapper mercenary
rifleman|riflemen robber saboteur serviceman|servicemen smuggler spokeswoman|spokeswomen tribesman|tribesmen vigilante
warrior
""".split()
"""Nouns of agents that open a sentence without an article."""

RANKS = "corporal sergeant colonel major captain general admiral brigadier judge magistrate prosecutor".split()
OFFICES = """
president premier governor mayor ambassador envoy spokesman|spokesmen spokeswoman|spokeswomen chairman|chairmen
chairwoman|chairwomen commissioner chancellor director commander prefect senator treasurer ombudsman|ombudsmen minister
rector archbishop deputy consul
""".split()
FIELD_OFFICES = """
finance|minister interior|minister trade|minister mines|minister health|minister army|chief police|chief
security|adviser navy|commander prison|governor party|chairman union|leader customs|director budget|secretary
""".split()
TITLES = """
President Governor Mayor Ambassador Senator Bishop Archbishop Colonel General Captain Major Admiral Commander Chancellor
Judge Professor Sheikh Prince Princess Commissioner Minister Premier
""".split()
SHORT_TITLES = "Gen. Col. Maj. Capt. Lt. Sgt. Sen. Gov. Dr. Mr. Mrs. Ms. Prof. Rep.".split()
LONG_TITLES = """
Prime/ADJ|Minister Foreign/ADJ|Minister Interior/PROPN|Minister Finance/PROPN|Minister Vice/PROPN|President
Lieutenant/PROPN|Colonel Major/ADJ|General Brigadier/PROPN|General Chief/ADJ|Justice 
Police/PROPN|Commissioner
""".split()

THINGS = """
accord alarm archive armoury barge barrier boat bond border_post bridge bus cargo cave census charter checkpoint clinic
coach company compound contract convoy cottage crane decree depot dock dormitory embassy factory ferry fence field flag
foundry frigate furnace garage gate granary grenade harbour helicopter hospital hotel hut inquiry invoice island jetty
kiosk lamp ledger library licence lighthouse list lorry machine magazine mandate market mast measure medal memo mill
minibus monument mortar mosque motorway museum newspaper notice orchard outpost palace pamphlet parcel passport pension
permit petition pier pipeline plan plane plant pledge poll port prison programme quarry quota railway raft ration
refinery reform report reservoir rifle road ruling runway salary school seminary shed ship shipyard shrine silo square
stadium statue store subsidy summit tank tariff tax temple theatre toll tower trawler treaty trench tribute truce truck
tunnel vault vehicle verdict village vineyard wage wall warehouse weapon well workshop yacht
""".split()
ABSTRACT = """
fraud treason theft arson bribery smuggling corruption murder sabotage espionage perjury negligence mutiny embezzlement
blackmail desertion
""".split()
SITES = """
airport archive arsenal barracks bazaar bridge camp canal capital cathedral customs_house dam depot embassy fort
frontier garrison harbour hospital lake lighthouse market mine monastery mountain oasis|oases plateau port power_station
prison quarry refinery reservoir river ruins shrine square stadium station suburb swamp university valley
""".split()
EVENT_NOUNS = """
attack auction ballot blast blockade clash collapse coup curfew debate drought earthquake epidemic explosion famine fire
flood funeral harvest hearing inquest landslide march meeting parade raid rally retreat riot robbery shooting siege
storm strike trial uprising vote wedding
""".split()

ADJECTIVES = """
armed angry local senior former young old foreign wounded masked retired junior exiled civilian elderly rural unemployed
influential powerful wealthy unarmed striking loyal homeless landless disgruntled respected prominent
""".split()
THING_ADJECTIVES = """
new old disputed main northern southern eastern western central large small secret temporary modern ancient 
unfinished wooden public private empty costly controversial provincial coastal
""".split()
DEGREES = "northern southern eastern western central coastal remote inland mountainous".split()
ADVERBS = """
quickly quietly secretly openly finally suddenly reportedly briefly repeatedly publicly reluctantly 
""".split()
FAMILY = (
    "brother sister cousin wife son daughter uncle nephew deputy predecessor successor lawyer colleague driver rival".split()
)
STATE_ADJECTIVES = "ready guilty unhappy absent innocent responsible safe ill hungry nervous angry alive unhurt".split()

# ---------------------------------------------------------------- English verbs


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its forms; `base` is the lemma."""

    base: str
    past: str
    participle: str
    gerund: str
    third: str

    def form(self, xpos: str) -> str:
        """The form that a Penn tag asks for."""
        forms = {"VBD": self.past, "VBN": self.participle, "VBG": self.gerund, "VBZ": self.third}
        return forms.get(xpos, self.base)


VOWELS = "aeiou"


def verb(row: str) -> Verb:
    """A verb of its base, or of "base past participle" for a strong one; a final "+" doubles the last letter."""
    base, *strong = row.split("/")
    doubled = base.endswith("+")
    base = base.removesuffix("+")
    stem = base + base[-1] if doubled else base
    if base.endswith("ic"):
        stem = base + "k"
    dropped = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else stem
    gerund = base[:-2] + "ying" if base.endswith("ie") else dropped + "ing"
    soft = base.endswith("y") and base[-2] not in VOWELS
    past = base + "d" if base.endswith("e") else base[:-1] + "ied" if soft else stem + "ed"
    hissing = base.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = base[:-1] + "ies" if soft else base + ("es" if hissing else "s")
    return Verb(base, strong[0] if strong else past, strong[-1] if strong else past, gerund, third)


def verbs(text: str) -> list[Verb]:
    """The verbs of a table."""
    return [verb(row) for row in text.split()]


TO_PEOPLE = verbs(
    """
abduct admonish ambush applaud approach assault attack banish blame bribe bury capture chase confront convince deceive
defend deport detain disarm disown drag+ drug+ enlist escort evacuate execute exile expel+ extradite fine fire free
harass help hide/hid/hidden honour host humiliate hurt/hurt/hurt identify imprison inform injure insult intercept
interrogate interview isolate jail kidnap+ kill lynch maim massacre mock mourn mug+ murder nab+ obey outlaw outnumber
oust pardon pay/paid/paid persecute photograph poison praise pursue punish question recall recruit release replace
repatriate reprimand rescue reward ridicule rob+ search shadow shoot/shot/shot shun+ silence slay/slew/slain stab+
strand suspend teargas torture train trap+ trick undermine unmask warn welcome whip+ wound
"""
)
TO_THINGS = verbs(
    """
abandon adopt amend annul+ approve auction audit ban+ barricade bless blockade boycott build/built/built burn
buy/bought/bought cancel cede chart commandeer condemn confiscate cross defuse demolish denounce describe destroy
discover dismantle divert draft drain dynamite encircle endorse evade examine expropriate find/found/found finance flood
forge fortify hijack hoist impound inaugurate inspect insure invade lease leave/left/left lift lose/lost/lost loot map+
mine mortgage nationalise occupy open oppose overrun+/overran/overrun paint patrol pillage plunder postpone protect
purchase raid ratify raze rebuild/rebuilt/rebuilt reclaim recapture reject relinquish rename renovate reopen repair
rescind retake/retook/retaken revoke sabotage scrap+ scuttle search sell/sold/sold shell shun+ sink/sank/sunk smuggle
steal/stole/stolen storm strafe surrender surround survey tax threaten topple torch unload unveil uphold/upheld/upheld
vandalise visit withhold/withheld/withheld wreck
"""
)
ALONE = verbs(
    """
abdicate abstain advance apologise arrive climb collapse confer+ defect demobilise desert despair die disappear disband
disembark drown emigrate escape falter flinch go/went/gone hesitate intervene kneel/knelt/knelt laugh leave/left/left
lie/lay/lain march mutiny object panic perish pray prevail prosper protest quarrel+ quit+/quit/quit rebel+ recover refuse
relent return riot sleep/slept/slept stay step+ stop+ strike/struck/struck suffer surrender survive swim+/swam/swum
travel+ triumph vanish vote wait walk weep/wept/wept withdraw/withdrew/withdrawn yield
"""
)
TO_PLACES = verbs(
    """
advance drift+ drive/drove/driven escape flock go/went/gone hurry march migrate move race retreat return
ride/rode/ridden run+/ran/run rush sail sneak travel+ trek+ walk withdraw/withdrew/withdrawn
"""
)
ODD = verbs(
    """
barge bicker billet blackmail bootleg+ cajole canvass capsize cavil commandeer concur+ corral+ decoy dupe
entrap+ filibuster forsake/forsook/forsaken forswear/forswore/forsworn garrison hobnob+ jettison lambast lobby
mimic moor outbid+/outbid/outbid outflank outgun+ outsell/outsold/outsold outvote overhear/overheard/overheard
overpay/overpaid/overpaid oversee/oversaw/overseen oversleep/overslept/overslept panic parry pilfer politick pre-empt
ransom re-elect redraw/redrew/redrawn remit+ requisition resell/resold/resold rig+ scupper shanghai sideline skirmish
stonewall swindle thwart undercut+/undercut/undercut undergo/underwent/undergone underwrite/underwrote/underwritten
unseat waylay/waylaid/waylaid wheedle wring/wrung/wrung
"""
)
ODD_ALONE = {"bicker", "cavil", "concur", "filibuster", "hobnob", "oversleep", "panic", "politick", "skirmish", "capsize"}
SAYING = verbs(
    """
say/said/said say/said/said say/said/said say/said/said add admit+ allege announce argue assert claim complain concede
confirm declare disclose explain hint insist maintain note observe predict recall remark report reveal state suggest
testify warn write/wrote/written
"""
)
TELLING = verbs("tell/told/told tell/told/told tell/told/told assure inform remind")
PLANNING = verbs(
    """
agree aim attempt decide decline demand expect fail hasten hope intend manage offer plan+ pledge prepare promise refuse
seek/sought/sought struggle swear/swore/sworn threaten try undertake/undertook/undertaken volunteer vow
"""
)
CHARGES = (
    ("suspect", "of"),
    ("convict", "of"),
    ("acquit+", "of"),
    ("accuse", "of"),
    ("accuse", "of"),
    ("blame", "for"),
    ("punish", "for"),
    ("jail", "for"),
    ("charge", "with"),
)
"""Verbs of charges with the preposition that brings the deed."""

# ---------------------------------------------------------------- French

FR_PEOPLE = """
agriculteur:m avocat:m boulanger:m cadre:m chauffeur:m combattant:m commerçant:m contrebandier:m cultivateur:m député:m
douanier:m éleveur:m employé:m enseignant:m étudiant:m gendarme:m habitant:m infirmière:f ingénieur:m insurgé:m
journaliste:m magistrat:m manifestant:m marin:m médecin:m migrant:m militant:m mineur:m mutin:m officier:m otage:m
ouvrier:m passager:m paysanne:f pêcheur:m policier:m prisonnier:m putschiste:m réfugié:m soldat:m syndicaliste:m
témoin:m touriste:m villageois:m militaire:m élève:m chef:m témoin:m victime:f sénatrice:f ouvrière:f commerçante:f
""".split()
FR_BODIES = """
armée:f gouvernement:m parlement:m tribunal:m ministère:m junte:f police:f ligue:f opposition:f cour:f conseil:m
commission:f gendarmerie:f justice:f coalition:f délégation:f
""".split()
FR_OFFICES = """
président:m ministre:m gouverneur:m maire:m préfet:m ambassadeur:m porte-parole:m directeur:m procureur:m commandant:m
secrétaire:m sénateur:m ministre:m directrice:f présidente:f
""".split()
FR_RANKS = "général colonel capitaine lieutenant commandant juge professeur sergent".split()
FR_FIELDS = """
santé:f justice:f défense:f communication:f pêche:f jeunesse:f commerce:m travail:m agriculture:f intérieur:m énergie:f
éducation:f
""".split()
FR_THINGS = """
accord:m aéroport:m ambassade:f bateau:m barrage:m bâtiment:m budget:m camion:m caserne:f charte:f contrat:m convoi:m
décret:m dépôt:m école:f entrepôt:m frontière:f gare:f hôpital:m hôtel:m immeuble:m journal:m loi:f maison:f manifeste:m
marché:m mine:f monument:m mosquée:f navire:m palais:m pétition:f place:f plan:m pont:m port:m prison:f projet:m
quartier:m radio:f rapport:m réforme:f route:f stade:m stock:m traité:m trêve:f tunnel:m usine:f véhicule:m village:m
ville:f
""".split()
FR_EVENTS = """
attaque:f attentat:m bataille:f conférence:f crise:f débat:m émeute:f élection:f explosion:f fête:f grève:f incendie:m
inondation:f manifestation:f marche:f mutinerie:f procès:m raid:m réunion:f scrutin:m siège:m sommet:m tempête:f vote:m
""".split()
FR_PLURAL = {"journal": "journaux", "tribunal": "tribunaux", "bateau": "bateaux", "hôpital": "hôpitaux", "général": "généraux"}
FR_CITIES = """
Abidjan Alger Bamako Bangui Berlin Bordeaux Bruxelles Casablanca Conakry Cotonou Dakar Douala Genève Kinshasa Lille
Lisbonne Lomé Londres Lyon Madrid Marseille Moscou Nantes Niamey Nouakchott Oran Ouagadougou Paris Rabat Rome Strasbourg
Toulouse Tunis Varsovie Vienne Yaoundé
""".split()
FR_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
FR_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
FR_NUMBERS = "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente".split()
FR_ADJECTIVES = "militaire politique ancien local régional nouveau jeune civil étranger national provisoire".split()

FR_TO_PEOPLE = """
abattre/abattu accueillir/accueilli acquitter/acquitté agresser/agressé applaudir/applaudi assassiner/assassiné
attaquer/attaqué battre/battu blesser/blessé capturer/capturé chasser/chassé condamner/condamné convaincre/convaincu
convoquer/convoqué décorer/décoré défendre/défendu dénoncer/dénoncé disperser/dispersé élire/élu encercler/encerclé
enlever/enlevé entendre/entendu enterrer/enterré évacuer/évacué exclure/exclu expulser/expulsé inculper/inculpé
intercepter/intercepté interpeller/interpellé interroger/interrogé juger/jugé libérer/libéré limoger/limogé
menacer/menacé nommer/nommé poursuivre/poursuivi prévenir/prévenu punir/puni rappeler/rappelé recevoir/reçu
remplacer/remplacé rencontrer/rencontré retenir/retenu révoquer/révoqué saluer/salué secourir/secouru
séquestrer/séquestré soigner/soigné surprendre/surpris suspendre/suspendu tuer/tué trahir/trahi
""".split()
FR_TO_THINGS = """
abandonner/abandonné adopter/adopté annuler/annulé approuver/approuvé bloquer/bloqué bombarder/bombardé brûler/brûlé
conclure/conclu construire/construit contester/contesté détruire/détruit envahir/envahi examiner/examiné fermer/fermé
financer/financé fouiller/fouillé inaugurer/inauguré incendier/incendié inspecter/inspecté interdire/interdit
occuper/occupé ouvrir/ouvert perdre/perdu piller/pillé prendre/pris promettre/promis protéger/protégé quitter/quitté
ratifier/ratifié rejeter/rejeté rendre/rendu reprendre/repris réparer/réparé rompre/rompu rouvrir/rouvert saboter/saboté
saisir/saisi soutenir/soutenu surveiller/surveillé traverser/traversé vendre/vendu violer/violé visiter/visité
""".split()
FR_ALONE = """
démissionner/démissionné capituler/capitulé abdiquer/abdiqué manifester/manifesté voter/voté disparaître/disparu
fuir/fui reculer/reculé protester/protesté résister/résisté échouer/échoué triompher/triomphé hésiter/hésité céder/cédé
survivre/survécu
""".split()
FR_SAYING = """
déclarer/déclaré/déclare affirmer/affirmé/affirme annoncer/annoncé/annonce dire/dit/dit ajouter/ajouté/ajoute
expliquer/expliqué/explique préciser/précisé/précise indiquer/indiqué/indique estimer/estimé/estime
reconnaître/reconnu/reconnaît promettre/promis/promet répondre/répondu/répond souligner/souligné/souligne
prévenir/prévenu/prévient confirmer/confirmé/confirme regretter/regretté/regrette conclure/conclu/conclut
écrire/écrit/écrit
""".split()
FR_CHARGES = "accuser/accusé soupçonner/soupçonné accuser/accusé".split()
FR_MASCULINE = {
    "présidente": "président",
    "directrice": "directeur",
    "sénatrice": "sénateur",
    "infirmière": "infirmier",
    "ouvrière": "ouvrier",
    "commerçante": "commerçant",
    "paysanne": "paysan",
}
"""The lemma of a woman's office or trade, as the treebank has it."""
