import type { Dataset } from '../dataset/dataset.ts';
import { fixCaption } from '../fix.ts';
import { message } from '../message.ts';
import type { Turn } from '../ports.ts';
import type { BulkEdit, Digest, FileChange } from './bulk-edit.ts';

/** All safe fixes of a dataset's captions, as `lora lint --fix` applies them to each. */
export async function fixDataset(dataset: Dataset, digest: Digest, turn: Turn): Promise<BulkEdit> {
  const changes: FileChange[] = [];
  for (const file of dataset.captions.values()) {
    await turn.next();
    if (!file.caption) continue;
    const { path, bom, caption } = file;
    const edits = fixCaption(dataset, path);
    if (edits.length > 0)
      changes.push({ kind: 'edit', file: path, digest: digest({ text: caption.text, bom }), edits });
  }
  return { root: dataset.root, title: message('Fix all that is safe to fix'), changes };
}
