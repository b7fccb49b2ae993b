import { views } from './views/views.ts';
import { wordOf } from './vocabulary.ts';
import { words as vocabulary } from './words/index.ts';

/**
 * Words that tags are commonly made of. Enough to tell an invented name from a word, and two real words that happen
 * to be one letter apart (`shirt`, `skirt`) from a typo.
 */
const WORDS = `
abs above absurd alley alternate ambient amber angel animal anime ankle apple apron aqua arch architecture arm armchair
armor armpit arms art artist asian asymmetrical athletic autumn babe back background backlighting backpack badge bag
balcony bald ball bandage bandana bangle bangs bar bare barefoot bat bath bathroom beach beanie bear beard beautiful
bed bedroom bee belly belt bench bend best bicycle bike bikini bird black blanket blazer blonde blood blouse blown blue
blur blurry blush boat bob bodice body bodysuit bokeh book boot boots bottle bow bowl bowtie box boy boys bra bracelet
braid braided braids branch bread breast breasts brick bridge bright broken brooch brown brush building bun bunny bus
bush business bust butterfly button buttons cafe cake camera candle cap cape car card cardigan carpet casual cat chain
chair cheek cheeks chef cherry chest chibi child chin choker church cigarette city class classroom clean clear cleavage
cliff cloak close closed closeup cloth clothed clothes clothing cloud clouds cloudy coat coffee collar collarbone color
colorful comb comic concept cooking corset cosplay costume couch country couple cow cowboy cream crop cropped cross
crossed crowd crown crying cup curls curly curtain curtains curvy cute cyberpunk dance dancing dark date day daylight
deep denim depth desert desk detail detailed digital dirty dog doll door doors drawing dreadlocks dress drink drinking
drop dusk ear earring earrings ears eating elbow elegant elf embroidery emotion empty epic eye eyebrow eyebrows eyelashes
eyeliner eyes eyeshadow fabric face facial facing faded fairy fan fang fangs fantasy fashion feather feathers feet female
fence field fighting figure film finger fingers fire fireplace fish fist flag flat floor floral flower flowers fluffy
flying fog food foot foreground forehead forest formal fox frame freckles fringe frog front fruit full fur furniture
garden gem ghost girl girls glare glass glasses gloves glow glowing goggles gold golden gorgeous gown gradient grain
grass gray green grey grin ground guitar gun hair hairband hairclip hairpin hairstyle half hallway halo hand handbag
hands happy hat head headband headphones headwear heart heavy heels helmet high hills hip hips holding hood hooded hoodie
hoop horizon horn horns horse hot house hug huge human ice illustration image indoors ink interior jacket jar jaw jeans
jewel jewelry jumping jungle kimono kiss kitchen knee knees kneeling knife lace lake lamp landscape laptop large laugh
laughing lawn leaf leaning leather leaves leg leggings legs lens lemon letter library light lighting lights limbs line
lineart lines lingerie lip lips lipstick living logo long looking loose low lower lying magic makeup male man map market
mask masterpiece mature meadow medium men metal metallic microphone middle midriff military mirror model mole monochrome
moon moonlight morning motion mountain mountains mouth multicolored multiple muscular mushroom music mustache naked name
narrow nature navel neck necklace necktie neon night no noise nose nude object ocean office oil old one open orange
outdoors outfit outline over oversized pain paint painting pair pale pants pantyhose parasol park parted party pastel path
pattern pavement pearl pen pencil pendant people person petals phone photo photograph photographic photography photorealistic
piano piercing pigtails pillow pink pirate plaid plain plant plants plate playing pleated pocket pointy polo pond ponytail
pool portrait pose posing poster pov pretty profile puffy purple purse quality rabbit railing rain rainbow random rays
reading real realistic red reflection relaxed render ribbon ring rings river road robe robot rock room rope rose roses
round rug ruined ruins running rural sad sailor sand sandals scar scarf scene scenery school science sea seashell seat
selfie sepia serious set sexy shadow shadows sharp sheer sheet shelf shell ship shirt shirtless shoe shoes shop short
shorts shot shoulder shoulders side sign signature silhouette silk silver simple singing single sitting sketch skin skirt
skull sky skyscraper sleeping sleeve sleeveless sleeves slim small smile smiling smoke smoking sneakers snow soft sofa
soldier solo space spaceship spread spring squatting stage stairs standing star stars statue steam stone store straight
straps straw street stripe striped stripes stubble studio style suit summer sun sunflower sunglasses sunlight sunset
sunshine sweat sweater sword table tail tall tan tank tattoo tea teacup tears teddy teeth temple text texture thick thigh
thighs tie tiger tight tights tired toe toes tongue tooth top torso towel tower town toy traditional train tree trees
trousers truck turtleneck twintails ugly umbrella underwear undressed uniform upper urban vase vehicle veil vest view
viewer village vintage violet walking wall wallpaper warm watch water watercolor watermark waterfall wave waves wavy
wedding weapon wet wheel white wide wild wind window windows wine wing wings winter witch wolf woman women wood wooden
wool work wrinkles wrist yellow young zipper
across anger angle ankles anklet antenna antennae around arrow ascot baggy banana bandaged bandages battle beads
beamed berry blank bloom blowing board bobbles boned bones border bound bowing boxing brand breath bride broom bubble
bubbles burning cable carry casing chaps charm chart chasing chess chick chips circle circlet clock clone clover cover
crack crest criss curry dangle death demon dessert diving drills dripping driving drone drunk drying english father
fetal flags flame flaps flare flats fleeing flexing flight flops flowing fluff folding framed french fried fries
frills frown frying furry gears giving glance gloom greek groin hairy hanger happi harpy hatching headgear heads
hiding insect insert inset jingle kicking knight lance language laser layer leopard leotard licking lizard locked
locker locks lotion mascot matching material mating medal media median merry moaning moles money monkey mother mouse
nails naval onion order other packet paddle patch peach peeing peeking piece pince pinching place planet player
pointing poker potion pouch power prayer praying press print prone puddle punching racket rating riding right ringed
rocket rolled roller roman roots rubble sample scared scars screaming seamed section shade shaded shape shaped shared
shark shaved sheep shooting shore shouting sided sides slayer sleep sleepy slice slime smell smiley socks soles sound
spade sparkle sparkler spell spiked spikes spill spitting sports stack stand staring steaming stick still stitched
stitches stole stove strand strap streaming string strip stuck suction surprise surprised suspended suspender sweaty
sweet swept switch tablet tails taking talkie talking tanuki tasuki tearing teasing theme themed thorns tilted tinted
toned track trail trait trench tress trick tripping turning tying veins veiny vines wading waist waking walkie waving
wince winged wizard wreath wrench
acorn alive angled ashes awning baked balding ballet band barding beaded beans begging bell bellow below bended bipod
bleeding blending bracer braces brain bridle buckle buckler bullet burly butler butter candy cannon canyon carrot
carved catch catching cattail caves choir clapping clash classes cleat closet clown conch coral corn counter couter
crash crate crater crocs crow curious curved dairy dating diary ditch dotted drawer dressed dresser drill dropping
dying easel eight engrish fading fellow fight fishing fitted flapping flashes flashing fleet flippers flock flood
folded folder fountain furious gate gauge gauze goose grasses grate grave grill groom gyaru gyaruo handy height
hitting hives honey hover humping iphone ipod knifed knitted knives knotted laced lacy lashes locket lover mallet
match mellow messy minor missy moose moral mullet muneate noose nuzzle pacing painted paints palace parka parrot
patting peeling pennant petting pitch pitching plane plank plume plump points poison poking porch potted prank pressed
printed prison puzzle quiet quite racing rattle rearing reins ripping roaring rolling ruffled sack saddle sandy sarong
satin sauce saucer scooter scouter sewing shaking shallow shaving shide shikigami shinigami shiny shirts shuffled
sight sinking skinny skirts slapping slashes slashing slender slide slippers slipping snack spender spice spine spines
spire splashing splendor spool spoon spotted spraying stacking stain stalking steak stitch stool strait stream
stripped strong suneate swallow sweeping swinging tangled tender tenga tengu thatch thirty thread threat toggles torch
trash trial tripped trolling trowel turban twitch typing vowel waiter waiting wallet wand watching weasel weight what
wheat windy wives writing yawning
airpods baking barking barrel batter battery bouncing bumping calling camel cameo caption caution chopping cleaning
coach constriction construction dango dated dazed digging diner dinner dough falling fisting flick flour gavel geass
glock graph handle hatch heater hopping humming knitting knotting lock mango march marker mural pegging pickle planted
planter pointer pouncing price prince printer reaching reed reeds rice rigging rowing sake sandbag scone scope
serafuku shopping sickle skipping snake snoring snort snot snout snowing stake staple stapled stapler swing teaching
theater valley wafer weed weeds whip whisk whisp willow zebra
best quality masterpiece realistic photorealistic photo render anime cartoon sketch solo duo 3d 2d hd uhd 4k 8k hdr cgi
lowres highres absurdres nsfw sfw safe explicit sensitive questionable score
`;

