"""Words of a language that only titles outside the catalogue have before their colon: `mask`, `umami`.

Written by scripts/label_words.py from an index. In small letters they are words, no names.
"""

from __future__ import annotations

_WORDS = """
aapo aarnio abacus abba abides ableist abode abound absent accessibility accountable aces acid acme acronym adagio
adamem adams adan adaptor adapts addis adela adema adepts ader adha adir adjudicator adjutant admin adventurer aeon
aero aether affinity affirm affogato afterburner agadir agem agil agir agra aiba aida aila aime aion aipo aira airio
airways airy aiva aivd akira alada alan alas alasca alba albatross alchemy alcool alcove alda alden aldi alea alegoria
aleks aleph alex alexandria algen algo alhambra aligns aliisa alim alis alise allie alloy almo almond aloe alpaca
alpaga alpi alsa alvo alza alzo amag amal aman amap amas amatriciana ambit ambrosia amel amethyst amia amic amid amie
ammus amoeba amon amora amory ampa amped ample amplifier amplify anaconda analog analytica anatomica anchors ancre
angler angora anima anime animer animo anka anmat anne annex annotate anode anomalous anon anonimos antara anteater
antelope antena anthem antibody antipasti ants anywhere apace apan apatite apce apercevoir aphrodite apio apparition
applications apprise aprile aquarium aquarius arabesque arachnid aras arbitrage arbor arboretum arcades arcane arce
archangel archipelago archiving archivist archon arco arcs arctique aren arepas aret arete arfa argen argo argos argot
aria arial ariel aris aristo aristotle arja armani armstrong arque arta artful artis arty arya asar ascos ascot asda
asem aser asha ashwin asia asma asml asoc aspic aspirer aspo assemblage assise aster asterix asteroids astor astride
astrolabe asura async atac atar atelier atena athena atol atomizer atria attan attent auber auditing auditor augur
auro aute auteur authentication automata autonoma autotune avalanche avengers avert aves avila avot aware axiom axle
azalea aztec babe backbone backdrop backus baco bader badger baffle bagger bait balans balar bali ball ballast balm
balsa balsam bamba bambi bambo bame bami bamm band bandana banshee banyan bape bapu bara barc bard bare baret baris
bark barnacle barnet barrett bars basal baseer basker bast bathe bats batt bavarian beacons bead beady beagle beam
beamer bean bears beas beauty becoming beda beds beetle beft behemoth bella belt bembel benchmarking bepi bergeron
berm bernat bernice bernini berra berta bertha berto bespoke bess beta beval bias bibl bida bilbo bild bile bims bine
binet bino bionic biot bique birdy birre biscotti biscuit bishop bitcoin bits blab blabla blackbox blada blades blas
blaster blat blaze blazes bleach blenda blender blindspot blips blockchains blonde bloop blossom blotter blue blur
blvd boba bobcat bodhi bofa bohm boka bola bold bolzano bonnet bonsai bood bookmarks boom boomer boomerang boot bosh
bosphorus bosy bots bounce bourbaki boutiques bowl boxi braid branch branches branching brant brat braven breadcrumbs
breaker breakout breakpoint breath breeze bren brew brexit bric brick bricklayer bricolage brics bridger brio brisk
brit broccoli broker broom brum bsas bubbles buggen bullseye bundesrecht burt bussard bust butter buzz buzzard bwler
cabbage cabs caca cache caco cacti cactus cada cade cadel cado cafes caffe cagen caiman cain cair caire cairns cais
cajun cala calamari cale cali calibrar calibrate calibration calibri caliper calipso calle callisto calvi calypso cama
camellia cameo camero camme camo camouflage campa campari camper camps cana canary cane canederli canica cantina
canyon caos capa caper capitu capivara capo cappuccino capra capri capricorn caps capstone capt captor capuchin carbon
carf carina caring caris carlos carma carmem carnap caro carol caroline carousel carpas carpe cart cartilage cartman
cartridges carts carve cascades cascading casein cash cashew cask caso caspar cass cassandra cassi cassie caster
castex castor cata cataclysm catapult catar caterpillar catnip cato catra catre catto causality causeway cave caven
cavia caviar cavs cdma ceci cedex celar celi celio cell cello ceni census centaur centurion cera cerberus ceres cert
cesi cesium ceta chacha chae chairo chal challenger challenges champ chancery chandler chard charge charlotte
charrette chasm chat chatter checkmate cheetah chem cheshire chet chia chiaroscuro chic chicot chief chiller chime
chimp chipmunk chiron chirp chisel chocolatine choe choked chomp chop choppy chops choral chroma chronicle chronicler
chrono chronos chucky chug church churro cian ciao cicada cidre cilantro cima cimon cinder cinema cino cintia ciot
ciota ciper cipher cipo circa circe circled cirrus cisa citations citi cito citrus civet civique clac clad
clairvoyance clairvoyant clam clams clapper claps clar claro clas clatter claudette claw clea cleanse clem cleo clerc
click clicker clift clins clio clockwork cloe clop clore cloth clouseau clown cluse clustering clydesdale cmos coal
coalesce coalescing coarse coax coba cobalt cobo cobos cobs cobweb cocos cocteau codec coden codo cody coevo coge
cogen cogent cognate coherence coho coil coke colar cole coles coli colibri colide collab collider colloquium colo
coloc cologne color colora colson colt columbo comal comas comba cometh comi coming comix comment commet commonalities
commune communication comoda comp compacter compactor compar compas compresso coms conan conc conception concerto
conch conclave concorde concordia concur condenser condo conductor confetti confide confit confucius conga congregate
conica conical conjure conna conrad consento consign constellation constellations contests contour controlla
conversations convey convoy cook cooked coordinates copar cope copra cops copycats coquet corals cords cored corel
corgi cori corleone corn cornhole corola coron corp corr correction correspondence corsair corsetto cort cosette cosi
cosine costar costco cosy cota couillard counterfactual coupa cova coves cpam crabs cradle crafter crag crank cranking
crap crave craw crea creak cred credence credo creek creg crem creole crepe crepes crescendo creste cria crin crips
crisis critter croissant croma cronos croon crossbow crossword crowdsourcing crucible crum crumbs crux crystalline
cuba cube cubo cuco cues cuma cupe cura curate curator curia curio curls curly curriculum cuttlefish cutty cyborg
cyborgs cycles cyclone cyclops cypher cypress daas dabi dadi dado daga dage dail daimon dain dais dala dali dals dame
damn damp damper dams dana dandelion dani daos darc dari darkroom darn daro darter darth dasa dass datasets dates datt
datta davigo daylight ddos deaf dean decipher decisive decode decorum dect dede deduce deed deeper defend defuse degan
degas degeneracy deim deir delf delia delo deltas delux dema demi demonstration denser denver depa departures
dependencies depo depp depts dera ders desc descendant descriptor deseo deserts desi design desiree desk despot dess
destine detach detectives deterrent detonate deuce deuteronomy devi deviant devias devito devo devon devos diadem
diagrams diam dian dias dico diction dida diel diep diesel diffus digan digitala dije dila dilbert dilo dima
dimensions dimer diminution dimple dinah dinamite dione dionysius dior diorama dipole dipp dipper dips dire director
dirt discern dise dislocation dispel distill distiller ditar ditas dits divise django dnit dobbs dobby dock docos
documented dodo doga dogma dogs doha dolph dome done doodle doolittle doom dopa doppio doppler doraemon doric doris
dort dose dosed dostoevsky double dove dover dovetail downstream dozer dracula drago dragonfly dragonite drainage
drape drava dreaming dreamland dres drew drills drin drogon droplet dropout drow drug druid dslr ducho duck ducos duct
duda dudi duel dump dumpling dunst duolingo duomo dure durian dusk dusted dyab dyle dymu dyna dyson eagan earn ears
ebay ebbs eben ecce ecco echoes echoing echr eclair ecosystem eddi eddy eder edif edin edina editorial edits ediz
edward eels eems eero eevee egan eggen eggs egress eider eiffel eins elastica elasticity elba elbert elda elevate elfi
elica elijah elixir elle elliot elma elmar elope elora elrond else elysium emad ember embodiment emcee emef emergence
emergent emit emma emme emoe emos emot emote emotionless emulate enact encanto encode encoder endive eneide
engagements enhancer enigme enki enof enric ensembler enso ensure enter entombed envision epci ephemera epoc epoch
eras erde erebus ergot erie eris erode errant errata erratum erts erwin esas esca escapement esco esperanto espo esra
essa essence ester estrela etap etch eter ethane euler euro eurydice evade evan eventful evian evil evolution
excelsior exercise exhibit exit exos exot expats expedition expel experience explorer expo expos expose exposition
express expresso extasy extend extr extractions faas fabert fable fabrica faca facade facets fach facs factum fades
faerie fafe fager fahr fail faim fairer fakir fala falar falconer falcons fallout falo fama famer familia famo fanatic
fane fang fans farm faros fars fascinate faser fashionista fasnet fass fath favas fave faye fear feasibility feat
fedia fedora fedra feed feel fela felicitas fenn fennel fera ferrari fiarse fica fico fiddle fide fides fido fiducia
fielding fifty figo figure fila file filo filtra fimi fimp finch fine finito finn fint fireball firebird fireflies
firm fisar fiser fission fist fives fjord flac flam flamenco flames flans flap flara flares flashlight flats flavor
flea flen flexi flexibles flexor flick flier flin flix flocking flod floro flue fluke flux flyover fmri foca focas
foci fofo foggy fogs folding fole foliage folk fomo fondue fora forage forbes foreword forex fork forklift form format
formt fortuna foundry frade fragmenta frames franca frankenstein frantic fraudar freed freeze frenzy fresca fret freud
fridays frieda frill frit frob froc frog from frosh frosty fugue fulcrum fume fumo fungi funnel fuser fuzzi gaan
gabber gabi gaga gags gainer gaius galax gale gallant galopa gamba gambit game games gamification gamo gamut gandalf
ganesh ganga gangs gani gaps garage gard gardenia gargoyle garo gase gasol gass gatitos gato gator gats gaucho gaufre
gauss gaze gazed gazelle geckos gedi gees gefa geld gell genar genas gender gene genet genga genil genki genn genom
genre gens genz geode geodesy geometer geox geppetto gera gerbil gere germ gerrymandering gesa gess gest gfriend ghar
ghosting gibbon gibert gide gids gier gifs giga gilt gimlet ginn gira giva give glacier glade glance glasshouse glaze
glenda glia glib glider glinda glint glissade glitter globetrotter globular glos glut gmat gmos gnat gobert gobi gode
goes goggles goku goldmark golem golf golfer goliath golos goma gondola gone goode goods gool goose gorilla gosig
gotcha goten governor grabar grabs grac grad grada gradients graffiti granary granet grapevine graphene graphs grate
grating gravit gravo gray graze green greener greg gretel greyhound grice grid grids griffin griffith grift grim grins
grits grizzly groma ground groundhog grouse grover grub gruff grunge gryphon gspr guadalupe gufo guild gulp gums gure
gust gusto guts gyan haan haas hack hada hadad hadoop hadt haha hakim half halt hand handel handloom hansel haps
harbinger hard hark harmonia harmonic harpa harpoon hart harvey hasa hashi have havens hawkeye haystack haze hazelnut
hdmi head heap hearsay heats heda heed heer heft hegel heidegger heimdall heir helen helenos helion helios helium
helix helmsman helo help helper hema hemi hemingway henin hepa herb herculean herd here hers hesp hess heta hidden
hide hidra hiei hien higgs hike hila hilbert hilda hime himo hino hiper hipo hipp hippi hippo hipster hire hires hiro
hist hitchhiker hiva hoard hobbits hodgepodge hole holms homa home homecoming homer homey homie hone hones honey honk
hoops hoot hopf hopp hopps hoppy hops hopscotch horn horus hota hound hover howl huang hubble huge hulk hume hummer
hummingbird hummus humo humos hunt huracan hush husky hust hvis hyaline hybrid hyden hyperdrive hyperion hypersonic
hypo hyst hyve ibas ibex ibis ican icare icarus iced icicle icone idag idel idiot idps iest igen iglu ignis ignite
iknow ilda imad imap imitate imot impart impersonation impose imposter impostor impressions imprimer imputer imse inas
inca incantation inception incognito indata indy infact infer infinity influx initiator inka inspector inspo instap
instruct insyn interlaced interplay interpreto intersectionality interstices interview intonation introducing
introduction invariance invero invigorate invs inward iodine iota ipad ires irie irin isabelle isca iseg iskin iskra
isla islet isse italic item iterate ivar jackal jackpot jaco jacquard jacta jaeger jafar jaguar jali jana jane jarvis
javelin jazz jelly jellyfish jenga jerarca jesc jets jiao jiffy jiggle jigsaw jimbo jinx jobs joca jodes jodi jogs
johnny joker jolt jord josephine josie jota jovial jubilee judo juggler juice juicer jujutsu julia jump jumps juniper
jupiter juris justicia kabuto kafka kaft kahan kahler kaio kairos kala kaleidoscope kalm kama kame kamel kandinsky
kangaroo kangura kano kaolin kara karenina karl karla kaser kashmir kaskade katara kathleen katti kava kayak kebap
keep keeper kelps kemp kenet keppi kept kerl kerman kermit kers kert kest ketch keto kevin keynote keystone khan khana
khmer kickar kiem kilombo kind kindel kinetics kippo kira kirin kisa kits kitsune kitty kiwi klan kleinkram klink
klint klip kloos knas knob knor knot knots knows kobalt kobe kojak koji koka kolibri kollagen koma kombo komen kona
kong kont kore kornia korol koss kovis kral krast kratos kris krul kuiper labert labos labyrinth laca lace laces lade
lader ladet lady ladybird lagd lage lagen lago lagoon lagrange lags laicos laid laila lake lamarr lambda lame lamo
lampe lamus lancet land landau landscaper lane lang lanterns lapis lapp lappa laps lapt lari lark lars larv lary
lasagne lasca lash lass lassi lata later latex latinx lato lattice laud launcher laurel lavi lavie lawa lawn laya
lazer leadership lean leann leaps leapt lear leash leaves leco leda ledger left legolas leia leka lemurs lena lepa
lera lesa lethe lets leva levi leviathan levo lexa lexis leyenda liam liar lica lida lidas lide lidl lids lienet life
lifeguard lifter liger lighten ligo lijar lilac limbo limp lina lineal lineup lingo lingual linguist linkage linkit
linky linnea linnet lins linse lipids lipo lipper lips lista listar lita litmus lito lits lius live livs lizard lmpt
loam loca local locas lockdown lode loft logen logico login logs loide lola lomm lookup loom loong looper loophole
loper lorain lordo loren lori loris lory losc lotion lotos lotto louvre love luce lucifer lucy ludo ludus ludwig lukan
luma lumina lumix lumon lune lupe luster luth lyceum lyra maat maats mabel macaron macau macaw macedon macer mach
macross macs macular madd madden madi mads maestoso mafalda maga maggan magical magik magnified magnifier magnitude
magnum magpie magret mags maia maid mail main maint mais mako mala malafide maler malles malm malora malts mama mambo
mame mams manager manar manas mandala mandera mandolin mandrel mani manifold manip mano manticore mantis mantle
manzano mapache mape mapper maras marathon marbles marc marcel marcon mard mare marg margen mari marian marigold marim
marimba marito marlow marmot maro marple marthe martian martta maru marvin masa masc masca mase masi mask masking
maskit masp masquerade masr mata matchbox materialistic mathematica matic matisse mato matri matris matterhorn
maverick mavi maya mayall mayhem mazi mcfly mead meade meal mecha mechanic meco medea medi medla medley medoc meds
meep meet megaman megaphone megara megas megastore megen meid meigo meike meim mejo mela melder mell mella melo melons
melu member memen memento memoire memoria memorization memos menet menlo mentis meow mera mercator mercs merg merrin
mesh mest meta metamorphic metaphor metis mettle mexa mgen miar mias micas miche mici mick micky micron microservices
mics mide miep miga migraine migrate mike mila mile millionaire mimics mimosa mims mined minet ming mingle mini minion
minnet minnie minos minty minuet mips mirages mirai mire miro misal mise mish mislead missit mistletoe mitosis mittens
mitty mixa mixar mixtape mlle moba mobile mobo moby mocca moce mochi mockingbird mockingjay modes modify modit mods
modulo moebius moet moge mogen mogo mohave mohito moira moje mokka mola molda momento momentum momo monaco monarch
mondrian mone monocle monolith monsoon montblanc montre moocs moonwalk moore mopa mops mora moral morfi mori moric
morph morpho mortar mosa moscato mosco mossad mostra motas moth motivo motus mouna movi movies mowgli mtos muda mudd
mudes muit muka mulls multipliers multitasking mummy mumu muna murad mure murmur muro murr murs musa musan museum
muskie muss mutt mycelium naam nade naga nage nahas nais nala name nanda nanotechnology napp naps nara narcissus
narmada narrate nase nash nasi nast native natura nautilus navigo ncis nctv near nebula nectar negas negate negation
negativas negotiator nellie nema nenn neon neos nephi neri nerio nero nesi nessi nester nestor nets nett networks
neurons neurotoxin neutrality neverland newport newts niagara nile nils nimble nimbus nimo nina niobe noah noam noctis
node noir nolan nolo nooks nora nord nori norma normalization nosa nosey note nous nova novak novo novum npcs nsync
nuanced nubia nucleus nuno nuta nutmeg nuts oars oasi oats oblivion oboe obsidian obst occam occult ocra octa octo
odyssee odyssey oedipus ofcourse ofer offside oger oink okapi olala olion onto onyx oolong opad opel openin opine
opinion oppa optas opte optimo opus oral orbis orcas orch orchard orchestrate oreo oreos origami orla ornithologist
orpheus oruga osiris osmo osmosis otto outstanding ouvia oval overton overview overwatch oxide oyster ozone paal paap
pabo paca pacas pacer packing padam paddle padme pagai pagas pagen pagination pagoda pags paha paid pail paim pakan
pala palace paladin palate pale pals palt pami pamper pancakes pand pando pang pangea pangolin panini pano pantagruel
panza paoli paparazzi paparazzo papas paps papy parabel paragon paraiso parallax parasite parem pari park parle parm
parnassus paros parot pars parse parsec parsi parsifal part participant particulate partout party pasa pasca pase
passage passages passport past patas patat pate patina pato patra patric patronus pavas pavel pavilion paws pcia pdfs
peacock peak peas pecan pecker pecos pedantic peet pegadas pegasos pegs peirce pelican penco pender pendulum peng
penni penrose pens pentimento pepo peps peral perc perceval perch percival perd peregrine perelman peri peril perk
perl perm perma perpetua perry pers perseus persia perspective perturbation pesoa peta petal petar petiga petra pets
pfeife phaedra phage pharao phare pharmacist pharos phases phat phocas phoebe photon phrased piat piazza pica picar
piccolissimo pici pickt picon picor pics pict pida pidgin pied pier piet piff piggyback pigmento pika pikachu piko
pile pilo pimlico pinball pinco pine pineal pinet pings pinot pinpointing pinstripe pioneer pioner pipe pippin pippo
pips pira pirat pisces pisco pistachio pita pitar pitas pivoine pivots pixi pixie placid plagiarism plam planetarium
planing plankton plantain planu playbook playmate playpen pless plex plexus pliant plum plumber plums plurality
plurals plutarch pluto pockets poda poil poirot pois poise poised poivre poked pola polarization polestar police
poller polo polsat polyglot polynomials polyper polyphony pond pontus poolside popart popi poplar popo poppy pops
popup poque pore porgy poros portage portinari portobello posh poss pots pound pour poutine prac prad pragmatist prass
preach precept preco pred prefab preface prelude prem prema premier premo premonition prep preprint pretzel preve prim
primates primed principia print prints prio privado privee privet privi prix proba probed proceedings procter prof
profet prol promi prone pronto propel prophecy proprio propulsion prosa prosody prospection prot protes proteus proton
proust provenance prover proxima prue psim psique psst psychiatry psyco puffin pugs pulp pulser pumice pump pupil
puppeteer pups pura purifier purity purrs purs puzzled pylon pyro qasr quad quadro quads quail quak quarks quasar
quase quatre quench quepa quert questa quill quilts quinoa quint quire quiver quizz quotient raap raar raat raccoon
rack racka rada rader radiate radiot radis radl radon rads raffles rafiki raga ragen ragg ragged rags raha raie rail
rainbow rainier rainy raisin rambler ramer ramone rampart ramparts rams ramsa ranke ransomware rants rapido rapo rapp
rapt rara rasat rascal rase rashid rass rassar ratchet rate ratel rating rationalization ratios rava ravine ravit rays
raziel reactors readme reaffirm reagan realms ream reams reaper rear rearrangement reasoning reaver reba rebeca
rebellion reborn reca recant recast receptor reckoning recognition recollection recombination reconstruction recs rect
recur redactor reddy redistricting redit reds reduce reed reef refa refinery reflections refuge rega regain regate
rege regimes regir regis regla regle regs rehearsal reis rejoinder relaxed relay relays rele relish relive relocate
rema remedy remembrance remit remora remos remsa remu remus renaissance rence renn reorder repack repan repor report
repost reprise reproducibility reps rept reptile resa rescind reset resilience resolute resonance resp ress restrain
resume reta rete retool retracted retriever retrofit retrospective retweeting reval revamp reve revel revela
revelations rever reverb reverberation reverso review revis revolt revs rewa rewire reze rhea rhythm ribbons ribs rica
ricardo ricercando rida riddim ridi riga rigel rigs riker rilievo rimes rimo rina ring ringo rings rink rino riot
riots riposte ripple riptide risc riser risk ristretto rita rivs rnas roach roadmap robbo robi robia robic robo robot
robust robustness roces rocker roda rodd rodent rods roel roga rolex ronin rookie room roomy ropa roses ross rosso
rosy rotan routine rovo rpms rsca rsss ruber rucola rudas ruig ruka rule rumble rumi rump ruptures rush ruslan ruva
saal saan saat sablier sabrina sace sadam sade sader sadi safa sagas sagd sags saha sahm saic said saido saif sailer
sailfish sain sair sais sait saja sakura salm salt salted salus samas sami samic samir samo samora sampa sana sancho
sanctorum sandpiper sane sanitizer sans sansa santis sapo sapphire sapporo sara saratoga sare sarg sarges sari sars
sart saru sash sasi sato satts sauge saul saves savi savor savu scad scada scala scalar scams scarab scarecrow scarp
scat scenariot scendi scenery schism scifi scilla scintilla scissor scocca scoped scot scott scram scrappy scraps
scratchy scribble scribe scribes scrub scrunch scruples scuba sculptor scylla seahorse sears seat seca secc secs
security seda sedano sedna seeker seen seesaw segar segnet sego segregator segue seif seil seis seka sekai selar selm
sema semba sembler seme semla senatus sendai seneca sener sensation sensi sentinel sentra sepia sequoia sera seraphim
serc sere serenade serendipity serf seri sero serpentine sese seta seuss severance sextant sgps shah shahin shai
shakedown shanks shaper shard shards shark shasta shawn sheaves shelby shepherd sherman sherpa sherry shifts shing
shire shoe shoestring shop shopper shoreline shred shredder shrewd shuffling shylock siam sian sibyl sickle sidebar
sider sifo sift sigman signal signals signatory sila silas silencer silhouette silo silva silvi sima simas sime simi
simmer simo simp simplicity sina sindbad sinew singe sings sink siphon sire sisco sissi sita skald skater skier skil
skild skills skimmer skippy sklep skye skylight slag slat slay sled sleeper sleuth slicer slicing slider sling
slingshot slint slither sliver slot sloth slow slytherin smack smar smarte smarts smear smerf smite smoes smog smug
snafu snare sneed snes snips snitch snode snoopy snorkel snowball snowflake snowflakes snuggle soba socal sock sockeye
soco soden sodexo sofa softly softs soil sola solaris soli solida soliloquy solitaire soloist some somin sommelier
somo song songs sonik sonoma sopa soper sopra sora sorbet soro sorrel sorry sors soup souper spac spacetime spacious
spader spades spam spamem spams spann spar sparda sparkle sparkles sparks sparrow spars sparse spasm spast spaten
spatio spatter spca speca specimens speech speechless spel spence spencer spend spent spica spiced spiffy spiky
spinner spira spitfire spla splash splc spokes spokespeople spoof spotify spotlights spreadsheets spred sprig
sprinkler sprinklers sprocket sprout spur squall squire squish sram stab stac stacco stache stad stag stamina stampede
stanza stap starc starfire starfish stargazer starling statik statler stats stcc stead stec steerage stencil stephanie
stepper stepwise stesso stickler stiffness stillleben stmg stola stomp ston stor storia stork storyteller stow strabo
strass stratagem stratos stratum stre streami stringer stripe strobe strode struck strum stryker stuart stubborn
stubby stun stylem styler stylos stylus styx subito subs subspace suco sucre suda sudo sudoku suede suis suit sumi
summarized summary sundial sunflower super superhighway superman supersede suple supple supra surfboard surgem surgery
surprise survey surveyor survivability survivor sustainability sven svts swam swapping swat sway swen swifter swim
swire swirl switchblade swivel swoop swordsman sylva symbiote symmetria sympas synergy synesthesia taal tabby tabi
tabor tabs tabula tace tachyon tacie tacle tacler tacs tada tadpole taga tage tags taichi take takin tale talker
talmud talo tama tamarin tame tamer tamma tamp tampar tanda tangled tanker tapestry tapo tapp taps tara tardis tare
targ tarm tarmo tarn tartan tartarus tarzan tasar tase taser taso tatra taue taxman taxon teamwork tear teas teca tech
teda tedio teds telescope telex teller tema temp tempel temple templet tempora tempura teng tengan tent tentacles teon
termite tero terp terrace terrarium teso tess tesser teto textar textron thames thanos that thelma thera thermostat
thesaurus theta think thinker thom thoth thresher thresholds thrifty thrill thyme ticker tico tictac tides tied ties
tifi tifo tigris timber timeline timelines timeliness timem timon tims tina tinker tins tiptop tira tiramisu tisane
tita toasters tobe toby toch toda todd todi todo tofu togetherness toggle togs token told toll tomcat tomi tonic tonus
tony toomas topical topol topos toppo tops toque torch torii toros torso tortoise tosa tosca toso totem totems toten
tour tove tractus tracy tradi tradutor trag trainwreck tramp trance tranco transa transcendence transferable
translations transliteration transparency transportation transposer trap trapo trara tras trase travis trax tree treft
trendi trenet treo tret trevor triad triage trials triangulation trie trifecta trilogy trim trimm trimmer trims trink
trios triton trivia trivium tron trumpets trustee tsla tsubasa tube tubo tuch tugs tula tulipa tulsa tums tune tuner
tura turbot turf turtle tuta tutorial tutoring twice twig twill tycoon tyler uber uhura uirapuru ultron umami umbra
umlaut umwelt unbalanced unbounded understanding undo unfiltered unik unire unis univ univa unix unse untangle unveil
unveiling unwind uomo upar uplift upon upscale urania urban urbi urpo ursa ursprung usad usar user users usted usum
utica vaas vaca vade vadet vadis vador vagen vala vald valet valori valp valve vamp vamps vandal vani vapo vard vart
varv vate vats vectors vectra veda vedar veer veil vela velo velociraptor velox velu vemo venas veni venture venu
veracity verdict veria verificarlo veritas verity verm vermillion vern vernier vert vertigo verve vesicle vesper vest
vesta vica vici vidar vidi vidic view vigan vigg viggo vigia vigil vigo viis viking vilas vilin vinci vine vinet ving
vino vins vipa vips vires viro virtualization virtuoso vise visionary viskin visnet vison visp vispad visum vitas vite
vito vitor viva vivace vivat vlad vmas voce voice void vole voltron vortex vote voyageur vrac vscd vulcan vulgaris
vulture wade wadi waffle waft wagi wais wake walker walkman walrus walt walter wand wander wanted wara warfare wasabi
wase wasp watchdog waterfall watson wattle weatherman weaver weaves weft weld werd werewolf west wets wgle whale what
wheel whetstone whiskers whiz wiggins wikidata wikipedia wild wildfire wind winder wine winnie wins wisent wish wishes
wisteria witt witty woah wolf wolverine wormhole wpis wrangler wrap wrench writ wsip wysiwyg xdxd xpress xray xtra
yago yahtzee yana yapa yapo yara yard yass yoda yoga yuan yume zaha zahir zeeman zelda zelo zenith zephyr zera zero
zeros zeus zigzag zina zipper zippy zofia zola zoomer zorro zwerm
"""

LABEL_WORDS = frozenset(_WORDS.split())
