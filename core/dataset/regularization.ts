import { findPhrase } from '../caption/phrase.ts';
import { tagKey } from '../caption/tag-key.ts';
import { isGeneric } from '../vocabulary/known-words.ts';
import type { Dataset, DatasetOutline } from './dataset.ts';
import type { ConceptFolder } from './files.ts';
import { type ByFolder, sumOfFolders } from './gathered/by-folder.ts';
import type { Counted } from './gathered/counted.ts';
import { triggerOf } from './trigger/trigger.ts';

/** Whether a folder is declared as one of regularization pictures: the class in general, without the subject. */
export function isRegularization({ config }: DatasetOutline, folder: ConceptFolder | undefined): boolean {
  return config.concepts?.[folder?.name ?? '']?.is_reg === true;
}

/** A trigger that a text has, by the words of it that only a subject has. */
export interface TriggerInText {
  readonly phrases: readonly string[];
  readonly inferred: boolean;
}

/**
 * The trigger of the dataset or of one of its concepts that a text has. Plain words and those of the class, which a
 * trigger may have beside its own (`{ all = ["ohwx", "woman"] }`), belong into any caption and don't count. What is
 * declared comes before what is inferred.
 */
export function subjectTriggerIn(dataset: Dataset, text: string): TriggerInText | undefined {
  const classes = [dataset.config.dataset, ...Object.values(dataset.config.concepts ?? {})];
  const classWords = new Set(classes.flatMap((one) => (one?.class === undefined ? [] : [tagKey(one.class)])));
  const subjects = [undefined, ...dataset.folders.values()].filter((one) => !isRegularization(dataset, one));
  let inferred: TriggerInText | undefined;
  for (const folder of subjects) {
    const trigger = triggerOf(dataset, folder);
    for (const phrases of trigger?.alternatives ?? []) {
      if (!phrases.every((phrase) => findPhrase(text, phrase))) continue;
      const own = phrases.map(tagKey).filter((key) => !isGeneric(key) && !classWords.has(key));
      if (own.length === 0) continue;
      if (!trigger?.inferred) return { phrases: own, inferred: false };
      inferred ??= { phrases: own, inferred: true };
    }
  }
  return inferred;
}

/** The pictures that show what is learned. @param images all, by folder */
export function ownImages(dataset: DatasetOutline, images: ByFolder): Counted {
  const regularization = regularizationFolders(dataset);
  return sumOfFolders(images, (folder) => !regularization.has(folder));
}

/** The paths of the folders that are declared as such. */
export function regularizationFolders(dataset: DatasetOutline): ReadonlySet<string> {
  return new Set(
    [...dataset.folders.values()]
      .filter((folder) => isRegularization(dataset, folder))
      .map(({ path }) => path),
  );
}
