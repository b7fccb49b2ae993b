import { captionFile } from './dataset/assemble.ts';
import { type Dataset, withFiles } from './dataset/dataset.ts';
import { type LintOptions, lintFile } from './engine.ts';
import { applyTextEdits, type TextEdit } from './span.ts';

/** Fixes that make room for each other come to an end long before; this only stops a rule that fights another. */
const MOST_ROUNDS = 10;

/**
 * All safe fixes of one caption: round after round, those that overlap in the next, until none is left.
 * @returns one minimal edit of the caption's text, or none
 */
export function fixCaption(dataset: Dataset, path: string, options: LintOptions = {}): readonly TextEdit[] {
  const file = dataset.captions.get(path);
  if (!file?.caption) return [];
  const before = file.caption.text;
  let text = before;
  let current = dataset;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(current, path, options);
    if (edits.length === 0) break;
    text = applyTextEdits(text, edits);
    current = withFiles(current, {
      captions: new Map([[path, captionFile(current, { path, text, bom: file.bom })]]),
    });
  }
  return minimalEdit(before, text);
}

function safeEdits(dataset: Dataset, path: string, options: LintOptions): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { fixes } of lintFile(dataset, path, options)) {
    const [fix] = fixes;
    if (fix?.kind !== 'safe') continue;
    const free = fix.edits.every(({ span }) =>
      edits.every((other) => span.end <= other.span.start || span.start >= other.span.end),
    );
    if (free) edits.push(...fix.edits);
  }
  return edits;
}

/** The smallest single edit that makes one text the other; it splits no character in two. */
function minimalEdit(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (isHighSurrogate(before, start - 1)) start--;
  let cut = 0;
  const most = Math.min(before.length, after.length) - start;
  while (cut < most && before[before.length - 1 - cut] === after[after.length - 1 - cut]) cut++;
  if (isHighSurrogate(before, before.length - cut - 1)) cut--;
  return [{ span: { start, end: before.length - cut }, newText: after.slice(start, after.length - cut) }];
}

/** Whether the UTF-16 unit at an offset is the first of two that are one character: an edit must not begin behind it. */
function isHighSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xd800 && unit < 0xdc00;
}
