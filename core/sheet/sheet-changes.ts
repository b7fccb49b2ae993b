import { message } from '../message.ts';
import type { Span } from '../span.ts';
import type { ParsedSheet, SheetBlock, SheetMistake } from './parse-sheet.ts';
import { sheetSpan } from './sheet-places.ts';
import { shownText } from './shown-text.ts';
import { writtenName } from './written-name.ts';

/** What each caption of a sheet has, as it is shown, by name: what the sheet's changes are told from. */
export type SheetBase = ReadonlyMap<string, string>;

/** A caption that has another text in the sheet. */
export interface SheetChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What a sheet changes. */
export interface SheetChanges {
  readonly changes: readonly SheetChange[];
  /** Names that have no line any more. Their captions stay as they are. */
  readonly removed: readonly string[];
  /** In order of place. As long as there are any, nobody can say what is meant. */
  readonly mistakes: readonly SheetMistake[];
}

/** What a sheet has that was just read. */
export function baseOf({ blocks }: ParsedSheet): Map<string, string> {
  return new Map(blocks.map(({ name, text }) => [name, shownText(text)]));
}

/** Compares a sheet with what it had. */
export function changesOf(base: SheetBase, { blocks, mistakes }: ParsedSheet): SheetChanges {
  const found: SheetMistake[] = [...mistakes];
  const changes: SheetChange[] = [];
  const changed: SheetBlock[] = [];
  const seen = new Set<string>();
  for (const block of blocks) {
    const { name, nameSpan: span } = block;
    const before = base.get(name);
    if (before === undefined)
      found.push({ span, message: message('This sheet has no caption "{0}".', name) });
    else if (seen.has(name)) found.push({ span, message: message('"{0}" has another line already.', name) });
    seen.add(name);
    const after = shownText(block.text);
    if (before === undefined || before === after) continue;
    changes.push({ name, before, after });
    changed.push(block);
  }
  const removed = [...base.keys()].filter((name) => !seen.has(name));
  found.push(...swallowed(removed, base, changed));
  return { changes, removed, mistakes: found.sort((a, b) => a.span.start - b.span.start) };
}

/** A place in one of a caption's lines. */
interface PlaceInLine {
  readonly name: string;
  readonly span: Span;
}

/**
 * Lines that became a part of the caption above: of a line break that is gone, of one that was indented, of a first line that
 * was cut. Nobody means to have a picture's name, or another caption's further lines, in a caption, and a line less.
 */
function* swallowed(
  removed: readonly string[],
  base: SheetBase,
  changed: readonly SheetBlock[],
): Iterable<SheetMistake> {
  if (removed.length === 0 || changed.length === 0) return;
  const names = new Map(removed.map((name) => [writtenName(name), name]));
  const lengths = [...new Set([...names.keys()].map(({ length }) => length))];
  const rests = new Map(removed.flatMap((name) => restOf(name, base)));
  for (const block of changed) {
    const before = base.get(block.name) ?? '';
    for (const { name, span } of [...namesIn(block, names, lengths), ...restsIn(block, rests)]) {
      const words = message(
        'The line of "{0}" became a part of this caption. It needs one of its own.',
        name,
      );
      if (!before.includes(block.text.slice(span.start, span.end)))
        yield { span: sheetSpan(block, span), message: words };
    }
  }
}

/** The lines of a caption behind its first. */
function restOf(name: string, base: SheetBase): readonly (readonly [string, string])[] {
  const text = base.get(name) ?? '';
  const first = text.indexOf('\n');
  return first < 0 ? [] : [[text.slice(first + 1), name]];
}

function* namesIn(
  { text }: SheetBlock,
  names: ReadonlyMap<string, string>,
  lengths: readonly number[],
): Iterable<PlaceInLine> {
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    for (const length of lengths) {
      const name = length <= colon ? names.get(text.slice(colon - length, colon)) : undefined;
      if (name !== undefined) yield { name, span: { start: colon - length, end: colon + 1 } };
    }
  }
}

function* restsIn({ text }: SheetBlock, rests: ReadonlyMap<string, string>): Iterable<PlaceInLine> {
  if (rests.size === 0) return;
  for (let lineEnd = text.indexOf('\n'); lineEnd >= 0; lineEnd = text.indexOf('\n', lineEnd + 1)) {
    const name = rests.get(shownText(text.slice(lineEnd + 1)));
    if (name !== undefined) yield { name, span: { start: lineEnd + 1, end: text.length } };
  }
}
