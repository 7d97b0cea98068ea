"""Words of titles that one slip of the pen turns into another word of titles (`causal` and `casual`).

Written by scripts/lookalikes.py: all words of five titles or more that have such a neighbour.
"""

from __future__ import annotations

_WORDS = """
ability absorption accent accented accept accepted acknowledgement acknowledgment actin action actions adapted adapter
adapters adapting adaption adaptor adaptors addiction adding addition adopted adopters adopting adoption adsorption
adverse aerial ageing agility aging aiding aiming aladdin aladin albert alert allowed allowing allows alloyed alloying
alloys alteration alterations alternation alternations altitude aluminium aluminum amplifiers amplifies analise
analisis analogies analogues analyse analyses analysis analysts angeles angles angular annular approach approch
archaeological archeological areas arenas artefact artefacts artifact artifacts artifical artificial artistic ascent
assert assess asset assets assumed assured atrial attaching attacking attitude auction auctions audios audition audits
autistic automation automaton averse backed backend backing backward backyard baked baking banded banding bands
banking banks barter basics basing basins basis batting battle baxter beach bearing beast beating beings bending bends
betting bidder bidders bidding bigraphical bijection binder binders binding binning biographical bisection blanks
bleeding blended blending blends blinded blinding blinking blockade blockage bonded bonding bonds bonnet books boring
boson boston bother botnet bottle bouncing bouncy bounded bounding bounds bounty boxing bracing braids brains braking
brands breach breaching breadth breaking breast breath breathing breeding bregman breiman breit brexit bridging bring
bringing brings brooks brother buchi buechi caching caging calling caption captions cares caries caring carts carving
cases casing casper caste caster casting castle casual casually casualty catalysis catalysts catching categorial
categorical cation cations cattle caudal causal causally cause causes causing caution centered centred certain chains
chairs chamber chamfer chance chances change changed changer changes changing chapter charge charged charger charges
charging charity charting charts chasing chats chatter chatting cheating chloride chlorine chopping chords chores
chorus cipher claire clare clarify clarity classes claude clausal clause clauses cleaner cleaning cleansing clearer
clearing clever clevr clicks clocks cloned cloning closed closer closing clover cluster clustered clusters clutter
cluttered clutters coarse coating codecs coders codes coding coevolution coiled coinduction coinductive collage
college colliding collision colluding collusion colocation colombia coloration columbia combating combatting comic
comics coming commanding commutation commute commuter commuting companding compete competing competition competitive
complaint complete completing compliant computacional computation computational compute computer computers computes
computing concealing concept concert conduct conduction conductive conduit confirmation confirming conformation
conforming congealing congest conics connection connective consent constrains constraints constriction construction
contact contacting contacts contagions contagious content contention contents contest contests context contexts
contiguous continuous contract contractile contracting contractive contracts contrast contrasting contrastive
contrasts convection convective convention converge converged converges converging converse converses convert
converted converting convey convnet convnext convolution convoy cooking cooled cooling cooper coopetition coopetitive
coping copper copying cosmic costas costing costs country county course covers covert cramer crashing crater crease
creases create creates creating crimes crises crisis criss cristal cropping crosstalk crosswalk crushing crystal
cueing culling cuprate curate curing curling curtain cutter cypher dagger dancer danger deaths debaters debates decade
decades decayed decaying decays decidability decidable decide decides deciding decodability decodable decode decoding
defeat defeats defect defection defective defects defence defences defend defending defense defenses defining
deflection delayed delaying delays deletion delhi delphi demining demixing demons demos demosaicing demosaicking
denial dental depend dependant dependences dependencies dependent depending depletion depot deprivation depths
derivation despot detect detection detective detects dexterous dextrous diabatic diabetic diagnoses diagnosis dicing
diffing dilated dilation diluted dilution dinger dining dinner discard discord dispensing dispersing displaced
displayed distal distil diver diverge divers diverse diversify diversity divide divided dividend divine diving doing
doping dosing drafting drafts draping drawing drifting drifts driver drivers drives driving drying duffing dying
earley early easing eating eclipse economics economies editing effcient efficient egocentric either ejection elder
election elections electrides electrodes electron electrons ellipse ellipses ellipsis eluder emoticon emoticons
emotion emotions enablers enables encode encoders encodes encore enduring ensuring entire entre epitome epitope
erasing estudio estudo eternal ether evacuating evacuation evacuations evaluating evaluation evaluations exciting
existing exists exiting exits exocentric expansive expect expensive expert exploding exploring export extendable
extendible extensible extensive external faces facets facing facts faculty fading failing fairly fairy fakes faking
falling farmer farming farther farthest faster father faulty favor feather feeding feeling fermat fermats ferrimagnet
ferrimagnetic ferrimagnetism ferrimagnets ferromagnet ferromagnetic ferromagnetism ferromagnets fiction fictional
fictions fight filler fillers filling filming filter filters finder finders finding finer finger fingers finish
finnish firing fixing flakes flames flapping flares flats flavor flicker flickr flight flipping floats floods floors
fluoride fluorite fonts foraging forced forceps forces forcing forged forging forking formant formants format formats
formed former forming forms forster forums foster founded founding fraction fractional fractions fracton framelet
framenet frames framing freeing freezing friction frictional frictions fronts funded funding funds fundus further
furthest gaining gains gamers games gaming ganet garnet gating gazing generalizers generalizes generic generically
generics genes genetic genetically genetics genius gennes genres genus geodesic geodetic giants givens gives glasses
glassy glider gliding gliner global glocal glosses glossy graders grades grading grafting grafts graining grains
grants grapheme graphene graphes graphlet graphnet graphs graphyne grasps grass grating grobner groebner grovers
groves guider guiding halfin halin halting halving hamming hanabi hanani handlers handles hardest hardly hardness
hardy harness harvest having heading healing hearing heating heisenberg herding heres hermes heroes hessenberg
heterogeneous heterogenous heteroscedastic heteroskedastic hiding hiring holes holmes holography holomorphic
homeomorphic homeomorphism homes homogeneous homogenous homography homomorphic homomorphism hoover horses houses hover
humming hungary hungry hypotheses hypothesis iconic ideals ideas identifiers identifies identify identities identity
incubation indeed indexed indices induces infected infection infections infectious inferior inflected inflection
influencers influences ingest inject injected injection injections insect insert inserting inspect intensional
intensionality intention intentional intentionality intentions interactable interface interfaced interior interlace
interlaced internal internals internvl interval intervals intractable intubation inventing invention inventions invert
inverting invest investing iodide iodine ionic isotonic isotopic isotropic johnsen johnson joins joints judgement
judgements judgment judgments kitting knitting knotting ladder lagged lander landing langle langue lasers lasing
lasting latent lateral latest launch lawyers layers laying leader leading leaking leaner leaning leaping learner
learning leasing leaving legged lehman leman lending lensing lesion lesions lesson lessons letter liability liars
liberal lidars lifelog lifelong lifted lifting liftings lighting lightning likability likely likeness lineage lineages
lining linkability linkage linkages linking listed listing listings literacy literal literary litter lively liveness
living loader loading locale locate locking logged logger logics logits london longer looking looping lorentz lorenz
losing louder lunch lying lyndon macroscale macroscopic magnet magnets maker makers makes making manet manets manta
mantis mantra marching margin marked marker markers markets marking martian martin masked masker masking massage
master masters mastery matchers matches matching material maternal mathbf mathsf mating matter matters matting mattis
maxcut maximin maximizers maximizes maxmin maxout medal medial mediation medical medication meditation meeting melding
mellin melting memetic memoization memorization mending mental mercer merger mergers merges merlin mermin message
metal metamath metapath metastases metastasis meteor meter microring microscale microscopic miller mimetic minded
mined miners mines minimax minimizers minimizes mining minmax minors mirroring mises misses mixers mixing mobility
mobius modality modelo modelos models modems modes modules modulo modulus moebius molding monaural money monkey
monoaural monopoles monopolies morality mortality mosaicing mosaicking motility movable moveable movers moves movies
muller multilayer multimodal multimodel multinet multiplayer multiple multiples multipole multipoles multiset
multistage multistate mystery naive nation nations native nearby nearly neural neuron neutral neutron notice notion
notions novice oncology ontology opencl openml optical optically optimal optimally optimizers optimizes orthoses
orthosis overlaps overlays overnight overparameterization overparameterized overparametrization overparametrized
oversight paced pacing packed packet packets packing padding paddling paediatric paging painted painter painting
palace palate panning pants parameterised parameterization parameterizations parameterized parameterizing parametrised
parametrization parametrizations parametrized parametrizing parent parents parities parity parked parking parsed
parsing parties partly party passes passing patching patchwise patent patents pathwise patient patients pauses paving
paying pearson pearsons pediatric peeking peeling peering pepper perception perceptions perceptron perceptrons perron
person personas persons phase phases phasing phenological phonemic phonetic phonological phonon phononic phonons
photon photonic photons photos phrase phrases phrasing picking piloted piloting pilots pinching pinning pitching
pivoted pivoting pivots place placed places placing planar planes planet planing planned planning plans plant plantar
planted planting plants plate plates plating platos played playing plexes plexus plots pocket pockets pointed pointer
pointers pointing points poison poisons poisson poissons poking polar polder police polite polling polsar ponder
pooling popper porting posed poselet posenet poser poses posets posing position positron posted poster posting posts
powder powders power powers preceding precise precoding predication predicative prediction predictive premise present
presenting preset prevent preventing price priced prices pricing prima primacy primary primate primed primes priming
prince printed printer printers printing prints prisma privacy private probability probable probably probed probes
probing probit processes processors processus producers produces products professors profit programing programmers
programmes programming project projected projectile projecting projection projections projective projet promoted
promoting prompted prompting proper properly property prostheses prosthesis protect protected protecting protection
protections protective protest proton provability provable provably proved prover proverbs provers proves providers
provides proving pulling pulsar purify purity quadruple quadrupole quantify quantile quantity quantize qubits qudits
queueing queuing quotas quotes racial racing racket radial radially radical radically radios radius raining raising
range ranged ranging rangle ranked ranking raster rater raters rates rather rating ratios reaching reacting reaction
reactor reader realms reals recorder rectal redaction reduces reduction reducts refactor refraction refuse refutation
regard regarding regress regrets regularizers regularizes rejection related relating relaxed relaxing relay relaying
relocation relying remain remainder remaining reminder remote remove renal render rental reorder repaint
reparameterization reparameterized reparametrization reparametrized replacing replay replaying reply reprint
reputation rescoring resection reset resets resnet resnets resolution resolutions resolving resources ressources
restoring restraining retailing retain retaining retraction retrain retraining reuse revenge revenue reversing
reverting revising reviving revocation revolution revolutions revolving reward rewarding reweighing reweighting riders
rides ridges riding rigged rising rivers robber robots rocket rooted rooting roots rotating rotting routed routers
routes routing rovers rubber rugged rulers rules runaway runway safely safer safety sailing sales salesman salesmen
sample sampler samplers samples sandhi sanet satnet saving saying scalar scaled scaler scales scaling scammers scanner
scanners scanning scatter scattering schedulers schedules schemas schemes schrodinger schroedinger schwartz schwarz
scooping scooter scoped scopes scoping scopus scored scorers scores scoring seabed sealed sealing searchers searches
seated section secular seeding seedling seeds seeing seeking segnet seller selling sender sending senior seniors
sensing sensor sensors sentient sentiment series servers serves serving servoing setting settling sewing shader
shaders shades shading shafer shakes shaking shape shaped shaper shapes shaping sharable shard sharded sharding share
shareable shared shares sharing sharpe sharper shatter shattering shaving sheared shearing sheaves sheeps sheets
shells shelves shifting shipping shocks shooter shopping shorter showdown shower showing shrink shrunk shutter sides
sifting sigma signer signet signing silicene silicone silver simile similes simmer simple simpler simulate simulated
simulating simulation sindhi singer singing sistem sites sitting skimming skinning skipping sleeping slender slice
sliced slicer slices slicing slider sliders slides sliding slimming slipping sloped slopes slowdown slower slowing
smells smile smiles snakes snapping snarks snoring soaring soiling solder solver solvers solves sorts spade spammers
spanner spanners spanning spare sparks sparse sparsify sparsity speaker specker specular speeding speeds speller
spelling spending spice spider spiders spies spikes spinal spine spinel spines spinning spins spiral spite splade
splats splatter splatting splice spliced splicing spline splines splits splitter splitting sports spots spring springs
sprite sputtering spying stabilizers stabilizes stable stacking stacks staged stages staging stain stained stairs
stakes stale stand stands staring stars start started starting starts stated states stats status staying stealing
steam stepped stepping sticking stigma stimulate stimulated stimulating stimulation stitch stitching stocks stokes
stones stopped stopping stored stores stories storing storms strain strained strand strands stranger streaks stream
streams strict stride strike strikes string strings stripe stripes strips strobe stroke strokes strong stronger struct
stuart stutter stuttering styles stylus styrian subnet subnets subset subsets suction suffer suffices suffixes suites
suits summer superionic supernet superset supersonic suppliers supplies surfels surfer surfers swapping sweeping
sweeps swimmer swimming swing swinging switch switching synapses synaptic synopses synopsis synoptic syrian system
systemc systemic tabled tables tablets tabular tailed tailor tails taking tales talking taming tampered tampering
tanks tapered tapering tapping tardis tardos tasking taylor teachers teaches teaming telescopers telescopes tempered
tempering testbed tested testing textes texting textit texts texttt textual textural thanks themes themis there theres
thesis theyre thinging things thinking thinks thinning thompson thomson thorough thread threads threat threats throat
through throughout throughput thrust tiers tiled tiles tiling tilings tilted tilting timber timelike timeline timer
timers times timing timings tipping titles tolls tomographic tomography topical topically topographic topography
topological topologically topology traceability traceable traced tracer traces tracing tracked tracker tracking tracks
tractability tractable tractor tracts trader traders trades trading trailer trailing trails trainer training trains
traitor traits trans transferable transferrable transit translational transmit transnational trapping tread treat
triads trial trials tribal tribes tricks tries trimer trion triples triplets tripping triton trolls tropical trucks
trust trying tubular tukey tumors tunable tuneable tuned tuning turing turkey turned turning tutors twinning twister
twitter tying typical typically typing typographic typography typological typologically typology unbordered
underlaying underline underlying undermine union unison unordered valiants values valves vantage variants vehicle
venues venus vertex vertices vesicle vintage virality viscoelastic viscoplastic vision vison vitality vortex vortices
voters votes vowels voxels wafers wagner waiting wanted warming warning warping washing wasted wasting waters wavelet
wavenet weaker weakly wearing weaver weaving weekly weighed weighing weight weighted weighting wetness whether whisker
whiskered whisper whispered whistle whither whittle widely wiener wigner winding window windowing winner winning
winnow winnowing winter wiping wiring wisely witness wording words working worlds wright writers writes writing
"""

LOOKALIKES = frozenset(_WORDS.split())
