import type { ConfigFlaw, ConfigNode } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import { message } from '../../../message.ts';
import type { Family } from '../../../training/family.ts';
import { promptLineFlaws } from './prompt-line-flaws.ts';
import { promptSignFlaws } from './prompt-signs.ts';

/** What a sample prompt of a dataset's configuration may have words of the dataset for. */
const words = ['trigger', 'class', 'base_caption'];

/**
 * What the trainer makes of a dataset's sample prompts beside what they say.
 * @param list where they stand @param family of the recipe's model
 */
export function samplePromptFlaws(
  text: string,
  list: ConfigNode | undefined,
  family: Family | undefined,
): readonly ConfigFlaw[] {
  const items = list?.kind === 'list' ? list.items : [];
  return items.flatMap((item): readonly ConfigFlaw[] => {
    if (item.kind !== 'text') return [];
    const line = String(item.value);
    // Text with escapes reads otherwise than it stands there: it is told at the whole, and nothing mends it.
    const inner = { start: item.span.start + 1, end: item.span.end - 1 };
    const isPlain = text.slice(inner.start, inner.end) === line;
    const flaws = flawsOf(line, isPlain ? inner.start : 0, family);
    return isPlain ? flaws : flaws.map((flaw) => ({ ...flaw, span: item.span, fixes: [] }));
  });
}

function flawsOf(line: string, offset: number, family: Family | undefined): readonly ConfigFlaw[] {
  if (line.startsWith('#')) {
    const text = message('The trainer takes a sample prompt that begins with # for a comment.');
    return [{ severity: 'warning', span: { start: offset, end: offset + line.length }, message: text }];
  }
  return [
    ...placeholders(line, offset),
    ...promptLineFlaws(line, offset),
    ...promptSignFlaws(line, offset, family),
  ];
}

/** Words in braces that stand for nothing. */
function placeholders(line: string, offset: number): readonly ConfigFlaw[] {
  return [...line.matchAll(/\{(\w+)\}/g)].flatMap(({ index, 0: written, 1: name = '' }): ConfigFlaw[] => {
    if (words.includes(name)) return [];
    const span = { start: offset + index, end: offset + index + written.length };
    const guess = nearest(name, words);
    const text = message(
      'Nothing stands for {0} here: the trainer reads it as it is. There is {1}.',
      written,
      words.map((word) => `{${word}}`).join(', '),
    );
    const fix = {
      title: message('Change it to "{0}"', `{${guess}}`),
      kind: 'suggested' as const,
      edits: [{ span, newText: `{${guess}}` }],
    };
    return [{ severity: 'warning', span, message: text, fixes: guess === undefined ? [] : [fix] }];
  });
}
