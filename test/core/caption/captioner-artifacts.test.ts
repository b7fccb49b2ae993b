// What captioners leave, beyond the rule's examples: real phrases, near misses, and texts made to be slow.
import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { artifactsIn } from '../../../core/caption/captioner-artifacts.ts';

const found = (text: string) =>
  artifactsIn(parseCaption(text)).map(
    ({ kind, span }) => `${kind}: ${text.slice(span.start, span.end).trim()}`,
  );

describe('what a captioner left', () => {
  it.each([
    ["I'm unable to describe this image.", ["refusal: I'm unable to describe this image."]],
    ['I cannot assist with that request.', ['refusal: I cannot assist with that request.']],
    ['Sorry, I can’t help with that.', ['refusal: Sorry, I can’t help with that.']],
    ['A garden. I apologize, the rest is too dark.', ['refusal: I apologize, the rest is too dark.']],
    ["Here's the caption: a cat", ["talk: Here's the caption:"]],
    ['Here are some tags for the picture: cat, dog', ['talk: Here are some tags for the picture:']],
    ['Caption: a cat', ['talk: Caption:']],
    ['Certainly! a cat', ['talk: Certainly!']],
    ['A cat. I hope this helps!', ['talk: I hope this helps!']],
    ['[INST] a cat', ['sign: [INST]']],
    ['USER: what? ASSISTANT: a cat', ['sign: USER:', 'sign: ASSISTANT:']],
    ['<loc_123><loc_7>cat', ['sign: <loc_123>', 'sign: <loc_7>']],
    ['## A cat on a wall', ['markup: ##']],
    ['- a cat', ['markup: -']],
    ['a **black** and **white** cat', ['markup: **black**', 'markup: **white**']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    '1girl, <3, :3, <|>_<|>, +_+, *_*, \\||/, smile',
    'a sign that says "Sorry, I can\'t help you", rain',
    'here is nothing, caption, tags, description',
    'Here is a garden in which she stands.',
    'a user interface, an assistant: she helps',
    'stars ** and ** hearts, # 1, 5 * 3 - 2',
    'she is sorry, unable to help',
    'Sure enough, it rains.',
    'I see you',
  ])('is not in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    'here is a '.concat('word-'.repeat(40_000)),
    'here is a '.concat('word '.repeat(40_000)),
    '**a'.repeat(40_000),
    '<|aaaa'.repeat(40_000),
    'Sure'.concat(' '.repeat(80_000), 'x'),
    'Caption'.concat('\t'.repeat(80_000), 'x'),
    'image you '.repeat(30_000),
    'Sure! '.repeat(30_000),
    'a. '.repeat(60_000),
    '"I am sorry. '.repeat(20_000),
    // Quadratic time would not end before the runner gives up.
  ])('is looked for to the end (%#)', (text) => {
    expect(() => artifactsIn(parseCaption(text))).not.toThrow();
  });
});
