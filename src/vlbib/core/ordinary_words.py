"""Ordinary words that are the names of works only with other capitals: `schema` is not `SCHEMA`.

Written by scripts/ordinary_words.py from the titles of works. The names of the most famous works are not among them.
"""

from __future__ import annotations

_WORDS = """
able absent access accident acid acquired acronym across act active actor actors adapt adaptation adapts admit adopt
adventure adversarial advice aesthetics affect afraid after again agent agile agree ahead aid aide ain air airline
alan alarm alarms alert alg alien align aligns alise alive alpaca alpha alpine also alt alter amid amplify analog
anchor and androids anime annotate anode anomalous ant antibiotic antidote ants apex apollo app apple april arcade
architect arcs arctic are area aren arm arms arnold arrest arrival arrow art artefact article artist arts ascent asia
aspect assess asset assist assured asteroid asteroids athena atom atomic attacker attain attempt attention audit
auditor authentication autofocus automata automate avatar avoid axiom babel backpack backtrack bad bag bags bail
baltic banana band bang bar bard bare bark barrier bars bas basal based basic basis basket bass bat bats beacon
beacons bead beam beams beans bear beast beat beats beaver because bed bedtime beer beetle behave behavior beings
belief believe belle bend bespoke best bet beta bias binary bind binder bing bionic bipolar bird birds bit bite bits
bitstream blackout blade blanket blast blend blender blimp blink bliss blob block blockchain blocks blogs blood blue
blur boat bob bond bookmarks boom boost boot border bot bots bowl brace braid brain brains brand brexit bricks bridge
brief bright brother buffer buffet burst bus buzz cabin cable cadre caesar cage cake cal calls came camera cameras
camouflage camp can canal candy cane canine canvas caps capstone capture car carbon card care career cares cargo
caring cars carte cartilage cascade case cassie cast caster casual catalog catalyst catapult catch caterpillar cause
cave caves cell certain chain chameleon chaos character charm chase chasm chassis chats chatter cheetah cherry chess
chimera chip chips chirp choice chord chords chorus chroma chrome cinema cipher circle civic claim clarify clarity
clash class classic clause claw clay cleaner clearer clever click clickbait cliff climb clinic clipping cloak clone
close closer closure cloth cloud club clue clues clutch coach coal coarse coast cobalt cobweb code codec coder codes
coffee coflow cognate coherence coherent coil coin coins cold collage college collider color combat combine combined
combiner come comic coming commit como compact compare compile complex compose composer compress concert concise
concrete cone cones configure confluence confusion connection conquer consensus consequence consider consistent
console constant construct contact container contest context contextual contrast convert convex convoy cook cookie
cooper cop cope copilot cops coq cord core cores corn corona correct cortex coset cosine cosmic cosmos cost cough
count countdown counts cover craft cram crane crash cream create creator creole crisp criteria critic critical crop
crops cross crossfire crossover crossword crow crown cruise crush crystal cube cubic cue cues cup cups curate cure
curie curious curl cursor curve cute cuts cyborg dam damage damper dance darwin data dataflow date dates dave david
dawn deaf deal dear debate decade deck decode decompose deep deer defeat defend defender define deformer degree del
delay delicate delta deltas demo demon denoiser dense denser depth der descartes design designer desire desk despite
detail detect detective detectors deviant diagnosis diagrams dial dialog diamond diamonds diary dice did diesel diet
differ diffuser dig digit dim dimer dirac direct dirt disc discern discord discount discover discs disk dislocation
dispatch display distill district div dive diver diverse divide division doc doctor dogs dollar dolphin dome domino
done doodle dopamine doppler dorsal dose dot dots draft drag dragon dragonfly drama draw dream dreams dress drift
drill drive driving drone drop drops drug drum dual duck duct due duel duet dump duo duplex dust dynamo dyson eager
eagle ear earn ears earth ease eat eccentric echo eclipse edge edit editor edits ees egg eggs egocentric egomotion
eigen elastic elasticity elegant element elemental elite elo else embrace emerge emergent emotions emotive emphasis
empower emulate encode encoder encourage end engine enhance enigma entropic episode epoch epsilon era erase eraser erd
escape escher escort essential estimate eta euclid euler evade eval eve ever evil evolve exact examine exams execute
exit expert explainer explore expose expressive extend extra extract fabric face faces facet facets facial fact
factoid factor factory facts factual fade fades fail fair fairer fairy faith falcon fame famous fan fans far fare farm
fashion fast faster fat fate favor fearless fears feather feed feel fence fermi fever fiber fiction fidelity field
fields fifty figure file film filter fin final finally find fine finer finger fire firm first fit fitness five flag
flap flare flares flash flat flatten flaws fleet flex flight flip float flock flood flora flow flower flowing fluid
flux foam focal foci focus foe foliage folk fonts for force foresight forever forex forge fork form format formula
forward foster found fovea fox fractal frame free freedom freeform freestyle freeze fresh frog from frugal fruit fun
fungi funnel fuse fusion future gain gains gait galaxy galois game games gamma gap gaps garden garfield garnet gas
gate gates gather gauss gaze gear gears gecko gemini gems gen gender gene genesis genome genre genres genuine get
ghost giant giants gift gilbert gist git give glare glass glasses glimpse globe glocal glucose goal goes gold golf
goliath gone good got grade gradual graft grain grains gram grammar grand grape graphene graphite grasp grass grating
gravity gray great greed greener grid grids grip grok gross grounded group grover guard guardian guards guide guided
guides guitar gust gym haas habit hack had hair half halo hammer happening happy hard harmonic harmony harness harvest
hat have head header headphones heap hear heart heartbeat heat hedge help helper herd here hero heroes hex hidden hide
higgs hill hindsight hinge hint hints hippocampus hire hive hold hole holmes home honest honor hood hop hope hopf
horizon horse hot hotspot hotspots houdini hourglass house hover hub hue huge human humor hunt hunter hydra hype hyper
hypercomplex hypercube hypersonic hyperspace hypertext ice idea ideal ignore imagine imitate impact impartial imposing
imprint include increase indirect induction infer inform infusion ink inside insight inspect inspire inspired instant
instinct instruct instructor int intent inter interact interactive interest internet interpret intra inward ion iris
iron item iterate itself jam janus jets jobs jump kandinsky keep kid kind king kingdom kite kits knife knight knot
kong lab labor lack ladder lag lags lake lamp land lane large largest laser last later lattice law layers lead leader
leads leaf lean leapfrog leaps learn ledger left legend legs lemma lens leopard les less lesson let lets lever lewis
lexicon liar lie lifted light lighthouse lightspeed limit line lingual linguist link linkage lion lip lips liquid list
lite litmus live local locate location locus log login logo logos logs lookahead lookup loop lost lot love lucas lucid
luma lumen lunar macro made madness magic magnet mail main make man manga mango manifest manikin manner maple mapper
mapping maps marbles march marine mario marionette mars martian marvel mass massive master mat match matched mates
matrix matter maze meal mean meat medicine medieval meet mega mel melt member meme memento mentor merge merit merlin
mesh mess met meta metal metaverse meter method metro mice michigan micro micron mid mighty mild mile mill mimics min
mind minds mindset mine mined miner mines mini minima minimal mirage mirror mises mislead miss mission mist mistral
mix mixer mobile mod mode model modeling modem modes modest modification modular moduli mole moment moments monitor
monkey monopoly monsoon monster montage mood moon moral morals more morph morphic morse mosaic mosquito most motif
motion motor move mover moves movie movies much multi multicolor multiflow multilink multipath multiply multipoint
multipolar multitrack multiverse mural muscle music musical must mutant mutex mutual myopia nail name nash native
nature navigate near neon nerve nest nets neural neuron news newton next nexus nim nitrogen node norm nose not notable
note nova novo nuanced obtain occam ocean octopus odd offer offset oil olive omega omni onion only onto open opening
opera optane optical optima optimism opus oracle oral orbit orient origin osa oval overflow overthink pacific pad pads
page paid paint pair pairs palate palm pandora panel panorama par parallax parcel paris park parrot parse part
partisan partner parts party pascal pass past paste pathogen pathways pathwise patrol pause peace peak peaks pearl
pebble pedestrian peek peer pen pencil pendulum pens pepper per perform peril perl persona personal pets phantom phase
phasor phi photon piano picard picture pidgin pig pile pilot pinch pine pinpoint pipe pivot pivotal pivots pixel
pixels pizza place plain plan plane planet planner plans plant plasma plastic plate platinum plato play plot plots
plugin plume pods poem poet pointer pointwise pokemon polar polaron polish polite politics polymorph pop pore port
portal pose post poster potter pour power praise precise prefer premise premium prepare press prevent primal prime
primer prince principles printer prints prior pro proactive probe probed profit profound program projet promise
promote promotion prompt prone prophet propose props pros prose prospect protect protocol proton prove proven prover
provide proximal prune pub pulp pulse pump pumps pure puzzles pythia quad quality quant quanta quantum quark quarks
quartz quasar queen quench quest quick quiet quite quota quote quotient race racecar radar radiant radio radius radon
raga rail rails rain raise ramp range rank ranked rap rapid rare rate ray rays razor reach read reader ready real
realm rear reason reasoner rebound recall recapture recipe reckoning record recover recovery red reddit reduce reed
reef refer referee refine refined reflect reflex refocus reform refresh regular relapse relate relax relay relevant
relief reload remember remix remote repair repeat replace replay repr request rescue research reset reshape resin
resist resolve restore resume retail retain retention retracing retrieve reveal reverse reversion revise revision
revisit revolution rewind rho rhythm ribbons rice rid riddle ride rider riemann rig rigid rigor rigs ring riots ripple
rise risk rival river road roads robin robust rock rocket rod rods rogue roll roman rome room root roots ropes rose
rotate route rover rowhammer rubik rule ruler run rush rust saddle safari safe safer safety said salmon salt same
sample sampling san sand sandwich sans santa sauce save saves scaffold scala scalar scale scalpel scam scams scan
scanner scans scarce scatter scene scenes scenic scent schema scissor scope scoped score scores scott scout scratch
screen script sea seam season seat secant second secret secured see seed seeds seek seen seismic select self selfie
semi seminar senate senior sense sentinel serum sesame set setup seven shade shades shadow shape shaped shaper shard
share sharp sharper she shield shift shine ship shock shoe shop shopper shot shrimp shrink side sieve sight sigma sign
signature silence silicon silk silver similar simile simon simple simpler simplify simpson simulator sina sinc sine
singer sink site sketch ski skill skills skim slab slack slang slate slice slicer slide slime slot slow smaller smart
smarter smear smile smoke snail snake snap snow soccer socket soft soil solar solid solo solve soma some sonar song
songs sonic sort soul soup space spacetime spam span spanner spare spark sparrow sparse sparsest spatio spear spectra
spectre spectrometer spectrum speed speedy spell spend sphere spider spiders spike spill spin spine spiral spirit
splat split sponge spoof sport sports spot spotlight spots spread spring spy square stable stack stage stair stale
stamp stan stance stand stark stars start state stats steady steer steering stellar step steps stereo stick still
stimulus stitch stone stop store storm storyteller stratum streak stream streamflow street streets stretch strict
stride strider strings strip strong studies sub sufficient sugar suit sum summarized summit sun super superfast
supernova superpoint supersonic supervision supreme sure surface surge surgeon sustain sustainable swan sway sweat
sweet swift swing switch sword symbol symphony synapse sync table tablet tacit tactics tag tags tail tailor take takes
tale talent tales talker tall tame tandem tango tape target taste tau tea teach team tear tears tech tempo ten test
tetris text textile textsc texture that themes thesaurus theta thing think thread thrive tidal tide tides tie tied
ties tilde time times tip tips titan toe toggle token told toll tomato top topical topos torque torso toss touch tour
trace traceback traced tracer traces tract traction trade traffic trail trans transfer transit transporter transpose
trap travel traveler traverse treasure tree trees trellis trend triad triage trials trident trie trim trinity trip
triple trips triton trivia true trust tube tuner tutoring twin twins twist two uma umbrella undo uneven unicast
unicode uniform union unique unit unite units unity universe unix unreal unseen unveil unveiling upcycling uplift upon
upstream urban usage use user utopia vaccine vadis vague valid value values van vanilla vapor vast vault vectors vegas
veil velocity venus verified versa verse vert vesicle vibe vice view viewpoint viewpoints vine viral virtue vision
visionary visions visit vital vivid vivo vocal voice void volta voltage volume vortex vote wake waldo warm warp was
watch watchdog water wave waveform waves way weave wedge weld west wet whales what when whole whose why wild wind wine
winner wins wire wisdom wise wish wolf workbench wrap wrench yes yield zen zero zeros zigzag zone zoo zoom
"""

ORDINARY_WORDS = frozenset(_WORDS.split())
