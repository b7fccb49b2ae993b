import type { Dataset } from '../../core/dataset/dataset.ts';
import type { FileEdits } from '../../core/edits/bulk-edit.ts';
import { mendEncoding } from '../../core/edits/mend-encoding.ts';
import type { Finding } from '../../core/finding.ts';
import { fixCaption, isSafeFix } from '../../core/fix.ts';
import { formatMessage } from '../../core/message.ts';
import { applyBulkEdit } from '../../core/node/apply-bulk-edit.ts';
import { applyEdits, type Refusal } from '../../core/node/apply-edits.ts';
import { bytesOfText, digestOf, digestOfText } from '../../core/node/digest.ts';
import type { EditDisk } from '../../core/node/edit-disk.ts';
import type { Journal } from '../../core/node/journal.ts';
import { refusalMessage } from '../../core/node/refusal-message.ts';
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
 * @param journal keeps the bytes of captions that are converted
 * @param again lints the dataset anew from disk
 */
export async function fixTarget(
  disk: EditDisk,
  first: Linted,
  settings: LintSettings,
  journal: Journal,
  again: () => Promise<Linted>,
): Promise<Fixed> {
  const refusals = new Map<string, Refusal>();
  let linted = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(linted, settings).filter(({ file }) => !refusals.has(file));
    const files = new Set(edits.map(({ file }) => file));
    // One that needs both gets its text mended first.
    const converted = convertibles(linted).filter((file) => !refusals.has(file) && !files.has(file));
    if (edits.length === 0 && converted.length === 0) break;
    const refused = [...applyEdits(disk, edits), ...(await convert(disk, journal, linted, converted))];
    for (const refusal of refused) refusals.set(refusal.file, refusal);
    linted = await again();
  }
  return { linted, refusals: [...refusals.values()] };
}

/** Whether `--fix` mends a finding. */
export function isSafelyFixed({ fixes: [fix] }: Finding): boolean {
  return fix !== undefined && isSafeFix(fix);
}

function safeEdits({ dataset, findings }: Linted, { severities }: LintSettings): readonly FileEdits[] {
  const files = new Set(findings.filter(({ fixes: [fix] }) => fix?.kind === 'safe').map(({ file }) => file));
  return [...files].flatMap((file) => {
    const edits = fixCaption(dataset, file, { severities });
    const digest = digestOfCaption(dataset, file);
    return digest === undefined || edits.length === 0 ? [] : [{ file, digest, edits }];
  });
}

/** Captions whose bytes are mended, which are no edits of their text. */
function convertibles({ findings }: Linted): readonly string[] {
  const wanted = findings.filter((one) => one.fixes[0]?.kind === 'bytes' && isSafelyFixed(one));
  return [...new Set(wanted.map(({ file }) => file))];
}

/** Mends the bytes of captions; what they were is kept, so that it can be taken back. */
async function convert(
  disk: EditDisk,
  journal: Journal,
  { dataset }: Linted,
  paths: readonly string[],
): Promise<readonly Refusal[]> {
  if (paths.length === 0) return [];
  const ports = { digest: digestOfText, turn: { next: () => undefined } };
  const { refusals } = applyBulkEdit(disk, journal, await mendEncoding(dataset, ports, { paths }));
  return refusals.map(({ file, ...refusal }) => {
    return { file, reason: 'io', detail: formatMessage(refusalMessage({ file, ...refusal })) };
  });
}

/** The digest of a caption's bytes as they were read; undefined where they are no text. */
function digestOfCaption(dataset: Dataset, path: string): string | undefined {
  const file = dataset.captions.get(path);
  return file?.caption && digestOf(bytesOfText(file.caption.text, file.bom));
}
