import { parseCaption } from '../caption/caption.ts';
import { insertTag } from '../caption/edit.ts';
import { tagKey } from '../caption/tag-key.ts';
import { setInDataset } from '../config/edit-config.ts';
import { CONFIG_FILE } from '../config/schema.ts';
import { writeConfig } from '../config/write-config.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { declaredCaption } from '../dataset/declared-caption.ts';
import { message } from '../message.ts';
import { joinPath } from '../path.ts';
import { applyTextEdits } from '../span.ts';
import type { BulkEdit, Digest, FileText } from './bulk-edit.ts';

/** Whether the dataset's base caption has a tag. */
export function isInBaseCaption({ config }: Dataset, tag: string): boolean {
  const { tags } = parseCaption(config.dataset?.base_caption ?? '');
  return tags.some(({ key }) => key === tagKey(tag));
}

/**
 * Puts a tag at the end of the dataset's base caption; where none is declared, behind the declared trigger and class. A
 * configuration is made where there is none.
 * @param config the text of the dataset's `lora-dataset.toml`, where it has one
 * @returns undefined where that text can't be edited, since it is no TOML or says something else there
 */
export function addToBaseCaption(
  dataset: Dataset,
  tag: string,
  config: FileText | undefined,
  digest: Digest,
): BulkEdit | undefined {
  const before = parseCaption(dataset.config.dataset?.base_caption ?? declaredCaption(dataset, undefined));
  const text = applyTextEdits(before.text, [insertTag(before, before.tags.length, tag)]);
  const file = joinPath(dataset.root, CONFIG_FILE);
  const title = message('Add "{0}" to the base caption', tag);
  const { root } = dataset;
  if (!config) {
    const made = { text: writeConfig({ base_caption: text }), bom: false };
    return { root, title, changes: [{ kind: 'create', file, ...made }] };
  }
  const edits = setInDataset(config.text, 'base_caption', text);
  return edits && { root, title, changes: [{ kind: 'edit', file, digest: digest(config), edits }] };
}
