import type { Caption } from '../../caption/caption.ts';
import { findPhrase } from '../../caption/phrase.ts';
import { hasPhrase } from '../../caption/phrase-set.ts';
import { tagKey } from '../../caption/tag-key.ts';
import type { Config } from '../../config/schema.ts';
import { isGeneric } from '../../vocabulary/known-words.ts';
import type { Dataset } from '../dataset.ts';
import type { ConceptFolder } from '../files.ts';
import { type TagUse, usualSpelling } from '../statistics.ts';
import { alternativesOf, classWord, instanceWords, placeholders } from './trigger-candidates.ts';

/** What a caption must hold: any one of the alternatives, each with all of its phrases. */
export interface Trigger {
  readonly alternatives: readonly (readonly string[])[];
  /** Whether nobody declared it. */
  readonly inferred: boolean;
}

/** A trigger word is looked for among at least this many captions. */
const FEWEST_CAPTIONS = 10;
const SHARE_OF_CAPTIONS = 0.9;
/** Where a trigger word usually stands at the latest (0 = first tag). */
const LAST_POSITION = 2;

/**
 * The trigger of a concept folder; first hit wins: the folder's setting, the dataset's, a placeholder in half of the
 * captions, the folder's own words in half of them, an unknown word near the front of nearly all.
 */
export function triggerOf(dataset: Dataset, folder: ConceptFolder | undefined): Trigger | undefined {
  const { config, statistics } = dataset;
  let known = triggers.get(statistics);
  if (known?.config !== config) {
    known = { config, byFolder: new Map() };
    triggers.set(statistics, known);
  }
  const { byFolder } = known;
  if (!byFolder.has(folder)) byFolder.set(folder, findTrigger(dataset, folder));
  return byFolder.get(folder);
}

/** What was found for one state of a dataset: several rules ask for it at each caption. */
const triggers = new WeakMap<
  Dataset['statistics'],
  { readonly config: Config; readonly byFolder: Map<ConceptFolder | undefined, Trigger | undefined> }
>();

function findTrigger(dataset: Dataset, folder: ConceptFolder | undefined): Trigger | undefined {
  const declared = dataset.config.concepts?.[folder?.name ?? '']?.trigger ?? dataset.config.dataset?.trigger;
  if (declared !== undefined) return { alternatives: alternativesOf(declared), inferred: false };
  const { captions, phrases } = dataset.statistics;
  const inHalf = (phrase: string) => captions > 0 && (phrases.get(phrase) ?? 0) >= captions / 2;
  const found =
    placeholders.find(inHalf) ?? (folder && instanceWords(folder).find(inHalf)) ?? unknownWord(dataset);
  return found === undefined ? undefined : { alternatives: [[found]], inferred: true };
}

const unknownWords = new WeakMap<Dataset['statistics'], string | false>();

/** A single word that no vocabulary has, in nearly every caption and near its front. */
function unknownWord(dataset: Dataset): string | undefined {
  const { statistics } = dataset;
  const remembered = unknownWords.get(statistics);
  if (remembered !== undefined) return remembered || undefined;
  let best: TagUse | undefined;
  if (statistics.captions >= FEWEST_CAPTIONS) {
    const known = knownKeys(dataset);
    for (const key of [...frequentKeys(statistics), ...statistics.tags.layer.keys()]) {
      const use = statistics.tags.get(key);
      if (
        !use ||
        use.count < SHARE_OF_CAPTIONS * statistics.captions ||
        use.positions > LAST_POSITION * use.count
      )
        continue;
      if (!isOneWord(use, statistics) || isGeneric(use.key) || known.has(use.key)) continue;
      if (!best || use.count > best.count || (use.count === best.count && use.key < best.key)) best = use;
    }
  }
  const word = best && usualSpelling(best);
  unknownWords.set(statistics, word ?? false);
  return word;
}

/**
 * Whether a tag is written as one word: `my_char` where tags are else written with blanks. Where all are joined by
 * underscores, so is every tag of two words.
 */
