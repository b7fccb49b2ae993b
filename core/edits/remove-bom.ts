import type { Dataset } from '../dataset/dataset.ts';
import { message } from '../message.ts';
import type { BulkEdit } from './bulk-edit.ts';
import type { EditPorts } from './edit-captions.ts';

/** Takes the byte order mark off captions, which no editor shows as a part of their text. */
export async function removeBom(
  { root, captions }: Dataset,
  { digest, turn }: EditPorts,
  paths: Iterable<string> = captions.keys(),
): Promise<BulkEdit> {
  const changes: BulkEdit['changes'][number][] = [];
  for (const file of paths) {
    await turn.next();
    const found = captions.get(file);
    if (!found?.caption || !found.bom) continue;
    const { caption, bom } = found;
    changes.push({ kind: 'edit', file, digest: digest({ text: caption.text, bom }), edits: [], bom: false });
  }
  return { root, title: message('Remove the byte order mark'), changes };
}