const words = new Set([
  ...WORDS.split(/\s+/).filter(Boolean),
  // Of tags of several words none alone: Hazel may be someone's name, though there are hazel eyes.
  ...vocabulary.map(({ tag }) => tag).filter((tag) => !tag.includes(' ')),
]);
const tags = new Set([
  ...vocabulary.map(({ tag }) => tag),
  ...views.flatMap(({ tag, alsoWritten }) => [tag, ...alsoWritten]),
]);

/** Whether a word (lower case) is one that tags are commonly made of, or a number with or without a unit (`4k`). */
export function isKnownWord(word: string): boolean {
  return words.has(word) || /^\d[\d.:/+]*[a-z]*$/.test(word);
}

/** Whether the vocabulary has a tag (its key), or all of its words. */
export function isKnownTag(key: string): boolean {
  return tags.has(key) || key.split(/[ -]/).every(isKnownWord);
}

/** Words that say what kind of thing is shown, and how well; never a trigger. */
const GENERIC = new Set(
  'girl boy woman women man men person people child lady guy female male character style concept object animal cat dog photo image picture solo duo'.split(
    ' ',
  ),
);

/** Whether a tag (its key) can't be a trigger: counts of people, class words, quality words and plain vocabulary. */
export function isGeneric(key: string): boolean {
  return (
    isKnownTag(key) ||
    wordOf(key) !== undefined ||
    GENERIC.has(key) ||
    /^\d+\+?(?:girls?|boys?|others?)$/.test(key)
  );
}
