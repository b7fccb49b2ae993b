import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { groupsAt, readAttention } from '../../../core/prompt/attention.ts';
import { hasWords, networkPlace } from '../../../core/prompt/complete-network.ts';
import { hoverPrompt } from '../../../core/prompt/hover-prompt.ts';
import { promptParts } from '../../../core/prompt/prompt-file.ts';
import { promptFlaws } from '../../../core/prompt/prompt-flaws.ts';
import { a1111Text } from '../../support/generated-pictures.ts';

/** A text with a place in it, marked by `|`. */
function marked(text: string): readonly [string, number] {
  return [text.replace('¦', ''), text.indexOf('¦')];
}
const whole = (text: string) => readAttention(text, { start: 0, end: text.length });
const flaws = (text: string) =>
  promptFlaws(text, (name) => (name === 'alice' ? 'one' : name === 'twins' ? 'shared' : 'none')).map(
    ({ span, severity, message }) => [severity, text.slice(span.start, span.end), formatMessage(message)],
  );

describe('the parts of a prompt', () => {
  const shown = (text: string) =>
    promptParts(text).map(({ kind, span }) => [kind, text.slice(span.start, span.end).trim()]);

  it('are the prompt and the negative one, without the settings', () => {
    expect(shown(a1111Text)).toEqual([
      ['prompt', '(masterpiece:1.2), CharacterAI, café, <lora:CharacterAI-000006:0.8>\nfrom behind'],
      ['negative', 'bad hands, (blurry:1.3)\nwatermark'],
    ]);
    expect(shown(`${a1111Text}\n\n`)).toEqual(shown(a1111Text));
  });

  it.each([
    ['a cat', [['prompt', 'a cat']]],
    ['', [['prompt', '']]],
    ['hair: red, eyes: blue, skin: dark', [['prompt', 'hair: red, eyes: blue, skin: dark']]],
    [
      'a\r\nNegative prompt: b\r\n',
      [
        ['prompt', 'a'],
        ['negative', 'b'],
      ],
    ],
  ])('are found in %j', (text, parts) => {
    expect(shown(text)).toEqual(parts);
  });
});

describe('the weight of words', () => {
  it.each([
    ['h¦at', 1],
    ['(h¦at)', 1.1],
    ['((h¦at))', 1.21],
    ['[h¦at]', 0.909],
    ['(h¦at:1.3)', 1.3],
    ['(a, (h¦at:1.5), b:1.2)', 1.8],
    ['(hat:1.5), sc¦arf', 1],
    ['(hat: 1.5 ), sc¦arf', 1],
    ['(h¦at:x)', 1.1],
    ['(hat, sc¦arf', 1.1],
    ['\\(h¦at\\)', 1],
    ['alice \\(wonder¦land\\), (hat:2)', 1],
    ['[hat:sc¦arf:0.5]', 1],
    ['[ha¦t|scarf]', 1],
    ['([h¦at])', 1],
    ['([a)h¦at]', 0.909],
    ['(a # )\nh¦at:1.4)', 1.4],
  ])('is told of %s: %d', (text, weight) => {
    const [plain, offset] = marked(text);
    const product = groupsAt(whole(plain), offset).reduce((all, { factor }) => all * factor, 1);
    expect(product).toBeCloseTo(weight, 3);
  });

  it.each([
    ['a, ((red h¦at):1.2), b', 'red hat', 'Weight 1.32 = 1.2 × 1.1'],
    ['a, (red h¦at:1.2), b', 'red hat', 'Weight 1.2'],
    ['a, red h¦at, b', 'red hat', 'Weight 1'],
    ['alice \\(wonder¦land\\), b', 'alice \\(wonderland\\)', 'Weight 1'],
    ['(a, b\nc¦at', 'cat', 'Weight 1.1|A bracket in front of it is never closed.'],
    [
      '[hat:sc¦arf:9]',
      'hat:scarf:9',
      'Weight 1|Only in some of the steps: these brackets take one for the other.',
    ],
    ['a\nNegative prompt: (h¦ands:1.4)', 'hands', 'Weight 1.4|In the negative prompt'],
    ['<lora:al¦ice:0.8> hat', '<lora:alice:0.8>', 'Weight 0.8'],
    ['<lora:al¦ice> hat', '<lora:alice>', 'Weight 1, since none is written'],
    ['<lora:al¦ice:0.8:0.5>', '<lora:alice:0.8:0.5>', 'Weights: 0.8, 0.5'],
    ['<lora:alice:0.8> h¦at', 'hat', 'Weight 1'],
  ])('is shown at %j', (text, title, lines) => {
    const hover = hoverPrompt(...marked(text))?.hover;
    expect(hover?.title).toBe(title);
    expect(hover?.lines.map(formatMessage).join('|')).toBe(lines);
  });

  it.each(['a, ¦  , b', 'a,¦  b', '# a no¦te', 'a ¦\nSteps: 1, Seed: 2, Size: 1x1'])(
    'is not shown at %j',
    (text) => {
      const found = hoverPrompt(...marked(text));
      expect(found?.hover.title ?? 'a').toBe('a');
    },
  );
});

