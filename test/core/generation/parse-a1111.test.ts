import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseA1111 } from '../../../core/generation/parse-a1111.ts';
import { a1111Text } from '../../support/generated-pictures.ts';

const settingsOf = (line: string) => Object.fromEntries(parseA1111(line).settings);

describe('parseA1111', () => {
  it('reads prompts of several lines, settings and hashes', () => {
    const { prompt, negative, settings, loraHashes, tiHashes } = parseA1111(a1111Text);
    expect(prompt).toBe('(masterpiece:1.2), CharacterAI, café, <lora:CharacterAI-000006:0.8>\nfrom behind');
    expect(negative).toBe('bad hands, (blurry:1.3)\nwatermark');
    expect(Object.fromEntries(settings)).toMatchObject({ Steps: '20', Sampler: 'DPM++ 2M', Size: '512x768' });
    expect(Object.fromEntries(loraHashes)).toEqual({ 'CharacterAI-000006': '0123abcd', other: '4567' });
    expect(Object.fromEntries(tiHashes)).toEqual({ easynegative: 'c74b4e81' });
  });

  it('takes a last line with fewer than three settings for a part of the prompt', () => {
    expect(parseA1111('a cat\nnote: one, other: two')).toMatchObject({
      prompt: 'a cat\nnote: one, other: two',
    });
    expect(parseA1111('a cat')).toMatchObject({ prompt: 'a cat', negative: '', settings: new Map() });
  });

  it('takes lines behind the settings for more of them', () => {
    const { negative, settings } = parseA1111(
      'a\nNegative prompt: b\nSteps: 20, Sampler: Euler, Seed: 1\nTemplate: a {b|c}, d',
    );
    expect(negative).toBe('b');
    expect(settings.get('Template')).toBe('a {b|c}, d');
  });

  it('knows prompts without a negative one, and the other way round', () => {
    expect(parseA1111('a\nSteps: 1, Seed: 2, Size: 3x4').negative).toBe('');
    expect(parseA1111('Negative prompt: a\nSteps: 1, Seed: 2, Size: 3x4')).toMatchObject({
      prompt: '',
      negative: 'a',
    });
  });

  it.each([
    ['a comma in quotation marks', 'Steps: 1, A b: "x, \\"y\\"", Seed: 2', { 'A b': 'x, "y"' }],
    ['marks that are not closed', 'Steps: 1, A b: "x, Seed: 2', { 'A b': '"x', Seed: '2' }],
    [
      'JSON without marks',
      'Steps: 1, Seed: 2, Civitai resources: [{"a": 1, "b": "],"}], Z z: 3',
      {
        'Civitai resources': '[{"a": 1, "b": "],"}]',
        'Z z': '3',
      },
    ],
    ['brackets that are not closed', 'Steps: 1, Seed: 2, A b: [1, Z z: 3', { 'A b': '[1', 'Z z': '3' }],
    ['a value of nothing', 'Steps: 1, Seed: 2, A b: , Z z: 3', { 'A b': '', 'Z z': '3' }],
    ['names of signs', 'Steps: 1, __proto__: 2, Hires CFG-a/b: 3', { 'Hires CFG-a/b': '3' }],
  ])('reads settings with %s', (_, line, expected) => {
    expect(settingsOf(line)).toMatchObject(expected);
  });

  it('reads back what is written', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    const settings = fc.uniqueArray(fc.tuple(word, fc.string()), {
      minLength: 3,
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(word, word, settings, (prompt, negative, pairs) => {
        const line = pairs.map(([name, value]) => `${name}: ${JSON.stringify(`_${value}`)}`).join(', ');
        const read = parseA1111(`${prompt}\nNegative prompt: ${negative}\n${line}`);
        expect(read).toMatchObject({ prompt, negative });
        expect([...read.settings]).toEqual(pairs.map(([name, value]) => [name, `_${value}`]));
      }),
    );
  });

  it('reads any text', () => {
    const part = fc.constantFrom(
      'ab: ',
      ': ',
      '"',
      '\\',
      '[',
      '}',
      ',',
      '\n',
      'Negative prompt:',
      'Steps: ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(parseA1111(parts.join('')).form).toBe('a1111');
      }),
    );
  });

  it.each(['ab:"', 'ab:[', 'a b-', '"\\', 'ab:[,', 'ab: {"x": '])(
    'takes no longer for a line of nothing but %s',
    (piece) => {
      expect(parseA1111(piece.repeat(100_000)).form).toBe('a1111');
    },
    10_000,
  );
});
