import type { Caption } from '../caption/caption.ts';
import { removeTag } from '../caption/edit.ts';
import { rememberedByTag } from '../caption/spelling.ts';
import { type Syntax, syntaxOf } from '../caption/syntax.ts';
import { trainingOptions } from '../dataset/training-options.ts';
import type { Fix } from '../finding.ts';
import { type Message, message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const promptWeight = defineRule({
  code: 'prompt-weight',
  kind: 'fact',
  severity: 'info',
  title: 'Signs of a prompt that the trainer reads as they stand',
  why: `In a prompt \`(smile:1.2)\` makes a word count more, and \`<lora:alice:0.8>\` loads a network. The trainer knows
neither: the parentheses and the number are learned as words, and cost tokens. They come into captions with prompts that
were copied. A network is a warning, since it is no word of the picture at all.

Quiet for weights where \`weighted_captions\` is on under \`[training.options]\`, and for parentheses that belong to a name,
\`alice (wonderland)\`.`,
  options: noOptions,
  examples: [
    { title: 'a weight', caption: '1girl, «(smile:1.2)», hat', fixed: '1girl, smile, hat' },
    { title: 'brackets', caption: '1girl, «[smile]», hat', fixed: '1girl, smile, hat' },
    { title: 'a network', caption: '1girl, smile, «<lora:alice:0.8>»', fixed: '1girl, smile' },
    { title: 'a name', caption: '1girl, alice (wonderland)' },
    { title: 'a face', caption: '1girl, ^_^, :)' },
    {
      title: 'weights that are read',
      config: '[training.options]\nweighted_captions = true',
      caption: '1girl, (smile:1.2)',
    },
  ],
  *caption({ dataset, caption }) {
    if (!caption.tags.some(hasSign)) return;
    const readsWeights = dataset.trainer.readsWeights(trainingOptions(dataset.config));
    let end = caption.read.start;
    for (const piece of syntaxOf(caption)) {
      const isWeight = piece.kind === 'weight' || piece.kind === 'emphasis';
      // What is within another one goes with it.
      if (piece.span.start < end || !(piece.kind === 'network' || (isWeight && !readsWeights))) continue;
      end = piece.span.end;
      const text = caption.text.slice(piece.span.start, piece.span.end);
      yield {
        span: piece.span,
        ...(isWeight ? {} : { severity: 'warning' as const }),
        message: messageOf(piece, text),
        fixes: isWeight ? withoutSigns(piece, text) : [withoutNetwork(caption, piece, text)],
      };
    }
  },
});

/** Whether a tag has a sign that prompts begin a weight or a network with: few have. */
const hasSign = rememberedByTag(({ text }) => /[<([]/.test(text));

function messageOf({ kind }: Syntax, text: string): Message {
  return kind === 'network'
    ? message('"{0}" loads a network in a prompt; here its letters are learned.', text)
    : message('The signs of "{0}" are learned as they stand: they weigh nothing in a caption.', text);
}

/** `((smile:1.2))` → `smile`; nothing where the signs stand around nothing. */
function withoutSigns({ span }: Syntax, text: string): readonly Fix[] {
  const inner = text.replace(/^[([\s]+/, '').replace(/(?::\s*[+-]?[\d.]+)?[)\]\s]+$/, '');
  if (inner === '') return [];
  const title = message('Write "{0}"', inner);
  return [{ title, kind: 'suggested', edits: [{ span, newText: inner }] }];
}

function withoutNetwork(caption: Caption, { span }: Syntax, text: string): Fix {
  const tag = caption.tags.findIndex((one) => one.span.start === span.start && one.span.end === span.end);
  return {
    title: message('Remove "{0}"', text),
    kind: 'suggested',
    edits: [tag < 0 ? { span, newText: '' } : removeTag(caption, tag)],
  };
}
