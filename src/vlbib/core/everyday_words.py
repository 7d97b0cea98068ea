"""Words and names of people that are also names of works: `Whisper`, `Mamba`, `Oscar`.

Written by scripts/everyday_words.py from the catalogue and an index. Common words are no names, even in capitals:
`NOPE`.
"""

from __future__ import annotations

_COMMON = """
abdul able abra absorb access accident accord acne acordar acquired acre across active actor actors adam adapt adios
admire admit adopt adora adore advent advice advise adviser aesthetics affect affection afraid after again agatha
agent agile agora agree agro ahead aide aider aims aires airplanes alarm alarms albert alcuna alert alfa alfred alibi
alice alien align aline alison alive allegro allies allure alma aloja alpha alpine alps also alster alter altis alto
altro amada amanda amata amava amber amelia amend amica amico amigos amor amos amuse amused anchor andes andre anita
anna annexe annie antique apex apollo apolo apple appli apprentice apps april aquila arcade arch arche archer archie
architect arctic area arena ares argent argue arianna arise arma arman armin armo armor arms arnold aroma arrest
arrival arrow arsenal article artist arts aruba arvo asap aspect aspire assert assess asset assist assister assured
asteroid astra astrid astro atlantis atlas atmen atom atomic atta attain attempt attention audit augustus aura aurora
autobahn avatar avere avid avion avis avoid awesome baard bacon bags bail bailando baku baltic bamboo banana bananas
banco baner bang barista barred barrel barrier bart based basen basic basis basket bass bastion batman baton beaches
beacon beams beans bear beard beast beasts beat beats beaver became because beef beer behave behavior beings belde
belief believe belle bench bend bengal bento bert besa best betty biff billy bimba binary bind binder bing bingo
bipolar bird bist bite blackout blade blanket blast blend bless bleu blink bliss blitz block blocks blogs blood bloom
blow bluff boat bock boil bolt bond boon boost border bore bort bosch boss boxe boxer brace brain brains brand brave
bread breeds breit brenda bricks bridge brief bright brite brits bros brother bruno buff buffer buffet burst cabin
cabinet cable cadence cadet cadre caesar cafe caffeine cagan cage cake cakes calf caliber calls calm calvin came camel
camera cameras camila camion camp camus canal candle candy cantante cantor canvas cape capsule captain capture caravan
card cardiff care career cares cargo carl carla cars carte cartier casa cascade case casino casper cast castillo
castle castro casual catalog catalyst catch cater cats cause caves cedar cede cega celeste cereal cerebro certain
cesar chain champagne chaos character charm chase chassis chats cheers chef cherche cherry chess chili chill chip
chips choice choir chord chords chorus chris chrome chupa cicero cider cigar cines circle citation citer civic claim
clair claire clap clara clare clarify clarity clase clash class classic clause clave claws clay cleaner clear clearer
clef clever clic cliff climax climb clin clinic clip cloak clone close closer closet closure cloud club clue clues
clutch coach coast coat cobra coca cockpit cocktail coco cocoa coconut coda code codes codex coffee coffin coherent
coin coins cola cold collar college columbus coma combat combine combiner combo come comem comer comet cometa comic
comm comma commit como comodi compa compact compare compass complex compose composer compositor concert concrete cone
confess conform conformer connection conquer consider consistent constant constat container context contra contrast
contraste convert convoi cookie coop cooper copa cora coral cord corda core corea cores corey corona correct cortex
cosa cose cosmic cosmo cosmos cosplay cost costa cotta couch cough count countdown counts cove cover crab craft crane
crash cream create creativity creator crescent crest cricket crimson cris crisp cristal criteria critic crop crops
cross crossover crow crown cruise crush crystal cubic cuda cups cure curie curious curl curve cute cuts dada dagger
dale dalle dama damage damned damon dance dancer dane dann dapper dare daring darla dart darts darwin dash data date
dava dave david davis dawn deal dear debate decade decent deck decor deep deer defeat defender define degree delay
delicate delight delta deltar demo demon dense depart dept depth designer desire despite dessert desta detail detect
detective deves devise dexter diablo diagnosis dial dialog diamond diane diary dica dice dices dien diet differ
diffuser diga digest digit dime dimos dinamo diner dino diplomat dira diras direct disc disciple disco discos discover
discret discs disk dispatch display dispo dita diva dive diverse divide division doctor doda dolce dollar dolores
dolphin dolphins domino doomed dope dora dorothy dorsal dots dozen draft drag dragon drama draps draw drawer dream
dreams dress drift drill drip drive driving drogo drone drop drops drown drum dual dude duet dumb dune duras dust
dynamite dynamo eager eagle eagles earl earth ease east ebert echo eclipse eddie eden edge edison edit editar editor
eigen elastic elden elder elegant element elemental elias eliot elite ella elsa elvis embrace emerge emphasis empower
enas encore engine enigma enorm ensam entra entro epic episode erase erasmus ergo erica escada escape escaped escort
espace espada espoon espresso esprit essen essential estar esther estime ethic etta ever evident evolve exact exacta
exams execute expert explora exposure extra extract fabric face faces facet facial facon fact facto factor factory
facts factual fada fadas fade fair faire fairy faith falco falcon fame famose famous fancy fare farmer fashion fast
fasta fasten faster fate faust favor fears feast feber felix fellas felle fence fermi festa festung feta fever fiber
fidelity field fields fiery fiesta fifa figaro filip film filter filtr final finally find finde finest finger fire
fired fireplace first fiscal fissa fitness fits five flag flair flame flare flash flat flaws fleet flex flic flight
flip flirt float flock flood flop flora florence floss flot flow flower flowing fluid flute foam focal focus folder
force forever forge formula forte fortress forward fossil foster fots found founder frag frage frame franc frappe
frase freak fred freddy free freedom freeman fresa fresco fresh frida fromage frost frozen fruit fuller fuse fusion
future gadam gaia gain gains gala galaxy galileo gama gamin gamma garden gare garlic gate gates gather gauche gavs
gear gears gelato gemma gems genesis geneva genie genius genome genot genres genuine ghost giant giants gibson gift
gilbert ginger gita glace glad glass glasses glen glimpse globe gloria glove glow glucose glue gmail goal goat goats
gods gold good gouda graad grab grace grade gradi gradual graf grafite grain grains gram grand grande granite grape
grappa grasp grass gratis gravity grease great greed grenade grimm grin grip groot groove gross grounded group grove
guard guardian guide guided guides guitar habit habitat habla hackar hagen hair halls halo hamburger hamlet hammer
handy hansen happier happy hara harald harbor hare harmoni harmony harness harrison harvest haste hats haute haven
haver hawaii hawk header heal hear heart heat hector hedge heist helena helm herald hercules hermes hero heroes hier
hill hilo hint hints hired hitter hive hola hold holm holmes honest honor hood hope horizon hornet horse hotter house
html hubert hugs human humor hunter hype hyper hypocrite icon icona idea ideais ideal ideia idol ignore imagen imagine
immune impact impara impasto imperio impress include increase induction inferno inform informer inside insight inspect
inspire inspired instinct intact intent inter interact interest internet interpret intima intra invite ipod irene
irina iris iron ironic isac isis itself jade jasmine jasper jaune jaws jedi johan jumbo jumper kale kamera kanel
kaplan kaputt karma kate katie ketchup kinder king kite kivi knife knight kosmos kraken kreta labor lacuna lada ladder
lads lakan lamar lamb lames lamm lamp lampo lamps lana lance lancer lantern lapa lara large largo larm laser lasso
last lasta latitude latte lava lavan layers lead leader leads leaf leap learn leather lector leed legato legend legion
lego legs lemon lens leopard less lesson leven lever lewis libero libra libre lidar lider lidia liege lift lifted
ligar light lighthouse lila lily lima lime limit linda linden line linea link lion liquid lira lisa liso list lite
litera llama llamo locate loco lodge logan loger logo logos loma lomo lookout loop lopes lora lord lore lors lost
lotus loupe lucas luces ludvig luke lumen lumia luna lunar lunes lure maal maas maca macie mack macro made madness
maestro mage maggie magi magia magic magician magnet magnifico make malaria mali malt mamma mamo manga mango manner
mansion manta mantra manus mapa maple mapping maps mara marble marca march marco marcus marge maria marina marine
mario maris mars mart marta marvel mascot mash masker mass massive mast master match matcha matcher mate mateo mater
mates math matrix mats matt matter maxim maze mean meantime meat medal mega megan meld melt meme memo memoir menta
menti mentor merci mercury merge merit merlin merry mesa mess messi messiah metal meteor meter method metra metro mica
mice michelangelo micro middag midi mighty milan mild mileage miles mill milo mimo mina mind minds mine miner mines
minima minimal mint mira miracle miriam mirror misa mises miss mission mist mitra mits mixer moda mode model modem
modest modi modification modular moduli moga moist moka mole molo moment moments mona monet moneta monica monkey
monopoly monster montage mood moon moose moped mopo morals morda more morel morgan morse mosaic mosca mose moser moses
moslim mosquito moss most motif motion motive moto motor mots motto move mover moves movie mozart much mudas mujica
muller multi multiply mural murar muren murphy murre muscle muse music musical must mustard mutant mutual nader nail
naomi narrator naruto nasa natasha nature navi navigate neat neil nerd nerds nerf nerv nerve nest neste neto neural
neus news newton next nexus nice nicer niki nivel nocturne nommer nope norm nose nota notable noticia novas oasis
obtain ocean octopus oeuvre offer offset olaf olive olivia omega onion only open opening opera opted optical optimism
oracle orange orbit orchestra ordena ores orient origen origin orion osan oscar oslo osso ouro overload paars pace
paced pacific paco pact pads pagan page paige paint pair pairs palette pali palm palmer palms palo paloma panda
pandora panel panorama panther papillon paprika parade paradise param paran paras parasol parc parcel parco parcs pare
paris parma parte parti partner parts pascal pass passion pasta paste pathways patrol patron paul pause peace peach
peaks peanut pearl pedestrian peek peer pela pencil penguin pepper perform performer perla persa perse persona
pertinence pesto phantom phase phasen phoenix pianist piano piast piave picard picasso piccolo picie pico picture
pienet pies pigeon pilot pinch pineapple pink pino pins pinto pipa piper pique pirate pisa pissa pivot pivotal pixel
pizza place plain plan plane planet planner plans plant plas plasma plastic plate platinum plato platon play plot
plots plume poca poco podium poem poet pointer pokemon polar polish polite politics polos pomo pomp ponte popcorn pope
porca port portal porter pose position post posta poster potter power praga praise prank preacher precise predator
prefer prego premere premise pres presas press presto pret preti prevent pride prima prime primer primera prince
principles prins printer prior prise prisma prison privata prive probe prod profit program prom promise promo promote
prompt prophet props pros prose prospect prost protect protege protocol proud prove proven proves provide psalm pula
pulse puma pumps punch pure puzzle puzzles pyramid qualifier quality quant quanta quarantine quark quartz quatro queen
quest quick quiet quite quota quote raam race radar radio radius radler raid rails rain raise ralf rally rama rambo
ramen ramp rampa rana range ranger ranked raphael rapid raposa rapper rare rasa raser rast rave raven razor reach
react read reader ready real realista realm reap reason rebel reboot recall recipe reckon reconsider record recover
rector reda reddit redet refer reflect reflexion reform reforma reformer regal regen regnet reife rein relate relax
relief remember remind remix remote renew reno repair reparo repeat replace replay repo repose request rescue reside
resin resist resolve rest restore retail retain retention retrieve retro reveal reverse revise revision revisor revive
rhino riccardo rice richelieu rico ride rider rifle rift rigid rigor rime ringer ripe risas rise riva rival river road
roads roar roast robbie roberta robin roca rock rocket rode rodeo rogue roland roll roma roman romano rome romeo root
roots rope ropes rosa rose rosie rotate rouge route rover ruben ruler rulers russe russo rust saas saber sable sabre
sacre sacred sadan saddle safari safe safer safety saft saga sagan sage sail sailor sails saint salad salmon salon
salsa saluda salve sama samba same sample sampling sampo samson samurai sand sandro sann santa sarah sata saturn sauce
savant save saved savior savoir savvy scade scale scam scan scanner scans scar scarce scare scarf scene scenes scenic
scent schema scoop scooter scope score scores scorpion scout scratch screen script seal sean seas season seco second
secos secret seed seeds seek sega segen segno seine seismic seit select self selfie selma semi seminar senate senior
sense sent sept sequel serena seres serum setup seurat seven shade shades shadow shale shampoo shape shaped share
sharp shed sherlock shield shift shine ship shock shore shot shrimp shrink sida side sideways siege sierra siga sight
sigma sign silence silk silver similar simile simon simone simple simpler simpson sims sincere sing singer sirius
sisma sitcom site skate sked sketch skill skit slack slak slalom slam slang slap slash slate slice slick slide slim
slip slog sloop smart smarter smash smile smoke snail snake snap sneak sniper snow soap soar soccer socket soda sofie
soft soit solar sold solid solo solve soma sombrero somos sonar sondy sonia sonic soon sophia sophie sort sota soul
souple sovit space spacer spade spaghetti span spare spark sparkling sparo sparta spass spear spec specs spectre
spectrum speed speedy speer spell sphere spice spider spiders spike spill spin spine spiral spirit split spoiler
sponge sports spot spotlight spots spread spree spring sprint sprinter squad square squash stable stack stads stage
stale stam stamp stan stance stand staple star stare stark stars start stash state steady steam steer steering stella
stellar stem stems step steps stereo sterling steve stick stil stile still stimulus stitch stone stop store storm
strata streak stream street streets strict strider strip strive strong studies stunt sufficient sugar suma sumie summa
summit sumo sunrise supa superb supreme sure surf surface surfing surge surgeon svea svit swamp swan swap swear sweat
sweet swift swing swings swish switch sword swords symbol symphony sync tabasco table tablet tacco taco tacos tactic
tactics tail tailor takes talas talent tales tall talon tandem tango tapas tape taper target tarvis tasa taste tasti
tata tattoo tava teach team tears teddy temo temos temper tempo tende tenso tequila termes terra tesa tesla tessera
test testa textile texture themes thing thomas thor thread thrive throne thrust thunder tibet tidal tide tiger tigger
time timer times timing timme timo tipi tips titan toast toma tomaat tomato tonno tore tornado torque toss touch
touchdown tower trace traced tracer traces traci tract trad trade traffic trail tram trams trans transfer transformer
transformers transporter trasa trates travel traveler travers traverse tread treasure trees trend trigo trinity trip
triple trips tristan tronco trophies true trust tuna turbo tusk twin twins twist umbrella umie unas uncle unem uneven
unica unico unicorn uniform union unique unit unite units unity universe unos unreal unseen usage usher ussr utopia
vaccine vader vague vain valid valor valse value values vamos vampire vapor varen vary vasco vast vasta vault vega
vegas venom ventura venus vera verba verdi verge verified vero versa versagen verse vespa vessa viana vibe vibes vice
vico victor vida video videoclip vignette vigor vila vild villa vilma vilt vint vintage vinter viola violet violin
viral virtue visa visage visar viser vision visions visit viso vista vita vital vitamin vivid vivo vocal vogue voila
volcano volo volta voltage voyager walnut warden warm warp watch watched water watt wave waves weave webshop wechsel
wedge wegen whales when whisper whole wings winner wire wisdom wise wonder wonderland yarn yield zara zebra zone zoom
"""

