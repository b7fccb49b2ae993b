import { parseCaption } from '../caption/caption.ts';
import { insertTag } from '../caption/edit.ts';
import { lineGrammar } from '../caption/grammar.ts';
import { endOfMovable } from '../caption/sections.ts';
import { tagKey } from '../caption/tag-key.ts';
import { replaceText, setInDataset } from '../config/edit-config.ts';
import { CONFIG_FILE } from '../config/schema.ts';
import { writeConfig } from '../config/write-config.ts';
import { baseTagsOf } from '../dataset/base-caption.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { declaredCaption } from '../dataset/declared-caption.ts';
import type { ConceptFolder } from '../dataset/files.ts';
import { message } from '../message.ts';
import { joinPath } from '../path.ts';
import { applyTextEdits } from '../span.ts';
import type { BulkEdit, Digest, FileText } from './bulk-edit.ts';

/** Whether the base caption of a folder's captions has a tag. */
export function isInBaseCaption(dataset: Dataset, folder: ConceptFolder | undefined, tag: string): boolean {
  return baseTagsOf(dataset, folder).some(({ key }) => key === tagKey(tag));
}

/** Where a tag goes: to the base caption of a folder's captions, in the text of the dataset's configuration. */
export interface BaseCaptionPlace {
  readonly folder: ConceptFolder | undefined;
  /** The dataset's `lora-dataset.toml`, where it has one. */
  readonly config: FileText | undefined;
}

/**
 * Puts a tag at the end of a base caption: the folder's own where one is declared, else the dataset's; where there is
 * none, behind the declared trigger and class. A configuration is made where there is none.
 * @returns undefined where the configuration can't be edited, since it is no TOML or says something else there
 */
export function addToBaseCaption(
  dataset: Dataset,
  tag: string,
  { folder, config }: BaseCaptionPlace,
  digest: Digest,
): BulkEdit | undefined {
  const { root } = dataset;
  const own = dataset.config.concepts?.[folder?.name ?? '']?.base_caption;
  const before = parseCaption(
    own ?? dataset.config.dataset?.base_caption ?? declaredCaption(dataset, undefined),
    undefined,
    lineGrammar(dataset.grammar),
  );
  const text = applyTextEdits(before.text, [insertTag(before, endOfMovable(before), tag)]);
  const file = joinPath(root, CONFIG_FILE);
  const title = message('Add "{0}" to the base caption', tag);
  if (!config) {
    const made = { text: writeConfig({ base_caption: text }), bom: false };
    return { root, title, changes: [{ kind: 'create', file, ...made }] };
  }
  const edits =
    own === undefined
      ? setInDataset(config.text, 'base_caption', text)
      : replaceText(config.text, ['concepts', folder?.name ?? '', 'base_caption'], text);
  return edits && { root, title, changes: [{ kind: 'edit', file, digest: digest(config), edits }] };
}
