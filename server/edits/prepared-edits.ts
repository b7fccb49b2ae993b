import { randomBytes } from 'node:crypto';
import type { FileChange } from '../../core/edits/bulk-edit.ts';
import type { RefusedCaption } from '../../core/edits/chosen-captions.ts';
import type { ChosenEdit } from '../../core/edits/edit-chosen.ts';
import { applyTextEdits } from '../../core/span.ts';

/** So many changes are kept in all: the user looks at the last edit, and may go back to the one before (count). */
const MOST_CHANGES = 200_000;
const MOST_EDITS = 8;

/** An edit that a user looks at before it is done. */
export interface PreparedChanges {
  readonly edit: ChosenEdit;
  /** The picture and the text of each caption that it changes, in the order of its changes. */
  readonly places: readonly PreparedPlace[];
  /** Captions that can't be edited. */
  readonly refused: readonly RefusedCaption[];
}

export interface PreparedPlace {
  readonly image: string;
  /** Empty where there is no caption yet. */
  readonly before: string;
}

/** The last prepared edits, by the names that they are given. */
export class PreparedEdits {
  readonly #edits = new Map<string, PreparedChanges>();

  /** Keeps an edit; the oldest make room for it. @returns its name, which no other one has, in another life of the program neither */
  keep(prepared: PreparedChanges): string {
    const id = randomBytes(12).toString('hex');
    this.#edits.set(id, prepared);
    const kept = [...this.#edits].reverse();
    let changes = 0;
    for (const [index, [old, { places }]] of kept.entries()) {
      changes += places.length;
      if (index > 0 && (index >= MOST_EDITS || changes > MOST_CHANGES)) this.#edits.delete(old);
    }
    return id;
  }

  get(id: string): PreparedChanges | undefined {
    return this.#edits.get(id);
  }

  forget(id: string): void {
    this.#edits.delete(id);
  }
}

/** The text of a caption after its change. */
export function textAfter(change: FileChange, before: string): string {
  if (change.kind === 'edit') return applyTextEdits(before, change.edits);
  return change.kind === 'create' ? change.text : before;
}
