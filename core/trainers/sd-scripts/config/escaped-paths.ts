import type { ConfigFlaw, ScalarNode } from '../../../config/config-node.ts';
import type { Fix } from '../../../finding.ts';
import { message } from '../../../message.ts';
import type { Span } from '../../../span.ts';

/** The character of an escape in a path, where a path of Windows was meant: `"D:\train\new"`. */
export function escapedPath(text: string, node: ScalarNode): readonly ConfigFlaw[] {
  const value = String(node.value);
  if (!/[\b\t\n\f\r]/.test(value) || text[node.span.start] !== '"') return [];
  return [
    {
      severity: 'warning',
      span: node.span,
      message: message(
        'The trainer reads a tab, a line break or the like in this path: in double quotes a backslash begins an escape.',
      ),
      fixes: literalFix(text, node.span),
    },
  ];
}

/** Writes a text in double quotes as it stands, in single ones, where backslashes are nothing but that. */
export function literalFix(text: string, span: Span): readonly Fix[] {
  const inner = text.slice(span.start + 1, span.end - 1);
  if (text.startsWith('"""', span.start) || /['"\r\n]/.test(inner)) return [];
  return [
    {
      title: message('Write it in single quotes, where a backslash is only a backslash'),
      kind: 'suggested',
      edits: [{ span, newText: `'${inner}'` }],
    },
  ];
}

/** The text in double quotes around a place of a TOML text that can't be read, where it has a backslash. */
export function basicStringAt(text: string, offset: number): Span | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = text.slice(start).split(/[\r\n]/, 1)[0] ?? '';
  for (const { index, 0: found } of line.matchAll(/"[^"]*"/g))
    if (found.includes('\\') && start + index <= offset && offset <= start + index + found.length)
      return { start: start + index, end: start + index + found.length };
  return undefined;
}
