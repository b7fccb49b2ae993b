import { captionFile } from '../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { CaptionFile } from '../../core/dataset/files.ts';
import type { BulkEdit, FileChange } from '../../core/edits/bulk-edit.ts';
import { mendEncoding } from '../../core/edits/mend-encoding.ts';
import { withBytes } from '../../core/edits/with-bytes.ts';
import type { Finding } from '../../core/finding.ts';
import { fixCaption, isSafeFix } from '../../core/fix.ts';
import { message } from '../../core/message.ts';
import { digestOfText } from '../../core/node/digest.ts';
import type { Applied } from '../../core/node/edits/apply-bulk-edit.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import { applyTextEdits, minimalEdit } from '../../core/span.ts';
import type { LintedWhole, LintSettings } from './lint-target.ts';

/** A mended caption may change what is found in others; the rules' fixes come to an end long before. */
const MOST_ROUNDS = 10;

/** What remains after fixing, how many files were mended, and those that could not be. */
export interface Fixed extends Applied {
  readonly linted: LintedWhole;
  /** By how many bulk edits: each is taken back by itself. */
  readonly edits: number;
}

/**
 * Applies the safe fixes of what was found, by a bulk edit that can be taken back; by another one what is only found after
 * it, such as in a caption that could not be read before.
 * @param apply makes the edit @param again lints the dataset anew from disk
 */
export async function fixTarget(
  apply: (edit: BulkEdit) => Applied,
  first: LintedWhole,
  settings: LintSettings,
  again: () => Promise<LintedWhole>,
): Promise<Fixed> {
  const refusals = new Map<string, ChangeRefusal>();
  const files = new Set<string>();
  let [linted, edits, links] = [first, 0, 0];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changes = (await changesFor(linted, settings)).filter(({ file }) => !refusals.has(file));
    if (changes.length === 0) break;
    const applied = apply({
      root: linted.dataset.root,
      title: message('Fix all that is safe to fix'),
      changes,
    });
    if (applied.done > 0) edits++;
    for (const refusal of applied.refusals) refusals.set(refusal.file, refusal);
    const done = changes.filter(({ file }) => !refusals.has(file));
    for (const { file } of done) files.add(file);
    // Two links to one caption are one file.
    links += done.length - applied.done;
    linted = await again();
  }
  return { linted, done: files.size - links, edits, refusals: [...refusals.values()] };
}

/** Whether `--fix` mends a finding. */
export function isSafelyFixed({ fixes: [fix] }: Finding): boolean {
  return fix !== undefined && isSafeFix(fix);
}

async function changesFor(linted: LintedWhole, settings: LintSettings): Promise<readonly FileChange[]> {
  const { dataset } = linted;
  const ports = { digest: digestOfText, turn: { next: () => undefined } };
  const { changes } = await mendEncoding(dataset, ports, { paths: convertibles(linted) });
  return withBytes(changesOf(dataset, mended(linted, settings)), changes);
}

/** The dataset as it is when none of the safe fixes of text is left, of the files that were named. */
function mended({ dataset, findings, target }: LintedWhole, { severities }: LintSettings): Dataset {
  let current = dataset;
  let files: Iterable<string> = new Set(
    findings.filter(({ fixes: [fix] }) => fix?.kind === 'safe').map(({ file }) => file),
  );
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
    const digest = digestOfText({ text: caption.text, bom });
    changes.push({ kind: 'edit', file: path, digest, edits });
  }
  return changes;
}

/** Captions whose bytes are mended, which are no edits of their text. */
function convertibles({ findings }: LintedWhole): readonly string[] {
  const wanted = findings.filter((one) => one.fixes[0]?.kind === 'bytes' && isSafelyFixed(one));
  return [...new Set(wanted.map(({ file }) => file))];
}
