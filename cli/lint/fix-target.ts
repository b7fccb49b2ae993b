import type { Dataset } from '../../core/dataset/dataset.ts';
import type { FileEdits } from '../../core/edits/bulk-edit.ts';
import type { Finding } from '../../core/finding.ts';
import { fixCaption } from '../../core/fix.ts';
import { applyEdits, type Refusal } from '../../core/node/apply-edits.ts';
import { bytesOfText, digestOf } from '../../core/node/digest.ts';
import type { EditDisk } from '../../core/node/edit-disk.ts';
import type { Linted, LintSettings } from './lint-target.ts';

/** A mended caption may change what is found in others; the rules' fixes come to an end long before. */
const MOST_ROUNDS = 10;

/** What remains after fixing, and the files that could not be mended. */
export interface Fixed {
  readonly linted: Linted;
  readonly refusals: readonly Refusal[];
}

/**
 * Applies the safe fixes of what was found, to the disk, until none is left.
 * @param again lints the dataset anew from disk
 */
export async function fixTarget(
  disk: EditDisk,
  first: Linted,
  settings: LintSettings,
  again: () => Promise<Linted>,
): Promise<Fixed> {
  const refusals = new Map<string, Refusal>();
  let linted = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(linted, settings).filter(({ file }) => !refusals.has(file));
    if (edits.length === 0) break;
    for (const refusal of applyEdits(disk, edits)) refusals.set(refusal.file, refusal);
    linted = await again();
  }
  return { linted, refusals: [...refusals.values()] };
}

/** Whether `--fix` mends a finding. */
export function isSafelyFixed({ fixes: [fix] }: Finding): boolean {
  return fix?.kind === 'safe';
}

function safeEdits({ dataset, findings }: Linted, { severities }: LintSettings): readonly FileEdits[] {
  const files = new Set(findings.filter(isSafelyFixed).map(({ file }) => file));
  return [...files].flatMap((file) => {
    const edits = fixCaption(dataset, file, { severities });
    const digest = digestOfCaption(dataset, file);
    return digest === undefined || edits.length === 0 ? [] : [{ file, digest, edits }];
  });
}

/** The digest of a caption's bytes as they were read; undefined where they are no text. */
function digestOfCaption(dataset: Dataset, path: string): string | undefined {
  const file = dataset.captions.get(path);
  return file?.caption && digestOf(bytesOfText(file.caption.text, file.bom));
}
