"""Lemmas of irregular and rare words of the news, with the shipped table and without any."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files

import pytest

from dateline.parse.lemmas import Lemmas

PASTS = """
abandoned:abandon abetted:abet abutted:abut acceded:accede accused:accuse acquitted:acquit addressed:address
adhered:adhere admitted:admit agreed:agree aired:air allayed:allay alleged:allege allied:ally allotted:allot
amassed:amass analysed:analyse annulled:annul appeased:appease appointed:appoint argued:argue ascribed:ascribe
assailed:assail assured:assure attacked:attack avenged:avenge averred:aver awoke:awake bade:bid balloted:ballot
banged:bang banned:ban barred:bar barricaded:barricade befell:befall beheaded:behead beheld:behold belied:belie
bereaved:bereave bereft:bereave beset:beset besieged:besiege besought:beseech bidden:bid bled:bleed blockaded:blockade
bogged:bog bombarded:bombard bombed:bomb bore:bear born:bear borne:bear bred:breed bribed:bribe broadcast:broadcast
brokered:broker brought:bring budgeted:budget burnt:burn burst:burst bussed:bus camped:camp cancelled:cancel
captured:capture carved:carve cast:cast ceased:cease ceded:cede cited:cite cleared:clear clung:cling
co-authored:co-author collapsed:collapse colluded:collude committed:commit compelled:compel conceded:concede
concurred:concur condemned:condemn condensed:condense condoned:condone conferred:confer conspired:conspire
contravened:contravene controlled:control convened:convene conveyed:convey coped:cope cordoned:cordon corroded:corrode
counter-attacked:counter-attack crammed:cram crept:creep curbed:curb curtailed:curtail dealt:deal declined:decline
decreed:decree decried:decry deferred:defer defied:defy defrauded:defraud delegated:delegate demoted:demote
denounced:denounce deplored:deplore deposed:depose deposited:deposit deprived:deprive detained:detain deterred:deter
dethroned:dethrone developed:develop disclosed:disclose dispelled:dispel dispersed:disperse disputed:dispute
dissolved:dissolve disturbed:disturb dragged:drag duelled:duel dug:dig dwelt:dwell eased:ease echoed:echo
eclipsed:eclipse edited:edit embargoed:embargo embezzled:embezzle encroached:encroach endorsed:endorse ensured:ensure
equipped:equip eroded:erode escaped:escape espoused:espouse evaded:evade evicted:evict evoked:evoke exceeded:exceed
excluded:exclude executed:execute exhibited:exhibit exonerated:exonerate expelled:expel expired:expire
exploded:explode expropriated:expropriate extradited:extradite eyed:eye feared:fear fell:fall felled:fell fined:fine
fired:fire flagged:flag fled:flee flung:fling focused:focus focussed:focus foiled:foil forbade:forbid
forecast:forecast foresaw:foresee forewent:forego forgave:forgive forged:forge forsaken:forsake forsook:forsake
forswore:forswear fought:fight found:find founded:found freed:free fuelled:fuel galloped:gallop grabbed:grab
groped:grope ground:grind grounded:ground guaranteed:guarantee gunned:gun hanged:hang harassed:harass hastened:hasten
heaped:heap heeded:heed helped:help hewn:hew hijacked:hijack hiked:hike hoisted:hoist housed:house hung:hang
ignited:ignite ignored:ignore impaired:impair impeached:impeach impeded:impede impelled:impel impinged:impinge
implored:implore imprisoned:imprison incited:incite increased:increase incurred:incur indicted:indict
infringed:infringe inherited:inherit injured:injure inquired:inquire installed:install interfered:interfere
interred:inter interrogated:interrogate intervened:intervene invaded:invade invited:invite invoked:invoke issued:issue
jailed:jail jammed:jam jeered:jeer kept:keep kidnapped:kidnap knelt:kneel laid:lay lain:lie lapsed:lapse lay:lie
leaked:leak leant:lean leapt:leap leased:lease lied:lie liked:like limited:limit lit:light longed:long looted:loot
lowered:lower lured:lure manned:man marshalled:marshal massed:mass merged:merge mimicked:mimic misled:mislead
misspoke:misspeak mistook:mistake mourned:mourn mown:mow mugged:mug murdered:murder mutineered:mutineer
mutinied:mutiny muzzled:muzzle nationalized:nationalize obeyed:obey occurred:occur offered:offer opened:open
opposed:oppose ordained:ordain ordered:order ousted:oust outbid:outbid outlined:outline outmaneuvered:outmaneuver
outmanoeuvred:outmanoeuvre outran:outrun outshone:outshine overcame:overcome overridden:override overrode:override
oversaw:oversee overseen:oversee overthrew:overthrow overthrown:overthrow panicked:panic paralysed:paralyse
pardoned:pardon patrolled:patrol paved:pave permitted:permit persecuted:persecute persevered:persevere
persuaded:persuade pillaged:pillage piloted:pilot pinned:pin pioneered:pioneer planned:plan pled:plead pledged:pledge
plotted:plot plundered:plunder plunged:plunge poisoned:poison polled:poll posited:posit postponed:postpone
pressed:press privatised:privatise probed:probe proceeded:proceed procured:procure prohibited:prohibit
promoted:promote propelled:propel prosecuted:prosecute proven:prove provoked:provoke purged:purge quarrelled:quarrel
quashed:quash quelled:quell quit:quit quoted:quote raided:raid raised:raise rallied:rally rang:ring ransacked:ransack
raped:rape ratified:ratify ravaged:ravage re-armed:re-arm reaped:reap rebelled:rebel rebuilt:rebuild rebutted:rebut
recruited:recruit recurred:recur refereed:referee referred:refer refuted:refute regretted:regret rehearsed:rehearse
reimposed:reimpose reinstated:reinstate relapsed:relapse released:release remitted:remit reneged:renege
repaired:repair repatriated:repatriate repealed:repeal repelled:repel reproached:reproach rerouted:reroute
rescinded:rescind rescued:rescue reset:reset resold:resell resolved:resolve restored:restore restrained:restrain
retaken:retake retook:retake reunited:reunite reversed:reverse revoked:revoke rewired:rewire rewrote:rewrite
rigged:rig rioted:riot riveted:rivet rose:rise roused:rouse sabotaged:sabotage sacked:sack sanctioned:sanction
sank:sink saw:see sawn:saw scrapped:scrap scuttled:scuttle seized:seize severed:sever shaken:shake shed:shed
shelled:shell shored:shore shorn:shear shot:shoot shrank:shrink shrunk:shrink shunned:shun signalled:signal slain:slay
slammed:slam slept:sleep slew:slay slung:sling smote:smite snubbed:snub soaked:soak sought:seek sown:sow
spearheaded:spearhead sped:speed spelt:spell spiked:spike spilt:spill split:split spoilt:spoil sprang:spring
sprung:spring spun:spin stabbed:stab staged:stage stalled:stall starved:starve steered:steer stemmed:stem
stifled:stifle stoked:stoke stormed:storm streaked:streak stricken:strike striven:strive strode:stride strove:strive
struck:strike strung:string stung:sting stunned:stun submerged:submerge succeeded:succeed sued:sue suffered:suffer
summoned:summon sunk:sink surrendered:surrender surveyed:survey swept:sweep swerved:swerve swindled:swindle
swore:swear sworn:swear swung:swing targeted:target threatened:threaten throttled:throttle throve:thrive thrust:thrust
toppled:topple torched:torch torpedoed:torpedo tortured:torture traded:trade trafficked:traffic trained:train
trespassed:trespass trodden:tread tunnelled:tunnel undergone:undergo undermined:undermine undertook:undertake
underwent:undergo united:unite unseated:unseat unwound:unwind upheld:uphold urged:urge usurped:usurp vetoed:veto
vied:vie vilified:vilify visited:visit voted:vote wept:weep wiped:wipe withdrawn:withdraw withdrew:withdraw
withheld:withhold withstood:withstand won:win worn:wear wound:wind wounded:wound wove:weave woven:weave wrought:wreak
wrung:wring
"""
"""Past forms and past participles."""
PRESENT = """
agreeing:agree besieging:besiege dethroning:dethrone dissolving:dissolve dwelling:dwell dying:die felling:fell
fleeing:flee freeing:free jailing:jail kidnapping:kidnap lying:lie mutinying:mutiny ousting:oust overseeing:oversee
overturning:overturn patrolling:patrol picnicking:picnic plotting:plot reneging:renege rigging:rig rioting:riot
shelling:shell storming:storm targeting:target toppling:topple tying:tie vetoing:veto vying:vie
"""
"""Participles in -ing."""
THIRD = """
denies:deny denounces:denounce flies:fly goes:go lies:lie lynches:lynch passes:pass poses:pose quashes:quash
quits:quit quizzes:quiz seizes:seize ties:tie undergoes:undergo vetoes:veto
"""
"""Third persons."""
PLURALS = """
abuses:abuse addenda:addendum aircraft:aircraft allies:ally alumni:alumnus analyses:analysis appendices:appendix
attorneys:attorney authorities:authority avalanches:avalanche bacteria:bacterium barracks:barracks bases:base
beliefs:belief boxes:box brigades:brigade bruises:bruise buses:bus caches:cache cacti:cactus calories:calorie
causes:cause ceasefires:ceasefire censuses:census charges:charge chiefs:chief children:child clashes:clash
classes:class convoys:convoy coups:coup crises:crisis criteria:criterion deputies:deputy diagnoses:diagnosis
elites:elite embargoes:embargo embassies:embassy emphases:emphasis envoys:envoy exercises:exercise feet:foot
forces:force fungi:fungus gases:gas geese:goose ghettos:ghetto goods:good grandchildren:grandchild gunmen:gunman
halves:half headaches:headache headquarters:headquarters heroes:hero hostages:hostage houses:house
hypotheses:hypothesis increases:increase indices:index judges:judge juntas:junta knives:knife leaves:leaf
licences:licence lies:lie lives:life loaves:loaf losses:loss matrices:matrix memoranda:memorandum men:man mice:mouse
militiamen:militiaman militias:militia mosquitoes:mosquito movies:movie mutinies:mutiny niches:niche nuclei:nucleus
oases:oasis oxen:ox parentheses:parenthesis phenomena:phenomenon photos:photo pies:pie policemen:policeman
potatoes:potato prairies:prairie promises:promise proofs:proof purchases:purchase quizzes:quiz races:race reefs:reef
referenda:referendum releases:release responses:response rookies:rookie series:series shelves:shelf sieges:siege
species:species speeches:speech spokeswomen:spokeswoman statuses:status stimuli:stimulus strata:stratum taxes:tax
teeth:tooth theses:thesis thieves:thief ties:tie torpedoes:torpedo tribesmen:tribesman troops:troop vetoes:veto
viruses:virus volcanoes:volcano witnesses:witness wives:wife wolves:wolf women:woman zombies:zombie
"""


@cache
def shipped() -> Lemmas:
    """The lemmas as the shipped reader has them."""
    raw = gzip.decompress(files("dateline.parse").joinpath("model", "lemmas.json.gz").read_bytes())
    english = json.loads(raw)["en"]
    return Lemmas(english["table"], english["known"])


def forms(block: str) -> list[tuple[str, str]]:
    return [(form, word) for form, word in (pair.split(":") for pair in block.split())]


GIVEN = [
    *((form, "VERB", tag, word) for tag in ("VBD", "VBN") for form, word in forms(PASTS)),
    *((form, "VERB", "VBG", word) for form, word in forms(PRESENT)),
    *((form, "VERB", "VBZ", word) for form, word in forms(THIRD)),
    *((form, "NOUN", "NNS", word) for form, word in forms(PLURALS)),
]


@pytest.mark.parametrize("table", ["shipped", "none"])
def test_words_of_the_news(table: str) -> None:
    lemmas = shipped() if table == "shipped" else Lemmas({}, [])
    found = {(form, tag): lemmas.of(form, pos, tag, "0|") for form, pos, tag, _ in GIVEN}
    assert found == {(form, tag): word for form, _, tag, word in GIVEN}


def test_a_base_form_is_its_own_lemma() -> None:
    bases = ["quell", "lay", "found", "ground", "shed", "bus", "focus", "free", "need", "bring", "lie", "wound"]
    assert [Lemmas({}, []).of(form, "VERB", tag, "0|") for form in bases for tag in ("VB", "VBP")] == [
        form for form in bases for _ in range(2)
    ]


def test_nouns_and_adjectives_that_look_like_verbs_stay_as_they_are() -> None:
    lemmas = shipped()
    rows = [("ousting", "NOUN", "NN"), ("wounded", "ADJ", "JJ"), ("ground", "NOUN", "NN"), ("overthrow", "NOUN", "NN")]
    assert [lemmas.of(*row, "0|") for row in rows] == ["ousting", "wounded", "ground", "overthrow"]


def test_a_word_that_only_ends_like_an_irregular_one_is_regular() -> None:
    assert Lemmas({}, []).of("olives", "NOUN", "NNS", "0|") == "olive"
    assert Lemmas({}, []).of("housewives", "NOUN", "NNS", "0|") == "housewife"
    assert Lemmas({}, []).of("specimens", "NOUN", "NNS", "0|") == "specimen"


def test_an_s_alone_is_taken_off_where_english_adds_no_more() -> None:
    assert Lemmas({}, ["min", "mine"]).of("mines", "NOUN", "NNS", "0|") == "mine"
    assert Lemmas({}, ["bus"]).of("buses", "NOUN", "NNS", "0|") == "bus"


def test_a_past_form_is_never_its_own_base_though_the_adjective_is_known() -> None:
    assert Lemmas({}, ["armed", "arm"]).of("armed", "VERB", "VBN", "0|") == "arm"


def test_the_known_word_is_preferred_to_the_likely_one() -> None:
    assert Lemmas({}, ["enroll"]).of("enrolled", "VERB", "VBN", "0|") == "enroll"
    assert Lemmas({}, ["seat"]).of("unseated", "VERB", "VBN", "0|") == "unseat"
    assert Lemmas({}, []).of("unseated", "VERB", "VBN", "0|") == "unseat"


def test_a_base_form_that_looks_bent_is_read_as_bent_unless_it_is_a_word() -> None:
    lemmas = Lemmas({}, ["embed"])
    forms = {"re-armed": "re-arm", "embed": "embed", "need": "need", "shed": "shed", "proceed": "proceed"}
    assert {form: lemmas.of(form, "VERB", "VB", "0|") for form in forms} == forms


FRENCH = """
annonçait:annoncer bombardaient:bombarder contestent:contester démissionné:démissionner dénoncés:dénoncer emploie:employer
exigeant:exiger limogée:limoger manifesteront:manifester occupa:occuper occupe:occuper partageaient:partager
pillèrent:piller saisissent:saisir
"""


FRENCH_FUTURES = """
irons:aller aurait:avoir seront:être reviendra:revenir détiendrait:détenir renverront:renvoyer satisfera:satisfaire
recevriez:recevoir parcourront:parcourir acquerra:acquérir
"""


def test_french_futures_that_the_infinitive_does_not_show() -> None:
    lemmas = Lemmas({}, [], "fr")
    assert {form: lemmas.of(form, "VERB", "MD", "0|er") for form, _ in forms(FRENCH_FUTURES)} == dict(forms(FRENCH_FUTURES))
    assert lemmas.of("passera", "VERB", "VB", "1|r") != "paêtre"
    assert lemmas.of("rira", "VERB", "VB", "1|e") == "rire"
    for form, lemma in (
        ("quitterai", "quitter"),
        ("démissionnerai", "démissionner"),
        ("finirai", "finir"),
        ("rendrai", "rendre"),
    ):
        assert lemmas.of(form, "VERB", "VB", "0|r") == lemma


FRENCH_BENT = """
démenti:démentir péri:périr réunies:réunir saisis:saisir rouvert:rouvrir offertes:offrir rejoint:rejoindre
contrainte:contraindre promis:promettre prises:prendre tenue:tenir parvenus:parvenir élue:élire conclu:conclure
poursuivi:poursuivre vendus:vendre
perdue:perdre interdit:interdire inscrits:inscrire détruites:détruire convaincu:convaincre corrompus:corrompre morts:mourir
obtient:obtenir prennent:prendre reçoit:recevoir veut:vouloir réagit:réagir subit:subir réunissent:réunir agissait:agir
"""


def test_french_participles_and_presents_of_other_classes() -> None:
    lemmas = Lemmas({}, ["publier"], "fr")
    assert {form: lemmas.of(form, "VERB", "VB", "0|er") for form, _ in forms(FRENCH_BENT)} == dict(forms(FRENCH_BENT))
    for regular in ("salue:saluer", "précise:préciser", "annonçait:annoncer", "tue:tuer", "crie:crier", "évolue:évoluer"):
        form, lemma = regular.split(":")
        assert lemmas.of(form, "VERB", "VB", "0|") == lemma
    assert lemmas.of("publie", "VERB", "VB", "0|r") == "publier"


FRENCH_UNSEEN = """
tuées:tuer fermée:fermer créés:créer revendiquée:revendiquer menacés:menacer prendra:prendre reconnaîtrait:reconnaître
réduiraient:réduire poursuivra:poursuivre interdira:interdire réélira:réélire fuira:fuir vont:aller
"""


def test_french_verbs_whose_lemma_the_model_gets_wrong() -> None:
    lemmas = Lemmas({}, [], "fr")
    for form, lemma in forms(FRENCH_UNSEEN):
        assert lemmas.of(form, "VERB", "VBN", "0|er") == lemma
    assert lemmas.of("partiront", "VERB", "VBZ", "2|r") == "partir"
    assert lemmas.of("réunie", "VERB", "VBN", "1|er") == "réunir"
    assert lemmas.of("délivra", "VERB", "VBD", "1|er") == "délivrer"


FRENCH_TOLD = """
détenait:détenir attendaient:attendre fuyaient:fuir craignaient:craindre rejoignait:rejoindre combattait:combattre
élisaient:élire
soutienne:soutenir reprenne:reprendre obtienne:obtenir mette:mettre prévoie:prévoir tuaient:tuer menaçaient:menacer
envoyait:envoyer vint:venir tinrent:tenir prirent:prendre détruisirent:détruire rendirent:rendre élurent:élire moururent:mourir
battit:battre s'emparèrent:s'emparer commandait:commander enseignait:enseigner ratissaient:ratisser libère:libérer lève:lever
"""


def test_french_tenses_of_narrative_and_wish() -> None:
    lemmas = Lemmas({}, [], "fr")
    assert {form: lemmas.of(form, "VERB", "VBD", "0|") for form, _ in forms(FRENCH_TOLD)} == dict(forms(FRENCH_TOLD))
    assert lemmas.of("mènerait", "VERB", "VBZ", "3|er") == "mener"
    for guessed in ("5|ver", "0|er"):
        assert lemmas.of("violaient", "VERB", "VBN", guessed) == "violer"


def test_french_nouns_and_participles_that_the_model_leaves_in_the_plural() -> None:
    lemmas = Lemmas({}, [], "fr")
    for form, lemma in (("heurts", "heurt"), ("tirs", "tir"), ("pays", "pays"), ("procès", "procès"), ("discours", "discours")):
        assert lemmas.of(form, "NOUN", "NNS", "0|") == lemma
    assert lemmas.of("préoccupée", "ADJ", "JJ", "0|") == "préoccupé"


def test_french_verbs_of_the_regular_class_when_the_model_leaves_the_form() -> None:
    lemmas = Lemmas({"pris|VERB": "prendre"}, [], "fr")
    assert {form: lemmas.of(form, "VERB", "VB", "0|") for form, _ in forms(FRENCH)} == dict(forms(FRENCH))
    assert lemmas.of("quitté", "VERB", "VB", "1|er") == "quitter"
    assert lemmas.of("pris", "VERB", "VB", "0|") == "prendre"
    assert lemmas.of("occupé", "ADJ", "JJ", "0|") == "occupé"


def test_a_past_that_is_taken_for_a_modal_is_a_past() -> None:
    lemmas = Lemmas({}, [])
    tags = [lemmas.tag_of(*row) for row in (("vowed", "VERB", "MD"), ("must", "AUX", "MD"), ("need", "VERB", "MD"))]
    assert tags == ["VBD", "MD", "MD"]
    assert lemmas.of("vowed", "VERB", "VBD", "0|") == "vow"
