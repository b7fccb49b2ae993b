import { applyTextEdits, type TextEdit } from '../span.ts';
import type { Digest, FileChange, FileReplacement, FileText } from './bulk-edit.ts';

/** A change of a file's text. */
export type TextChange = Exclude<FileChange, { kind: 'bytes' | 'replace' }>;

/** The change that puts an original back in its place. */
export function inverseOfReplacement({ file, is, by, byIs, keep }: FileReplacement): FileChange {
  return { kind: 'replace', file, is: byIs, by: keep ?? by, byIs: is, keep: null };
}

/**
 * The change that takes a change back: it applies only to exactly what the change leaves behind.
 * @param before what the file holds before the change; undefined where there is none
 */
export function inverseOf(change: TextChange, before: FileText | undefined, digest: Digest): TextChange {
  const { file } = change;
  if (change.kind === 'create') return { kind: 'remove', file, digest: digest(change) };
  const { text, bom } = before ?? { text: '', bom: false };
  if (change.kind === 'remove') return { kind: 'create', file, text, bom };
  const after = applyTextEdits(text, change.edits);
  return {
    kind: 'edit',
    file,
    digest: digest({ text: after, bom: change.bom ?? bom }),
    edits: invertEdits(text, change.edits),
    ...(change.bom === undefined ? {} : { bom }),
  };
}

/** The edits of the new text that give the old one back. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  // Stable, as `applyTextEdits` is: two insertions at one place keep their order.
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let shift = 0;
  const inverted: TextEdit[] = [];
  for (const { span, newText } of ordered) {
    const start = span.start + shift;
    inverted.push({
      span: { start, end: start + newText.length },
      newText: text.slice(span.start, span.end),
    });
    shift += newText.length - (span.end - span.start);
  }
  return inverted;
}
