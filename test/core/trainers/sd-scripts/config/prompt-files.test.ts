// What the trainer makes of prompt files beside what they say.
import { describe, expect, it } from 'vitest';
import { configs } from '../../../../../core/trainers/sd-scripts/config/index.ts';
import { readOracle } from '../../../../support/oracles.ts';
import { fixedIn, flawsIn, placesIn } from './flaws.ts';

const places = (line: string) => placesIn('prompts.txt', line);
const fixed = (line: string) => fixedIn('prompts.txt', line);

describe('a line', () => {
  const { cases } = readOracle<{ readonly line: string; readonly dict: object }>('prompt-lines');

  it.each(cases)('$line is read so', ({ line, dict }) => {
    const text = JSON.stringify([line]);
    const { prompts } = configs.prompts({ name: 'prompts.json', text, bom: false });
    expect(prompts.map(({ prompt }) => prompt)).toEqual([dict]);
  });

  it('of a .txt is read without the white space around it', () => {
    const text = cases.map(({ line }) => line).join('\n');
    const { prompts } = configs.prompts({ name: 'prompts.txt', text, bom: false });
    const expected = cases.map(({ line, dict }) => (line === 'cat --n  ' ? { prompt: 'cat' } : dict));
    expect(prompts.map(({ prompt }) => prompt)).toEqual(expected);
  });

  it.each([
    'a cat --w 640 --h 768 --s 35 --l 7.5 --d 42 --n bad, ugly',
    'cat --W 320 --SS euler_a',
    'nice cat --n extra-- fingers',
    'a well--known woman',
    'cat --g 3.5 --fs 3 --ctr 0.25 --rcfg 1',
  ])('%s is right', (line) => expect(flawsIn('prompts.txt', line)).toEqual([]));

  it.each([
    ['1girl, HDR --w 512--h 512--s 35  --n Anime', ['warning «--h 512»', 'warning «--s 35 »']],
    ['cat, --w 512', []],
    ['cat,--w 512', ['warning «--w 512»']],
    ['cat\t--w 512', ['warning «--w 512»']],
    ['cat --n bad--w 512', ['warning «--w 512»']],
    ['cat --w512', ['warning «--w512»']],
    ['cat --w  512', ['warning «--w  512»']],
    ['cat --d -1', ['warning «--d -1»']],
    ['cat --seed 5', ['warning «--seed 5»']],
    ['cat --n', ['warning «--n»']],
    ['cat --n neg -- more --w 512', ['warning «-- more»']],
    ['cat --l ..', ['warning «--l ..»']],
    ['cat --l 7,5', ['warning «,5»']],
    ['cat --w 640x768', ['warning «x768»']],
    ['cat --s 0', ['warning «0»']],
    ['cat --s 2000', ['warning «2000»']],
    ['cat --h 7 --w 7', ['warning «7»', 'warning «7»']],
    ['cat --w 0 --h 32', ['warning «0»', 'warning «32»']],
    ['cat --d 18446744073709551615', []],
    ['cat --d 18446744073709551616', ['error «18446744073709551616»']],
    ['cat \u2014w 512 \u2013d 1', ['warning «\u2014w 512»', 'warning «\u2013d 1»']],
    ['1990\u20132000, a cat \u2014 black', []],
    ['{trigger}, a {red|blue} hat', ['warning «{trigger}»']],
    ['[trigger] cat', []],
    ['cat --w 512 --w 640', ['warning «--w 512»']],
    ['cat --ss euler_b', ['warning «euler_b»']],
    ['n style --w 64', ['warning «n style»']],
    ['w 512 poster', ['warning «w 512»']],
    ['s 20, cat', ['warning «s 20»']],
    ['l 5 cats', ['warning «l 5»']],
    ['d 3 printer', ['warning «d 3»']],
    ['--w 512 cat', ['warning «--w 512 cat»']],
    ['-- w 5', []],
  ])('%s', (line, expected) => expect(places(line)).toEqual(expected));

  it.each([
    ['cat --w 512--h 512--s 35  --n Anime', 'cat --w 512 --h 512 --s 35  --n Anime'],
    ['cat,--w 512', 'cat, --w 512'],
    ['cat\t--w 512', 'cat --w 512'],
    ['cat --w512', 'cat --w 512'],
    ['cat --w=512', 'cat --w 512'],
    ['cat --w  512', 'cat --w 512'],
    ['cat --seed 5', 'cat --d 5'],
    ['cat --cfg-scale 7.5', 'cat --l 7.5'],
    ['cat --negative_prompt bad', 'cat --n bad'],
    ['cat --l 7,5', 'cat --l 7.5'],
    ['cat --d -1', 'cat --d -1'],
    ['cat --n', 'cat --n'],
    ['cat --constructor 3', 'cat --constructor 3'],
  ])('%s becomes %s', (line, expected) => {
    expect(fixed(line)).toBe(expected);
    if (line !== expected) expect(places(expected)).toEqual([]);
  });

  it('tells why', () => {
    expect(flawsIn('prompts.txt', 'cat --w512 --d -1 --n --w  5 --d abc --foo')).toEqual([
      'warning «--w512» A blank stands before a value: without it the trainer leaves this out.',
      'warning «--d -1» "--d" takes no sign: the trainer leaves it out.',
      'warning «--n» "--n" has no value: the trainer leaves it out.',
      'warning «--w  5» One blank stands before a value: with more the trainer leaves "--w" out.',
      'warning «--d abc» "--d" takes no such value: the trainer leaves it out.',
      'warning «--foo» The trainer knows no such setting, and leaves it out: "--foo".',
    ]);
  });
});

