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
aang abcd accel acer acls acorn adas adda adelt aden adept adnet adverb aegis aesop afire aios aird aladdin aladin
alam alchemist alife alista aloft aloha amago amass amat ambert ames amps amulet ance anim antidote apes apricot aqua
argan argus armoured artemis asam ascent asic asif asmr aspen aspiro assembler atas atman atomo atso aupair aurelia
autofocus autograph avalon awol babel babi bagel bagnet balto barbershop barf barthez basar bedlam beit bertram bicos
bidet bigs bima biomedica bips birt bistro bitt blimp blip bliva blob boundless brainwash brax breen bumble bustle
cait calico camembert camil cams canet canine cappy capro carafe carat carp carto cased cate cedr ceip cern chai
chameleon charades chimera chive choreographer cico ciri clamp claret clarinet clasp cleve clif clim cline clipping
clot clove clover coala cocas cocon coder codi cogan cogs colbert collage collie commu completer compo compress comps
concord condense condor cones config conner cont contextual convex coogan cookbook coot copal copilot cormorant coser
cots cprm cram cramming craves crispo croc croco crocs croft crom cromo cropper crossfire ctrl cupid curi cursor
cyclades cyclo dabs dager damo dara dasha dast davinci deca decaf decepticons decider deco decore defame deft deil
dejavu delira demeter depara depict desco dest deta detectors detox dhcp dibs didi diem diffusers digress digs dimes
dinar dine dingo diod dionysus diou disa disarm dissect dist ditto divas diver dixit doge dogfight dola dolfin donut
dops dore dori doro dota draco dreamcatcher dreamer dred dresscode droid dunia duplex econ edict edis electra elgar
elmer elmo emoticon empath enat epos epsilon eraser erupt escher ether ethos euclid eureka eval everest evoke
excalibur expressive fables facelift facsimile familiarity fantom fasa fason fema fend ferret fiancee fiba fifo finer
fishnet fiva flambe flamby flamingo flan flar flask flatten flaubert flava foal fonts foresight freenet frieren
frigate frodo frugal fudge gagan gail gait galactic gallop galois galore gamepad garfield garnet gart gaslight gasp
gaudi gavel geass gecko geco gemini generalist geograph gimo giraffe gist glam glare gleam glean glid glide glyph
goggle goldfish gopro graco grafit graft grail granola graphite gres greto griffon grit guava hades halos harmon harp
hephaestus hera hiera hiero hindsight hinge hinted hirt hodor hogs holo holodeck honeybee hopper hort houdini hydra
hyphen icas iirc ilias imdb imitator imma impala imprint indict indigo infusion ingenious ingram inquire inset
interstellar introspection introvert invase invit isar isomer jailbroken jamma janus jester joma json jumanji kestrel
kilt kitti klej koala kola lacma laconic lacy lambada lanit lape lapo larp lart lasa laso lassie lavender lela lemma
lemonade lemur leno lense leti levis levit lexi lico lightspeed lilo lilt limo linc lingen lister llaga llana locus
loki loretta losa lota lotr lovis lowkey lucid lumiere lynx macarons mace macgyver mada maester magdi magellan magick
magis magma magneto magnolia mahalo mair mamba mammoth mandoline manet mansa mariner marionette marlin marten maser
matina mauve maven mavis mbti mcal mcat mcqueen meda medic medusa meerkat megabyte megane melinda melon mementos mend
merino merl merlot mermaid mert mico midas migs mikasa miko milu mime mimic mimt minde minerva mirage misc miso mixant
mnet moai moat mobius moca moccasin mocha moco mofa moho moma mome mongoose moonshine mope morpheus mosaicos mosar
mote mova msci mudslide muesli mufasa muffin mugen mugs mulan mulde mule mult multisports mumin muppet musc muscat
mused muses muter myopia myriad nafs nama naver navid ncap neca neco nemesis nemo neuman neuron newsroom newswire
nifty nirvana nola nomad nostalgin nougat nugget ocelot octavius octet odin ollie olympus omni omnivore opal optima
optimus orca orchid orco osprey otter otters owls pacs paddles paella pager pagerank paleo panacea pandas panet
paperclip pargo parl parlai parrot pasco pasha patchwork pathfinder pats pave peal pear pebble peco peekaboo pegasus
pelee pema pepsi petr pevl phew physic piglet pina pinnacle pise pite pixels platypus plog plop plugin pods polaris
ponder poni poodle poof popen poseidon poseur postero potion pouf prada pref prequel primal prism prob prodigy prog
prometheus protip proto prune pulsar pyra quack quash quilt quip racer radiant radu rafe raft ramm ranni raps raptor
rasp ratt rauca razer reagent realy rebar recap recapture reco recon recu redi refine refiner refit reflex refocus
reframe refuel rego rela relic relik rella reload rematch reme remi renas repaint repr repre repro resound respec
reverie reversion revin revolve revolver rewind rhapsody riddle riemann riggs risp roam roco rodin romo rona ropo
roscoe rosetta rosita rovi rsvp rubi rubik rudder runa sacrebleu sada saffron sagda sagi sapa sape sapien sapiens sarl
saro sasa saver scaffold scallop scalpel scape scatter scone scoot scop scouter scrolls sculpt seabird sead seam sear
sedona seer sensei sentry sequencer sesame sess seva sever shapeshifter shaq sharingan shears shinobi sieve signet
silt siman simba sinc sine sira siren siri sith skeletor sketchy skim skynet slab slade slaps slayer sledge slime
slurp smarties smaug smil smoothie smurf smurfs snag sned sniffer snip snug socs sonata sope spad spanner sparc
specter spectra spex sphinx spire splat splice spotem squat squid stacey stair stas streamer stride strudel subic suds
sunet surco swag swea synapse synthesizer tacit tact tadam tailoring talisman talos tamm tamt tangent tangos tapir
tapt tarmac taro tarot tars tart tavis tedi teler tempera tenet tera tesseract testam tetris tgif thalamus thermometer
theseus tiara tifa tilde timers toga topa tora touchstone trak transact transe transfusion transpose trellis tripod
troika trove tuber tuco tulip turing udon undergrad unicode unicolor uniformer unison upcycling upton urie vair
valhalla vapid vaquita vatt veggie velma venet videochat vilu vime viper visco visdom visir visor vitae viton vits
vixen vlis vlog vlogger vlsi waldo wanderlust waver weightless weldon wham wice wikihow wildcat wilds wipes wiser wnet
woodpecker wukong xtreme yggdrasil yogi zeno zest zico zoology
"""

COMMON_WORDS = frozenset(_COMMON.split())
EVERYDAY_WORDS = COMMON_WORDS | frozenset(_EVERYDAY.split())