function isOneWord(use: TagUse, { tags }: Dataset['statistics']): boolean {
  if (!use.key.includes(' ')) return true;
  if (/\s/.test(usualSpelling(use))) return false;
  let joined = 0;
  let spaced = 0;
  tags.forEach((other) => {
    if (other === use || !other.key.includes(' ')) return;
    /\s/.test(usualSpelling(other)) ? spaced++ : joined++;
  });
  return spaced > joined;
}

const frequent = new WeakMap<ReadonlyMap<string, TagUse>, readonly string[]>();

/** The tags that were in half of the captions when the shared base was made: what changed since is few. */
function frequentKeys({ captions, tags: { base } }: Dataset['statistics']): readonly string[] {
  let keys = frequent.get(base);
  if (!keys) {
    keys = [...base.values()].filter(({ count }) => count >= captions / 2).map(({ key }) => key);
    frequent.set(base, keys);
  }
  return keys;
}

/** Tags that someone said are no triggers: known ones and the words of a class. */
function knownKeys({ config, folders }: Dataset): ReadonlySet<string> {
  const classes = [config.dataset, ...Object.values(config.concepts ?? {})].map((concept) => concept?.class);
  const words = [...classes, ...[...folders.values()].map(classWord), ...(config.tags?.known ?? [])];
  return new Set(words.filter((word) => word !== undefined).map(tagKey));
}

/** Whether a caption has the trigger in the part that is read; as `hasTrigger` of its text, for many captions. */
export function isTriggerIn(caption: Caption, { alternatives }: Trigger): boolean {
  return alternatives.some((phrases) => phrases.every((phrase) => hasPhrase(caption, phrase)));
}

/** Whether a text has the trigger, as whole words. */
export function hasTrigger(text: string, trigger: Trigger): boolean {
  return trigger.alternatives.some((phrases) => phrases.every((phrase) => findPhrase(text, phrase)));
}

/** The words of a folder's trigger that a text lacks: none where it has the trigger by one of its alternatives. */
export function missingTrigger(
  dataset: Dataset,
  folder: ConceptFolder | undefined,
  text: string,
): readonly string[] {
  const trigger = triggerOf(dataset, folder);
  return trigger && !hasTrigger(text, trigger) ? trigger.alternatives.flat() : [];
}

/** Whether a tag is the trigger of some concept folder, in whatever spelling. */
export function isTrigger(dataset: Dataset, tag: string): boolean {
  return [undefined, ...dataset.folders.values()].some((folder) =>
    triggerOf(dataset, folder)
      ?.alternatives.flat()
      .some((phrase) => tagKey(phrase) === tagKey(tag)),
  );
}

const owners = new WeakMap<Dataset['folders'], { config: Config; byKey: ReadonlyMap<string, Set<string>> }>();

/** Whether a tag is the trigger of other concept folders, and not of this one: it names what isn't in the picture. */
export function isForeignTrigger(dataset: Dataset, folder: ConceptFolder | undefined, key: string): boolean {
  const { config, folders } = dataset;
  let known = owners.get(folders);
  if (known?.config !== config) {
    const byKey = new Map<string, Set<string>>();
    for (const one of folders.values()) {
      const declared = config.concepts?.[one.name]?.trigger;
      const phrases = declared === undefined ? instanceWords(one) : alternativesOf(declared).flat();
      for (const phrase of phrases.map(tagKey)) {
        const names = byKey.get(phrase);
        names ? names.add(one.name) : byKey.set(phrase, new Set([one.name]));
      }
    }
    known = { config, byKey };
    owners.set(folders, known);
  }
  const of = known.byKey.get(key);
  if (!of || !folder || of.has(folder.name)) return false;
  return !triggerOf(dataset, folder)
    ?.alternatives.flat()
    .some((phrase) => tagKey(phrase) === key);
}

/** The trigger as one writes it: its first alternative. */
export function writtenTrigger(trigger: Trigger): string {
  return trigger.alternatives[0]?.join(', ') ?? '';
}
