import { type Caption, readText } from '../caption/caption.ts';
import { removeTag } from '../caption/edit.ts';
import { isSentence } from '../caption/is-sentence.ts';
import { findPhrases } from '../caption/phrase.ts';
import { declaredTags } from '../dataset/declared-tags.ts';
import { message } from '../message.ts';
import { canonicalOf } from '../vocabulary/vocabulary.ts';
import { defineRule, type Found, noOptions } from './rule.ts';

const declared = '[tags]\nunwanted = ["watermark", "grey hair"]';

export const unwantedTag = defineRule({
  code: 'unwanted-tag',
  kind: 'consistency',
  severity: 'warning',
  title: 'A tag that is declared unwanted',
  why: `\`unwanted\` under \`[tags]\` in \`lora-dataset.toml\` names tags that are to be in no caption of the dataset: what a
tagger adds to every second picture, what the base model knows better by itself. In tags it is the whole tag, in any of
its spellings (\`gray hair\`, \`grey_hair\`); in sentences the words. Where nothing is declared nothing is found.`,
  options: noOptions,
  examples: [
    { title: 'a tag', config: declared, caption: '1girl, «watermark», smile', fixed: '1girl, smile' },
    { title: 'another spelling', config: declared, caption: '1girl, «Gray_Hair»', fixed: '1girl' },
    {
      title: 'in a sentence',
      config: declared,
      caption: 'A woman stands in a garden, a «watermark» is in the corner.',
    },
    { title: 'a longer tag', config: declared, caption: '1girl, no watermark' },
    { title: 'nothing is declared', caption: '1girl, watermark' },
  ],
  *caption({ dataset: { config }, caption }) {
    const { unwanted, unwantedKeys } = declaredTags(config);
    if (unwanted.length === 0) return;
    for (const [index, tag] of caption.tags.entries()) {
      if (isSentence(caption, tag)) continue;
      if (unwantedKeys.has(canonicalOf(tag.key))) yield asTag(caption, index);
    }
    if (caption.style !== 'tags') yield* inSentences(caption, unwanted);
  },
});

function asTag(caption: Caption, index: number): Found {
  const { span, text } = caption.tags[index] as Caption['tags'][number];
  const title = message('Remove "{0}"', text);
  return {
    span,
    message: message('"{0}" is declared unwanted.', text),
    fixes: [{ title, kind: 'suggested', edits: [removeTag(caption, index)] }],
  };
}

/** What is left when words are taken from a sentence is nobody's to guess: no fix. */
function* inSentences(caption: Caption, phrases: readonly string[]): Iterable<Found> {
  const sentences = caption.tags.filter((tag) => isSentence(caption, tag));
  const text = readText(caption);
  for (const phrase of phrases) {
    for (const found of findPhrases(text, phrase)) {
      const span = { start: caption.read.start + found.start, end: caption.read.start + found.end };
      if (!sentences.some((one) => one.span.start <= span.start && span.end <= one.span.end)) continue;
      yield { span, message: message('"{0}" is declared unwanted.', phrase) };
    }
  }
}
