import type { Span } from '../span.ts';
import { type Caption, readText } from './caption.ts';
import { sentencesOf } from './sentences.ts';
import { rememberedByTag } from './spelling.ts';

/**
 * What an automatic captioner left beside its caption. `refusal`: a sentence instead of one; `talk`: a sentence or the
 * beginning of one that is said to who asked; `sign`: of a chat's or a model's format; `markup`: of formatted text.
 */
export type ArtifactKind = 'refusal' | 'talk' | 'sign' | 'markup';

export interface Artifact {
  readonly kind: ArtifactKind;
  readonly span: Span;
  /** What stands in its place without it; undefined where nothing of use would be left. */
  readonly without: string | undefined;
}

const KIND = '(?:image|picture|photo|photograph|request|question)';
const DOES =
  '(?:assist|help|describe|identify|provide|generate|create|caption|see|view|analy[sz]e|process|comply|fulfill|answer|continue|recognize)';
const CANNOT =
  "(?:can(?:not|['’]t| not)|['’]m (?:unable|not able) to|am (?:unable|not able) to|won['’]t|will not)";

/** How such a sentence begins; quoted words of a picture stand within one. */
const REFUSAL = new RegExp(
  `^["'“]?(?:(?:I['’]m|I am|We['’]re) (?:very |really |so )?sorry\\b|Sorry, (?:but )?I\\b|(?:Unfortunately|However), I ${CANNOT} ${DOES}\\b|I ?${CANNOT} ${DOES}\\b|As an AI\\b|I apologi[sz]e\\b)`,
  'i',
);
const SAID_TO_WHO_ASKED = new RegExp(
  `^(?:Let me know if\\b|I hope (?:this|that) helps\\b|(?:Please )?feel free to (?:ask|let|provide)\\b|Is there anything else\\b|If you (?:have any|need|would like|['’]d like)\\b)|\\b${KIND} (?:that )?you(?:['’]ve| have)? (?:provided|uploaded|shared|sent|attached)\\b`,
  'i',
);
/** What stands before the caption itself, in the same line. */
const OPENING =
  /^(?:(?:Sure|Certainly|Of course|Absolutely|Okay|OK)\b[!,.]?\s*)?(?:Here(?:['’]s| is| are)\s+(?:(?:a|an|the|your|my|some|one)\s+)?(?:[\w-]+,?\s+){0,5}?(?:captions?|descriptions?|prompts?|tags)\b[^.:!?\r\n]{0,80}[:.]|(?:Image |Detailed |Short |Long )?(?:Caption|Description|Prompt|Tags|Output|Response|Answer)\s*:)\s*|^(?:Sure|Certainly|Of course|Absolutely)!\s*/i;

const SIGN =
  /<\|[a-z][\w ]{0,30}\|>|<\/?s>|<(?:pad|unk|bos|eos|image|img|start_of_turn|end_of_turn|OD|CAPTION|DETAILED_CAPTION|MORE_DETAILED_CAPTION|loc_\d{1,4})>|\[\/?INST\]|<<\/?SYS>>|^(?:assistant|user|human):/gi;
/** In the middle of a text only in capitals: these are words as well. */
const ROLE = /(?<=[^\p{L}\p{N}])(?:ASSISTANT|USER|HUMAN):/gu;
const MARKUP =
  /\*\*(?=\S)(?<bold>[^*\r\n]{1,200}?)\*\*|^(?<heading>#{1,6}\s+)|^(?<item>[-*•]\s+)|(?<fence>```\w*)/g;

/** Every artifact has such a sign in it, or begins with such a word. */
const BEGINNING =
  /[:.!<[*#•`]|^-|\b(?:I|AI|We|You|Sorry|Sure|Certainly|Course|Absolutely|Okay|OK|Here|Let|Hope|Please|Feel|There|If|Unfortunately|However)\b/i;

/** A quick no for tags, of which most captions have no others. */
export const mayBePartOfArtifact = rememberedByTag(({ text }) => BEGINNING.test(text));

/** What a captioner left in the part of a caption that is read, in order of place. */
export function artifactsIn(caption: Caption): readonly Artifact[] {
  const text = readText(caption);
  const { start } = caption.read;
  const at = (from: number, length: number): Span => ({ start: start + from, end: start + from + length });
  const found: Artifact[] = [];
  const [opening] = OPENING.exec(text) ?? [];
  if (opening) found.push({ kind: 'talk', span: at(0, opening.length), without: '' });
  for (const { 0: sign, index } of [...text.matchAll(SIGN), ...text.matchAll(ROLE)])
    found.push({ kind: 'sign', span: at(index, sign.length), without: '' });
  for (const { 0: sign, index, groups } of text.matchAll(MARKUP))
    found.push({ kind: 'markup', span: at(index, sign.length), without: groups?.['bold'] ?? '' });
  for (const span of sentencesOf(caption)) {
    const sentence = caption.text.slice(span.start, span.end);
    if (REFUSAL.test(sentence)) found.push({ kind: 'refusal', span, without: undefined });
    else if (SAID_TO_WHO_ASKED.test(sentence)) found.push({ kind: 'talk', span, without: undefined });
  }
  // What lies in a sentence that is told of as a whole is told with it.
  const inOrder = found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return inOrder.filter(({ span }) => {
    const isNew = span.start >= end;
    if (isNew) end = span.end;
    return isNew;
  });
}
