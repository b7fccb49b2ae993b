import type { Caption } from '../caption/caption.ts';
import {
  type Artifact,
  type ArtifactKind,
  artifactsIn,
  mayBePartOfArtifact,
} from '../caption/captioner-artifacts.ts';
import { removeTag } from '../caption/edit.ts';
import type { Fix } from '../finding.ts';
import { type Message, message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

/** What is shown of a text in a message at most. */
const LONGEST_SHOWN = 40;

export const captionerArtifact = defineRule({
  code: 'captioner-artifact',
  kind: 'consistency',
  severity: 'warning',
  title: 'Left-overs of an automatic captioner',
  why: `A model that captions pictures answers a question, and not all of its answer is a caption: \`Here is a caption:\`, an
excuse in place of one, the signs of its chat format (\`<|im_end|>\`, \`ASSISTANT:\`), stars and hashes of formatted text. The
trainer reads all of it as words of the picture; an excuse leaves the picture without any.

Found where a sentence begins with it. What a sign in the picture says, within a sentence, is not. Faces
(\`<|>_<|>\`) are none of these signs.`,
  options: noOptions,
  examples: [
    {
      title: 'an answer before the caption',
      caption: "«Sure! Here's a caption for the image: »A woman with braided hair smiles at the camera.",
      fixed: 'A woman with braided hair smiles at the camera.',
    },
    {
      title: 'an excuse',
      caption: "«I'm sorry, but I can't help with identifying people in images.»",
    },
    {
      title: 'signs of a chat',
      caption: 'A woman with braided hair in a garden, the sun is low.«<|im_end|>»',
      fixed: 'A woman with braided hair in a garden, the sun is low.',
    },
    {
      title: 'formatted text',
      caption: 'A woman with «**braided hair**» stands in the garden and smiles.',
      fixed: 'A woman with braided hair stands in the garden and smiles.',
    },
    {
      title: 'said to who asked',
      caption: "A woman in a garden, smiling at the camera. «Let me know if you'd like a longer one.»",
    },
    {
      title: 'among tags',
      caption: '«</s>», 1girl, alice',
      fixed: '1girl, alice',
    },
    {
      title: 'words in the picture',
      caption: 'A girl holds up a sign that says "I\'m sorry, I cannot help you", she is crying.',
    },
    { title: 'a face', caption: '1girl, <|>_<|>, ^_^, <3' },
  ],
  *caption({ caption }) {
    if (!caption.tags.some(mayBePartOfArtifact)) return;
    for (const artifact of artifactsIn(caption)) {
      const { span, kind } = artifact;
      yield { span, message: messageOf(kind, shown(caption, artifact)), fixes: fixesFor(caption, artifact) };
    }
  },
});

function messageOf(kind: ArtifactKind, text: string): Message {
  if (kind === 'refusal') return message('The captioner wrote an excuse, which is learned as a caption.');
  if (kind === 'talk') return message('"{0}" is said to who asked for a caption, and learned as one.', text);
  if (kind === 'sign') return message('"{0}" is a sign of a captioner, and learned as letters.', text);
  return message('The signs of formatted text in "{0}" are learned as they stand.', text);
}

function shown(caption: Caption, { span }: Artifact): string {
  const text = caption.text.slice(span.start, span.end).trim();
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).trim()}…` : text;
}

function fixesFor(caption: Caption, artifact: Artifact): readonly Fix[] {
  const { span, without } = artifact;
  if (without === undefined) return [];
  if (without !== '') {
    return [
      { title: message('Write "{0}"', without), kind: 'suggested', edits: [{ span, newText: without }] },
    ];
  }
  const title = message('Remove "{0}"', shown(caption, artifact));
  const tag = caption.tags.findIndex((one) => one.span.start === span.start && one.span.end === span.end);
  const edit = tag < 0 ? { span, newText: '' } : removeTag(caption, tag);
  return [{ title, kind: 'suggested', edits: [edit] }];
}