describe('a table', () => {
  const toml = (lines: string) =>
    placesIn('prompts.toml', `[prompt]\n[[prompt.subset]]\nprompt = "a"\n${lines}\n`);

  it.each<[string, readonly string[]]>([
    ['sample_sampler = "euler_a"', []],
    ['sample_sampler = "euler_x"', ['warning «"euler_x"»']],
    ['seed = -1', []],
    ['seed = 99999999999999999999999', ['error «99999999999999999999999»']],
    ['scale = "7"', ['warning «"7"»']],
  ])('%s', (lines, expected) => expect(toml(lines)).toEqual(expected));

  it('among other things is looked at where somebody names the file', () => {
    expect(placesIn('my prompts.json', '["a", 3]')).toEqual(['error «3»']);
    expect(placesIn('my prompts.json', '["a", 3]', { isMeant: false })).toEqual([]);
  });
});

describe('a .txt', () => {
  it('has a prompt a line, but for empty ones and comments', () => {
    const text = '# first\r\n\r\n a cat \n  # no comment\rw 5\n';
    const { prompts } = configs.prompts({ name: 'prompts.txt', text, bom: false });
    expect(prompts.map(({ prompt }) => prompt)).toEqual([
      { prompt: 'a cat' },
      { prompt: '# no comment' },
      { prompt: 'w 5', width: 5 },
    ]);
    expect(placesIn('prompts.txt', text)).toEqual(['warning «#»', 'warning «w 5»']);
  });

  it('without any prompt is told', () => {
    expect(flawsIn('prompts.txt', '# later\n')).toEqual([
      'warning «» There is no prompt here: the trainer makes no sample pictures.',
    ]);
  });

  it('keeps a byte order mark in its first line', () => {
    const read = configs.read({ name: 'prompts.txt', text: 'a cat\n', bom: true }, {});
    expect(read?.flaws.map(({ severity, span }) => [severity, span.end])).toEqual([['warning', 5]]);
  });
});

describe('a .toml', () => {
  it('has what all share, and the rest', () => {
    const text =
      '[prompt]\nwidth = 512\n[[prompt.subset]]\nprompt = "a"\n[[prompt.subset]]\nprompt = "b"\nseed = 1\n';
    const { prompts, flaws } = configs.prompts({ name: 'prompts.toml', text, bom: false });
    expect(prompts.map(({ prompt }) => prompt)).toEqual([
      { width: 512, prompt: 'a' },
      { width: 512, prompt: 'b', seed: 1 },
    ]);
    expect([flaws, flawsIn('prompts.toml', text)]).toEqual([[], []]);
  });

  it.each([
    ['[prompt]\nwidth = 512\n[[prompt.subset]]\nwidth = 640\n', ['error «width»']],
    ['[prompt]\nwidth = 512\n', ['error «prompt»']],
    ['prompt = "a cat"\n', ['error «»']],
    [
      '[prompt]\n[[prompt.subset]]\nprompt = "a"\nheigth = 3\nwidth = "3"\n',
      ['warning «heigth»', 'warning «"3"»'],
    ],
  ])('%j', (text, expected) => expect(placesIn('prompts.toml', text)).toEqual(expected));
});

describe('a .json', () => {
  it('has lines and tables', () => {
    const text = '["cat --w 640", {"prompt": "dog", "seed": 3}]';
    const { prompts } = configs.prompts({ name: 'prompts.json', text, bom: false });
    expect(prompts.map(({ prompt }) => prompt)).toEqual([
      { prompt: 'cat', width: 640 },
      { prompt: 'dog', seed: 3 },
    ]);
    expect(flawsIn('prompts.json', text)).toEqual([]);
  });

  it.each([
    ['["cat --w640"]', ['warning «"cat --w640"»']],
    ['[{"prompt": "a", "sedd": 3}]', ['warning «"sedd"»']],
    ['[1]', ['error «1»']],
    ['["a",]', ['error «]»']],
  ])('%j', (text, expected) => expect(placesIn('prompts.json', text)).toEqual(expected));

  it('that is no list, or has something else in it, makes the trainer stop', () => {
    const around = { role: 'prompts' } as const;
    expect(placesIn('a.json', '{"prompt": "a"}', around)).toEqual(['error «{"prompt": "a"}»']);
    expect(placesIn('a.json', '[1]', around)).toEqual(['error «1»']);
  });
});
