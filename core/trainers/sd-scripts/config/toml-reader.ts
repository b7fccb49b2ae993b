import type { ConfigFlaw, ConfigNode } from '../../../config/config-node.ts';
import { message } from '../../../message.ts';

/**
 * What is right TOML but more than the trainer's reader of it knows: lists of several kinds, and numbers that are not
 * decimal. Source: the Python package `toml` 0.10.2, asked itself.
 */
export function beyondReader(text: string, node: ConfigNode): readonly ConfigFlaw[] {
  if (node.kind === 'table')
    return [...node.entries.values()].flatMap((entry) => beyondReader(text, entry.node));
  if (node.kind === 'list') {
    const kinds = new Set(node.items.map(({ kind }) => kind));
    const inner = node.items.flatMap((item) => beyondReader(text, item));
    if (kinds.size <= 1) return inner;
    const mixed = message('A list of values of several kinds: the trainer can not read it, and stops.');
    return [{ severity: 'error', span: node.span, message: mixed }, ...inner];
  }
  const written = text.slice(node.span.start, node.span.end);
  if (node.kind !== 'int' || !/^[+-]?0[xob]/.test(written)) return [];
  const hex = message('{0} is no number to the trainer, which stops: it reads decimal ones only.', written);
  return [{ severity: 'error', span: node.span, message: hex }];
}
