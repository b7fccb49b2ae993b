import { captionFile } from '../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { CaptionFile } from '../../core/dataset/files.ts';
import type { BulkEdit, FileChange } from '../../core/edits/bulk-edit.ts';
import type { Finding } from '../../core/finding.ts';
import { fixCaption } from '../../core/fix.ts';
import { message } from '../../core/message.ts';
import type { Applied } from '../../core/node/apply-bulk-edit.ts';
import { digestOfText } from '../../core/node/digest.ts';
import { applyTextEdits, minimalEdit } from '../../core/span.ts';
import type { Linted, LintSettings } from './lint-target.ts';

/** A mended caption may change what is found in others; the rules' fixes come to an end long before. */
const MOST_ROUNDS = 10;

/** What remains after fixing, how many files were mended, and those that could not be. */
export interface Fixed extends Applied {
  readonly linted: Linted;
}

/**
 * Applies the safe fixes of what was found, as one bulk edit that can be taken back.
 * @param apply makes the edit @param again lints the dataset anew from disk
 */
export async function fixTarget(
  apply: (edit: BulkEdit) => Applied,
  first: Linted,
  settings: LintSettings,
  again: () => Promise<Linted>,
): Promise<Fixed> {
  const changes = changesOf(first.dataset, mended(first, settings));
  if (changes.length === 0) return { linted: first, done: 0, refusals: [] };
  const title = message('Fix all that is safe to fix');
  const applied = apply({ root: first.dataset.root, title, changes });
  return { ...applied, linted: await again() };
}

/** Whether `--fix` mends a finding. */
export function isSafelyFixed({ fixes: [fix] }: Finding): boolean {
  return fix?.kind === 'safe';
}

/** The dataset as it is when none of the safe fixes is left, of the files that were named. */
function mended({ dataset, findings, target }: Linted, { severities }: LintSettings): Dataset {
  let current = dataset;
  let files: Iterable<string> = new Set(findings.filter(isSafelyFixed).map(({ file }) => file));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const captions = new Map<string, CaptionFile>();
    for (const path of files) {
      const file = current.captions.get(path);
      const edits = file?.caption ? fixCaption(current, path, { severities }) : [];
      if (!file?.caption || edits.length === 0) continue;
      const text = applyTextEdits(file.caption.text, edits);
      captions.set(path, captionFile(current, { path, text, bom: file.bom }));
    }
    if (captions.size === 0) break;
    current = withFiles(current, { captions });
    // A round more than there is to do: only then nothing is left that one mended caption made of another.
    files = [...current.captions.keys()].filter(target.covers);
  }
  return current;
}

function changesOf(before: Dataset, after: Dataset): readonly FileChange[] {
  const changes: FileChange[] = [];
  if (before === after) return changes;
  for (const [path, file] of before.captions.entries()) {
    const now = after.captions.get(path)?.caption;
    if (!file.caption || !now || now === file.caption) continue;
    const { bom, caption } = file;
    const edits = minimalEdit(caption.text, now.text);
    changes.push({ kind: 'edit', file: path, digest: digestOfText({ text: caption.text, bom }), edits });
  }
  return changes;
}