describe('what is wrong in a prompt', () => {
  it.each([
    '(a:1.2), [b], ((c)), \\(d, e\\), BREAK f AND g',
    '<lora:alice:1> <lora:alice> <lora:alice:0.8:0.6> <lora:alice:unet=1:te=0.5> <lora:alice:1:lbw=OUT>',
    '<hypernet:any:1>, [a:b:0.5], [a|b], [a::5]',
    a1111Text.replaceAll('CharacterAI-000006', 'alice'),
    '# (a note <lora:x\na',
    'a > b, 1 < 2, x: y',
    '',
  ])('is nothing in %j', (text) => {
    expect(flaws(text)).toEqual([]);
  });

  it.each([
    ['a, (b', 'warning', '(', '"(" is never closed: it works on everything up to the end of the prompt.'],
    ['[b', 'warning', '[', '"[" is never closed: it works on everything up to the end of the prompt.'],
    ['a), b', 'warning', ')', '")" closes nothing: it is read as a sign of the text.'],
    ['a:1.2), b', 'warning', ')', '")" closes nothing: it is read as a sign of the text.'],
    ['a], b', 'warning', ']', '"]" closes nothing: it is read as a sign of the text.'],
    ['(a:)', 'warning', ':', /^There is no weight behind the colon: the words count 1\.1/],
    ['(a: )', 'warning', ': ', /^There is no weight/],
    ['(a:1,2)', 'warning', ':1,2', /^"1,2" is no weight/],
    ['(a:1.2.3)', 'warning', ':1.2.3', '"1.2.3" is no number: there it is an error.'],
    ['(re:zero)', 'info', ':zero', /^"zero" is no weight: it is read as words/],
    ['<lora:alice:>', 'warning', ':', 'There is no weight behind the colon.'],
    ['<lora:alice:x>', 'warning', ':x', '"x" is no number, as a weight is.'],
    ['<lora:alice:te=x>', 'warning', ':te=x', '"x" is no number, as a weight is.'],
    ['<lora::1>', 'warning', '<lora::1>', 'No LoRA is named.'],
    ['a, <lora:alice:1, b', 'warning', '<lora:alice:1', /^There is no ">" behind "<lora:alice:1"/],
    ['<lora:twins:1>', 'info', 'twins', /^Several files call themselves twins/],
    ['<lora:bob:1>', 'info', 'bob', /^There is no bob\.safetensors beside this file/],
    ['a\nNegative prompt: <lora:alice:1>', 'info', '<lora:alice:1>', /loads nothing in a negative prompt/],
  ])('is told of %j', (text, severity, place, said) => {
    const [first, ...rest] = flaws(text);
    expect(rest).toEqual([]);
    expect(first?.slice(0, 2)).toEqual([severity, place]);
    expect(first?.[2]).toMatch(said);
  });

  it('in one part is nothing to the other', () => {
    expect(flaws('(a\nNegative prompt: b)').map(([, place]) => place)).toEqual(['(', ')']);
  });
});

describe('a network that is being named', () => {
  it.each([
    ['a, <¦', '<', false],
    ['a, <lo¦', '<lo', false],
    ['a, <lora:al¦', '<lora:al', false],
    ['a, <lora:al¦, b', '<lora:al', false],
    ['a, <lora:al¦ex:0.8>', '<lora:alex', true],
    ['a, <lora:al¦ex>', '<lora:alex', true],
    ['<lora:a:1> <lora:b¦', '<lora:b', false],
  ])('is found in %j', (text, replaced, isFollowed) => {
    const [plain, offset] = marked(text);
    const place = networkPlace(plain, offset);
    expect(place && plain.slice(place.replace.start, place.replace.end)).toBe(replaced);
    expect(place?.isFollowed).toBe(isFollowed);
  });

  it.each([
    'a¦',
    '<a¦',
    '<lora:a:1¦',
    '<lora:a:1>¦',
    '# <lora:¦',
    '<\nlora:¦',
    'a\nNegative prompt: <lora:¦',
  ])('is not found in %j', (text) => {
    expect(networkPlace(...marked(text))).toBeUndefined();
  });
});

describe('what triggers a LoRA', () => {
  it.each([
    ['hat, Alice, <lora:x:1>', true],
    ['(alice:1.2)', true],
    ['<lora:alice:1>, <lora:alice', false],
    ['malice, alices', false],
    ['malice alice', true],
  ])('is looked for in %j: %s', (text, has) => {
    expect(hasWords(text, 'alice')).toBe(has);
  });
});

describe('any prompt', () => {
  const pieces = [
    '(',
    ')',
    '[',
    ']',
    ':',
    '1.2',
    '\\',
    '<lora:',
    'a',
    '>',
    '|',
    '\n',
    '#',
    'Negative prompt:',
    ' ',
    ',',
  ];

  it('is read, with all places within it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), fc.nat(), (parts, at) => {
        const text = parts.join('');
        for (const { span } of promptFlaws(text, () => 'none')) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        hoverPrompt(text, at % (text.length + 1));
        networkPlace(text, at % (text.length + 1));
      }),
    );
  });

  it.each(pieces)(
    'takes no longer when it is nothing but %j',
    (piece) => {
      expect(promptFlaws(piece.repeat(50_000), () => 'none').length).toBeLessThanOrEqual(50_000);
    },
    10_000,
  );
});
