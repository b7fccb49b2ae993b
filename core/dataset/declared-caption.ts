import type { TriggerSetting } from '../config/schema.ts';
import { baseCaptionOf } from './base-caption.ts';
import type { Dataset } from './dataset.ts';
import type { ConceptFolder } from './files.ts';

/**
 * What the captions of a folder start from as far as someone said so: the base caption; without one the trigger and
 * the class. Nothing is made up: empty where nothing is declared.
 */
export function declaredCaption(dataset: Dataset, folder: ConceptFolder | undefined): string {
  const base = baseCaptionOf(dataset, folder);
  if (base !== undefined) return base;
  const concept = dataset.config.concepts?.[folder?.name ?? ''];
  const trigger = concept?.trigger ?? dataset.config.dataset?.trigger;
  const words = [...wordsOf(trigger), concept?.class ?? dataset.config.dataset?.class];
  return words.filter((word) => word !== undefined).join(', ');
}

function wordsOf(trigger: TriggerSetting | undefined): readonly (string | undefined)[] {
  if (trigger === undefined) return [];
  if (typeof trigger === 'string') return [trigger];
  return 'all' in trigger ? trigger.all : [trigger[0]];
}
