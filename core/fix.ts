import type { Dataset } from './dataset/dataset.ts';
import { withText } from './dataset/with-text.ts';
import { foreignOf } from './edits/mend-encoding.ts';
import { type LintOptions, lintFile } from './engine.ts';
import type { Finding, Fix } from './finding.ts';
import { rules as allRules } from './rules/index.ts';
import { applyTextEdits, minimalEdit, type Span, type TextEdit } from './span.ts';

/** Fixes that make room for each other come to an end long before; this only stops a rule that fights another. */
const MOST_ROUNDS = 10;

/** Whether a fix is applied; only the first of each finding is asked about. */
export type WantsFix = (fix: Fix, finding: Finding) => boolean;

const isSafe: WantsFix = ({ kind }) => kind === 'safe';

/** Whether a fix is applied without anybody looking at it: by `--fix`, and by who asks for all that is safe. */
export function isSafeFix({ kind, isSure }: Fix): boolean {
  return kind === 'safe' || (kind === 'bytes' && isSure === true);
}

/** Whether something is wrong with a caption's bytes that can be mended in one way only. */
export function hasSureBytesFix(dataset: Dataset, path: string, options: LintOptions = {}): boolean {
  const file = dataset.captions.get(path);
  if (!file || !((file.caption && file.bom) || foreignOf(file))) return false;
  return lintFile(dataset, path, options).some(({ fixes: [fix] }) => fix?.kind === 'bytes' && isSafeFix(fix));
}

/**
 * Fixes of one caption, the safe ones where nothing else is wanted: round after round, those that overlap in the next, until
 * none is left.
 * @returns one minimal edit of the caption's text, or none
 */
export function fixCaption(
  dataset: Dataset,
  path: string,
  options: LintOptions = {},
  wants: WantsFix = isSafe,
): readonly TextEdit[] {
  const file = dataset.captions.get(path);
  if (!file?.caption) return [];
  const before = file.caption.text;
  let text = before;
  let current = dataset;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = wantedEdits(current, path, options, wants);
    if (edits.length === 0) break;
    text = applyTextEdits(text, edits);
    current = withText(current, path, text);
  }
  return minimalEdit(before, text);
}

function wantedEdits(
  dataset: Dataset,
  path: string,
  options: LintOptions,
  wants: WantsFix,
): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of lintFile(dataset, path, options)) {
    const [fix] = finding.fixes;
    if (
      !fix ||
      fix.edits.length === 0 ||
      !wants(fix, finding) ||
      !fix.edits.every(({ span }) => isFree(taken, span))
    )
      continue;
    for (const edit of fix.edits) taken.splice(indexBehind(taken, edit.span.start), 0, edit);
  }
  return taken;
}

/** Whether a span overlaps none of some edits, which are in order of place and don't overlap each other. */
function isFree(taken: readonly TextEdit[], span: Span): boolean {
  const next = taken[indexBehind(taken, span.start)];
  return !next || span.end <= next.span.start;
}

/** The number of the first edit that ends behind an offset. A caption of many mistakes has as many edits: no scan. */
function indexBehind(taken: readonly TextEdit[], offset: number): number {
  let first = 0;
  let last = taken.length;
  while (first < last) {
    const middle = (first + last) >> 1;
    if ((taken[middle]?.span.end ?? 0) > offset) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** The first fix of every finding of one rule in a caption, safe or not: for who asks for just that. */
export function fixKind(
  dataset: Dataset,
  path: string,
  code: string,
  options: LintOptions = {},
): readonly TextEdit[] {
  const rules = (options.rules ?? allRules).filter((rule) => rule.code === code);
  return rules.length === 0 ? [] : fixCaption(dataset, path, { ...options, rules }, () => true);
}
