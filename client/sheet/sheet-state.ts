import { parseSheet } from '../../core/sheet/parse-sheet.ts';
import { baseOf, type SheetBase } from '../../core/sheet/sheet-changes.ts';
import type { KeptBase } from './kept-bases.ts';

/** A text of a sheet as it was read, with what its captions have. */
export interface ReadSheet {
  readonly bytes: Uint8Array;
  readonly base: Map<string, string>;
}

/** A sheet that an editor has, or is about to have. */
export interface SheetState {
  /** What the editor takes for the file's. It moves only when the editor is to read anew. */
  mtime: number;
  size: number;
  /** What its captions had when the editor read it, or saved it. */
  base: Map<string, string>;
  /** Undefined where the editor kept its own text over a restart. */
  bytes: Uint8Array | undefined;
  /** What it is to be once the editor reads it again. */
  next?: ReadSheet | undefined;
  /** What it had before the editor asked for the text that it has not taken yet. */
  before?: Map<string, string> | undefined;
  /** Whether its captions changed elsewhere while somebody worked on it. */
  isStale: boolean;
  /** Whether `base` is on disk. */
  isKept: boolean;
  /** The names whose lines were told to be gone. */
  toldGone: string;
}

/** A text as the server gave it. */
export function readSheet(text: string): ReadSheet {
  return { bytes: new TextEncoder().encode(text), base: baseOf(parseSheet(text)) };
}

/** A sheet that the editor reads for the first time. */
export function newState({ bytes, base }: ReadSheet): SheetState {
  return {
    mtime: Date.now(),
    size: bytes.byteLength,
    base,
    bytes,
    isStale: false,
    isKept: false,
    toldGone: '',
  };
}

/** A sheet whose text the editor kept over a restart: whatever may have happened to its captions meanwhile. */
export function restoredState({ mtime, size, base }: KeptBase): SheetState {
  return { mtime, size, base: new Map(base), bytes: undefined, isStale: true, isKept: true, toldGone: '' };
}

/** A later time than the last, though a clock may stand still. */
export function laterThan({ mtime }: SheetState): number {
  return Math.max(Date.now(), mtime + 1);
}

/** Whether two sheets have the same captions with the same texts. */
export function isSame(one: SheetBase, other: SheetBase): boolean {
  if (one.size !== other.size) return false;
  for (const [name, text] of one) if (other.get(name) !== text) return false;
  return true;
}
