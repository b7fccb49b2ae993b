import { lineGrammar } from '../caption/grammar.ts';
import { type TagRename, tagRenamer } from '../caption/rename.ts';
import { renameInConfig } from '../config/rename-in-config.ts';
import { CONFIG_FILE } from '../config/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { message } from '../message.ts';
import { joinPath } from '../path.ts';
import type { BulkEdit, Digest, FileChange, FileText } from './bulk-edit.ts';
import { type EditPorts, editCaptions } from './edit-captions.ts';

/**
 * One tag by another name, in all captions that a picture has, and in the configuration where the tag stands there.
 * @param config the text of the dataset's `lora-dataset.toml`, where it has one
 * @param captions only these, where they are given
 */
export async function renameTag(
  dataset: Dataset,
  rename: TagRename,
  config: FileText | undefined,
  ports: EditPorts,
  captions?: Iterable<string>,
): Promise<BulkEdit> {
  const title = message('Rename "{0}" to "{1}"', rename.from, rename.to);
  const edit = await editCaptions(dataset, title, tagRenamer(rename), ports, captions);
  const last = config ? configChange(dataset, rename, config, ports.digest) : undefined;
  return last ? { ...edit, changes: [...edit.changes, last] } : edit;
}

function configChange(
  { root, grammar }: Dataset,
  rename: TagRename,
  config: FileText,
  digest: Digest,
): FileChange | undefined {
  const edits = renameInConfig(config.text, rename, lineGrammar(grammar));
  if (edits.length === 0) return undefined;
  return { kind: 'edit', file: joinPath(root, CONFIG_FILE), digest: digest(config), edits };
}
