import * as fs from 'node:fs';
import path from 'node:path';
import type { BulkEdit, FileChange } from '../../core/edits/bulk-edit.ts';
import { message } from '../../core/message.ts';
import { digestOf } from '../../core/node/digest.ts';

/** What shall become of each caption of a folder: its text before (null where there is none) and after. */
export type Fate = ReadonlyMap<string, { readonly before: string | null; readonly after: string }>;

const CAPTIONS = 10;
const MADE = 2;

/** Captions, some of them long, and pictures that get theirs. */
export function fateOf(folder: string): Fate {
  const names = Array.from({ length: CAPTIONS + MADE }, (_, index) => path.join(folder, `${index}.txt`));
  return new Map(
    names.map((file, index) => {
      const words = `caption ${index}, ${'tag, '.repeat(index * 300)}`;
      return [file, { before: index < CAPTIONS ? `old, ${words}` : null, after: `new, ${words}` }] as const;
    }),
  );
}

/** Puts all captions of a folder to what they were. */
export function prepare(fate: Fate): void {
  for (const [file, { before }] of fate) {
    if (before === null) fs.rmSync(file, { force: true });
    else fs.writeFileSync(file, before);
  }
}

/** The edit that does it. */
export function plannedEdit(folder: string, fate: Fate): BulkEdit {
  const changes = [...fate].map(([file, { before, after }]): FileChange => {
    if (before === null) return { kind: 'create', file, text: after, bom: false };
    const digest = digestOf(Buffer.from(before));
    return { kind: 'edit', file, digest, edits: [{ span: { start: 0, end: 3 }, newText: 'new' }] };
  });
  return { root: folder, title: message('Change all'), changes };
}

/** What a caption file holds; null where there is none. */
export function textOf(file: string): string | null {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}
