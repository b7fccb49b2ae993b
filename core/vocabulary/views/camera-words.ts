/** Whether words that can name a view name one, by the words around them. */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Who is seen, as a tag of a view may say. */
const PERSON = `girl boy woman man lady guy male female person people character subject model figure child couple
1girl 1boy girls boys women men her him them she he`;

const PICTURE = `shot shots view views angle photo photograph picture image portrait render perspective frame footage
closeup pov camera selfie composition snapshot`;

const SEEN = `seen viewed shot photographed taken pictured shown photo photograph picture view image pov filmed captured
framed depicted drawn rendered painted portrayed visible angle perspective`;

/** What may stand with a view in its tag, before or behind it. */
const WITH_VIEW = setOf(`${PERSON} ${PICTURE} ${SEEN}
a an the of and or from to at in with slightly slight directly straight partly mostly almost nearly very extreme
diagonally just only full upper lower half body length close up head face viewer us me wide medium long low high
standing sitting walking kneeling posing facing young old left right side front back behind above below lens`);

const seen = setOf(SEEN);
const person = setOf(PERSON);
const picture = setOf(PICTURE);

/** Verbs that show somebody: `the picture shows her from behind`. */
const SHOWS = setOf('show shows showing see sees depict depicts depicting capture captures capturing');
const ADVERB = setOf('slightly directly straight partly mostly almost nearly just diagonally and or');
/** What goes on behind a view in a sentence; a noun would make it a place (`from behind trees`). */
const GOES_ON =
  setOf(`as while in on at with and or against by near under so where who that through during when he she
they it is are was but to wearing inside outside amid among without`);
const NO_NAME = setOf('with and in on at by to out is are was were light lights');

/** What such words name when it isn't a view: a mirror, a lamp. */
const THING_BEHIND =
  /^[\s_-]*(?:mirrors?|windows?|monitor|lighting|lights?|lit|\p{L}*light|sun|shadows?)(?!\p{L})/iu;
const PROFILE_PICTURE = /^[\s_-]*(?:pictures?|pics?|photos?|images?|icons?)(?!\p{L})/iu;
const RIGHT_ANGLE = /^[\s_-]*angles?(?!\p{L})/iu;
/** A face that turns away is seen from the side more often than from behind. */
const FACE_BEFORE = /(?:face|head|eyes?|gaze|look)[\s_]+(?:(?:is|are|was)[\s_]+)?$/iu;

const END_OF_CLAUSE = /[,.;:!?()"“”\n—]/u;

const wordsOf = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^\d+$/.test(word));

const isThing = (before: string, phrase: string, after: string) =>
  THING_BEHIND.test(after) ||
  (/profile$/i.test(phrase) && PROFILE_PICTURE.test(after)) ||
  (/right$/i.test(phrase) && RIGHT_ANGLE.test(after)) ||
  (/^(?:turned|facing)/i.test(phrase) && FACE_BEFORE.test(before));

/** @param before what stands before the words in their tag @param after what stands behind them there */
export function isOfCamera(before: string, phrase: string, after: string): boolean {
  if (isThing(before, phrase, after)) return false;
  const [lead, tail] = [wordsOf(before), wordsOf(after)];
  const isLedTo = lead.every((word) => WITH_VIEW.has(word)) || seen.has(lead.at(-1) ?? '');
  // `low angle view of tower`
  const shows = tail.indexOf('of');
  const isPictureOf = shows > 0 && picture.has(tail[shows - 1] ?? '');
  return isLedTo && (isPictureOf ? tail.slice(0, shows) : tail).every((word) => WITH_VIEW.has(word));
}

/** The same in a sentence. @param before all that stands before the words @param after all that stands behind them */
export function isOfCameraInSentence(before: string, phrase: string, after: string): boolean {
  if (isThing(before, phrase, after)) return false;
  const lead = wordsOf(before.split(END_OF_CLAUSE).at(-1) ?? '');
  const tail = wordsOf(after.split(END_OF_CLAUSE)[0] ?? '');
  const [last, next] = [lead.at(-1) ?? '', tail[0] ?? ''];
  if (/^from[\s_-]/i.test(phrase)) return goesOn(next) && leadsToView(lead);
  if (/^(?:left|right)[\s_-]side$/i.test(phrase)) return false;
  if (/^overhead$/i.test(phrase)) return picture.has(next);
  if (/^profile$/i.test(phrase))
    return /^(?:in|side|left|right|full)$/.test(last) || picture.has(next) || next === 'of';
  return true;
}

function goesOn(next: string): boolean {
  return next === '' || GOES_ON.has(next) || picture.has(next) || /(?:ing|ly)$/.test(next);
}

/** Whether a clause so far says that something is seen from where the next words tell. */
function leadsToView(words: readonly string[]): boolean {
  const lead = [...words];
  while (ADVERB.has(lead.at(-1) ?? '')) {
    const word = lead.pop();
    if (word !== 'and' && word !== 'or') continue;
    // `from the side and from behind`: what led to the first leads to the second.
    const from = lead.lastIndexOf('from');
    if (from >= 0 && from >= lead.length - 3) lead.splice(from);
  }
  const last = lead.at(-1);
  if (last === undefined || seen.has(last) || lead.slice(-4).some((word) => SHOWS.has(word))) return true;
  const of = lead.lastIndexOf('of');
  if (of > 0 && picture.has(lead[of - 1] ?? '')) {
    const shown = lead.slice(of + 1);
    return shown.length <= 4 && !shown.some((word) => NO_NAME.has(word) || isVerb(word));
  }
  return person.has(last) && lead.length <= 4 && !lead.slice(0, -1).some(isVerb);
}

const isVerb = (word: string) => word.length > 3 && /(?:ing|ed|s)$/.test(word);