_EVERYDAY = """
aang abcd accel acer acetone acls acorn adaptation adas adda adelt aden adept adnet adventure adverb adversa
adversarial aegis aesop afire aios airbender aird airline aladdin aladin alam alchemist alife alista aloft aloha amago
amass amat ambert ames amps amulet ance androids anim antibiotic antidote antipasto anyplace apes apricot aqua arcadia
argan argus ariadne armageddon armoured artefact artemis asam ascent asic asif asmr aspen aspirin aspiro assembler
associam asterisk atas atman atomo atso attacker aupair aurelia autocad autocorrect autofocus autograph automat
automate avalon avocado awol babel babi backpack backtrack bagel bagnet balto barbershop barf barracuda barthez basar
batcave bedlam bedtime beit bertram bicos bidet bigfoot bigs bima biologic biomedica bips birt birthmark bistro bitt
blimp blip bliva blob blockchain blueprint bodyguards boundless brainwash brax breen bullfrog bumble bumblebee bustle
cabaret cadmium cait calico calvert camembert cameraman camil cams canet canine cappy capro carafe carat carp carto
cased catchphrase cate cedr ceip cern chai chameleon charades chimera chive choreograph choreographer cico ciri clamp
clamshell claret clarinet clasp cleve clickbait clif clim cline clipper clipping clot clove clover coala coauthor
cobayes cocas cocon coconuts coder codi cogan cogs colbert collage collie combined commu compile complacent completer
compo compost compress comps concise concord condense condor cones conexion config configure confluence confusion
conner conquest consens consensus consequence console conspired constance construct cont contact contest contextual
continuar convex coogan cookbook coot copal copilot copycat cordial cormorant coser cots cprm cram cramming craves
crispo critical croc croco crocs croft crom cromo cropper crossfire crossfit crossin crosstrainer crosswalk crowder
ctrl cupid curi cursor cyclades cyclist cyclo dabs dager dagobert dagverse damo dancers dara dasha dast davinci
deadwood deca decaf decepticons decider declare deco decompose decompress decore defacto defame deformar deft deil
dejavu delira demeter depara depict descartes desco desplat dest deta detectors detox dhcp dialogos diamondback dibs
didi diem diffrent diffusent diffusers diffusione digress digs dimes dinar dine dingo diod dionysus diou disa disarm
discord discount displace dispose dissect dissent dist distanciar district ditto divas diver dixit doge dogfight dola
dolfin donut dopamine dops dore dori doro dota draco dreamcatcher dreamer dred dresscode droid dunia duplex dynasty
eccentric econ edict edis egocentric electra elgar elmer elmo emoticon emotions emotive empath empress enat
encapsulate encompass encourage enhance entrust epos epsilon eraser erupt escher esplora estimate ether ethos euclid
eureka eval everest evoke examine excalibur exclaim excluir explainer explique explorar explore expressive exquisite
eyeopener fables fabulous facecam facelift faceoff facsimile fairplay fairtrade familiarity fantom farfetched fasa
fason fearless feather fema fend ferret fiancee fiba fiction fifo finer fishnet fiva flambe flamby flamingo flan flar
flashar flashback flask flatten flaubert flava florist foal fonts foresight fortune fractal frappuccino freeform
freenet freestyle frieren frigate frodo frugal fudge funfact gagan gail gait galactic gallop galois galore gamepad
garfield garnet gart gaslight gasp gatekeeper gaudi gavel geass gecko geco gemini generalist genomas geograph gimo
giraffe gist glam glare gleam glean glid glide glyph goggle goldfish gopro graco grafit grafiti graft grail grammar
granola graphie graphit graphite gremlin gres greto gridiron griffon grit guava hades halos happening harmon harmonica
harp headphones headwind heartbeat heatwave hephaestus hera hiera hiero hindsight hinge hinted hippocampus hirt hodor
hogs holo holodeck homerun homeworld homogen honeybee hooligan hopper hort hotspot hotspots houdini hourglass hydra
hyperspace hypertext hyphen icas icebreaker iirc ilias illuminate imdb imitator imma impala impartial impersona
imposing imprint inaction incomes indict indigo indirect informe infusion ingenious ingram inhabit inquire inset
instant instructor instrumentar interactive interlude interpol interpose interpretara interstellar intravisto
introspection introvert invase invit isar isomer jackhammer jailbroken jamma janus jester joma json jukebox juliana
jumanji kestrel kilograms kilt kingdom kitchenette kitti klej koala kola lacma laconic lacy lambada lanit lape lapo
largest larp lart lasa laso lassie lavender leapfrog lela lemma lemonade lemur leno lense leti levis levit lexi
lexicon liberty lico lightheaded lightsaber lightspeed lilo lilt limo limoncello linc lingen linguine lister llaga
llana location locus loki loretta losa lota lotr lovis lowkey lucid lumiere luminaire lynx macarons mace macgyver mada
maester magdi magellan magick magis magma magneto magnolia mahalo mair mamba mammoth mandoline manet maniacs manifest
mansa mariner marionette marlin marten maser masquant matchat matched matchmaker matina maubert mauve maven mavis mbti
mcal mcat mcqueen meda medic medicine medieval medusa meerkat megabyte megane melinda melon mementos mend merino
merkury merl merlot mermaid mert michigan mico midas midgard midsummer migs mikasa miko milu mime mimic mimt minde
mindmap mindset minerva mirage misc mischief miso mistral mixant mnet moai moat mobius moca moccasin mocha moco
modeling mofa moho moma mome monalisa mongoose monitor moonlight moonshine mope morpheus mosaico mosaicos mosar mote
mova moverse msci mudslide muesli mufasa muffin mugen mugs mulan mulde mule mult multicolor multisports multitude
multivers multiverse mumin muppet musc muscat mused muses mushroom muter myopia myriad nafs nama naver navid ncap neca
neco necromancer nemesis nemo neptune neuman neuron neuroner newsroom newswire nifty nirvana nitrogen nola nomad
norberto nostalgin nougat nugget ocelot octavius octet odin ollie olympus omni omniscience omnivore onedrive oneworld
opal optima optimus optiset orca orchid orco orgeval osprey otter otters overcoat overflow overthink owls pacs paddles
paella pager pagerank paleo panacea pandas panet paperclip parachute paradis pargo parl parlai parrot partisan pasco
pasha passcode pastime patchwork pathfinder pathogen pats pave peal pear pebble peco peekaboo pegasus pelee pema pepsi
personal personalens petr pevl phew physic piglet pina pingpong pinnacle pinpoint pise pite pixels planeras platypus
plog plop plottwist plugin pods polaris polygone ponder poni poodle poof popen poseidon poseur postero potion pouf
powerwalk prada pref premium prepare prequel primal prism prismat proactive prob procure prodigy profound profuse
profusion prog prometheus promotion propose prosper protip proto proximal prune pulsar pyra quack quantum quash quilt
quip racer radiant radu rafe raft ramm rammstein ranni raps raptor rasp ratt rauca razer reagent realign realtalk
realy rebar rebound recap recapture reco recon recovery recreate recu redi reduktor referee refine refined refiner
refit reflex refocus reframe refresh refuel regione rego regroup regular reimagine rela relapse relatif relevant relic
relik rella reload rematch reme remi renas repaint repr repre repro research reshape resound respec respire resplan
restful retracing reverie reversion revin revisit revolution revolve revolver rewind rhapsody riddle riemann riggs
risp roam robbert robocop robotar roco rodin romanet romo rona ropo roscoe rosetta rosita rovi rsvp rubi rubik rudder
runa sacrebleu sada saffron sagda sagi salamander sandwich sapa sape sapien sapiens sarl saro sasa saver scaffold
scallop scalpel scape scatter schubert scone scoot scop scouter scriptwriter scrolls sculpt seabird sead seam sear
secured sedona seer sensei sentry sequencer sesame sess seva sever severed shamans shapeshifter shaq sharingan sharper
shears shinobi sieve signature signet silicon silt siman simba simplify simulator sinc sine sira siren siri sith
skeletor sketchy skim skynet slab slade slaps slayer slaying sledge sleepnet slime slurp smaller smarties smaug smil
smoothie smurf smurfs snag sned sniffer snip snug socrates socs sonata sope sottovoce soulmate soundit soundwave spad
spanner sparc spartan sparvar specter spectra spectrometer spex sphinx spillage spindoctor spire splat splice
spongebob spotem spumante squat squid stacey stair stas storytime streame streamer streetwise stresstest stretch
stride strings strudel subic suds summertime sunet superfast supernova supersonic supervision surco surreal sustain
sustainable swag swea synapse synthesizer tacit tact tadam tailgate tailoring talisman talos tamm tamt tangent tangos
tapir tapt tarmac taro tarot tars tart tavis tedi teler tempera tempest tenet tera terminator tesseract testam tetris
tgif thalamus thermometer theseus tiara tifa tilde timers toga topa tora tormentor touchstone tracklist traction
trailblazer trak transact transe transfira transfusion transit translink transpose trellis trident tripod troika trove
tuber tuco tulip turing typewriter udon undergrad unicode unicolor unidense unifier uniformer unison upcycling
upstream upton urie vair valhalla vanilla vapid vaquita vatt veggie velma velocity venet veritable videochat videonsa
viewpoint viewpoints villain vilu vime viper visco visdom visir visor vitae viton vits vixen vlis vlog vlogger vlsi
vocalist waldo wanderlust waterpark waveform waver weightless weldon wham wheeler whistle wice wikihow wildcat wilding
wilds wipes wiser witchcraft wnet woodpecker workbench wukong xtreme yggdrasil yogi zeno zest zico zoology
"""

COMMON_WORDS = frozenset(_COMMON.split())
EVERYDAY_WORDS = COMMON_WORDS | frozenset(_EVERYDAY.split())
