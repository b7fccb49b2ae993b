import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfigReading, readConfig } from '../../../core/config/read-config.ts';
import { formatMessage } from '../../../core/message.ts';
import { anyText } from '../../support/caption-arbitraries.ts';
import { sampleConfig } from '../../support/sample-config.ts';

/** Each problem as `place: message`, the place by the text that is marked. */
function problemsIn(text: string, { problems }: ConfigReading = readConfig(text)): readonly string[] {
  return problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)}: ${formatMessage(message)}`,
  );
}

describe('the sample of the contract', () => {
  const { config, problems } = readConfig(sampleConfig);

  it('is right as a whole', () => {
    expect(problems).toEqual([]);
  });

  it('means what it says', () => {
    expect(config).toEqual({
      version: 1,
      dataset: {
        trainer: 'sd-scripts',
        purpose: 'likeness',
        trigger: 'CharacterAI',
        class: 'woman',
        base_caption: '1girl, CharacterAI, dark skin, braided hair, earrings, 3D render, UHD, 4K',
        caption_extension: '.txt',
        ignore: ['_unused/**'],
      },
      concepts: { '10_alice': { trigger: 'alice' } },
      views: { 'from behind': { hides: ['earrings', 'eyes', 'lips'], files: ['back_*', '*rear*'] } },
      tags: { known: [], unwanted: ['watermark'], aliases: {}, implies: {} },
      composition: { 'from behind': 2 },
      rules: { 'long-caption': 'off', 'small-image': { severity: 'error', min: 1024 } },
      overrides: [{ files: ['back_*'], rules: { 'missing-base-tag': 'off' } }],
      samples: { prompts: ['{trigger}, photo --d 1'] },
      training: { recipe: 'sd15-likeness', vram: 12, model: 'sd15', options: { network_dim: 96 } },
    });
  });

  it.each(sampleConfig.split('\n').filter((line) => /^\w+ = /.test(line)))(
    'has no required key: %s',
    (line) => {
      expect(readConfig(sampleConfig.replace(line, '')).problems).toHaveLength(
        /^(files|rules) = /.test(line) && !line.includes('*rear*') ? 1 : 0,
      );
    },
  );
});

describe('forms that a key takes', () => {
  it.each([
    '',
    '# only a comment',
    '[dataset]\ntrigger = ["alice", "bob"]',
    '[dataset]\ntrigger = { all = ["alice", "wonderland"] }',
    '[dataset]\ncaption_extension = "caption"',
    '[dataset]\nimages = "img"',
    '[concepts."1_woman"]\nis_reg = true',
    '[tags]\nimplies = { "hoop earrings" = "earrings", "a" = ["b", "c"] }',
    'rules.empty-tag = { severity = "off" }',
    '[rules]\ntrain-no-images = "off"',
    '[training.options]\nanything = [1, { a = 2 }]',
    '[training]\nrecipe = "noobai-vpred"',
    'dataset.purpose = "style"\r\n',
  ])('%j is right', (text) => {
    expect(problemsIn(text)).toEqual([]);
  });
});

describe('a mistake', () => {
  it.each([
    [
      '[dataset]\ntriger = "a"',
      ['triger: Unknown key "triger", which has no effect. Did you mean "trigger"?'],
    ],
    [
      '[dataste]\ntrigger = "a"',
      ['dataste: Unknown key "dataste", which has no effect. Did you mean "dataset"?'],
    ],
    ['nothing.like.it = 1', ['nothing: Unknown key "nothing", which has no effect.']],
    ['version = 2', ['2: 1 is taken here, and not 2.']],
    [
      '[dataset]\npurpose = "liknes"',
      ['"liknes": "liknes" is not one of "likeness", "style", "finetune". Did you mean "likeness"?'],
    ],
    ['dataset = 1', ['1: 1 is of the wrong type: a table is expected here.']],
    ['[dataset]\ntrigger = 3', ['3: 3 is none of the forms that this key takes.']],
    ['[dataset]\ncaption_extension = "a/b"', ['"a/b": "a/b" is not a file extension, for example ".txt".']],
    ['[training]\nvram = "12"', ['"12": "12" is of the wrong type: a number is expected here.']],
    [
      '[training]\nrecipe = "sdxl-likenes"',
      ['"sdxl-likenes": There is no recipe "sdxl-likenes". Did you mean "sdxl-likeness"?'],
    ],
    [
      '[rules]\nduplicate-tga = "off"',
      ['duplicate-tga: There is no rule "duplicate-tga". Did you mean "duplicate-tag"?'],
    ],
    [
      '[rules]\nempty-tag = "warnin"',
      ['"warnin": "warnin" is not one of "off", "error", "warning", "info", "hint". Did you mean "warning"?'],
    ],
    [
      '[rules]\nsmall-image = { severity = "hints", min = 2 }',
      ['"hints": "hints" is not one of "off", "error", "warning", "info", "hint". Did you mean "hint"?'],
    ],
    ['[[overrides]]\nfiles = ["a"]', ['overrides: "rules" is missing here.']],
    ['[dataset]\nignore = ["a", 2]', ['2: 2 is of the wrong type: a text in quotes is expected here.']],
    [
      '[concepts."10_alice"]\ntriggr = "a"',
      ['triggr: Unknown key "triggr", which has no effect. Did you mean "trigger"?'],
    ],
  ])('is told at its place: %j', (text, expected) => {
    expect(problemsIn(text)).toEqual(expected);
  });

  it('leaves the right rest in force', () => {
    const text =
      '[dataset]\ntrigger = "alice"\npurpose = "liknes"\nignore = ["a", 2]\n[rules]\nempty-tag = 3\nduplicate-tag = "off"';
    const reading = readConfig(text);
    expect(reading.problems).toHaveLength(3);
    expect(reading.config).toEqual({ dataset: { trigger: 'alice' }, rules: { 'duplicate-tag': 'off' } });
  });

  it('takes out one override, and finds the places of those behind it', () => {
    const text =
      '[[overrides]]\nfiles = [1]\nrules = {}\n[[overrides]]\nfiles = ["b"]\nrules = { empty-tga = "off", empty-tag = "off" }';
    const reading = readConfig(text);
    expect(problemsIn(text, reading)).toEqual([
      '1: 1 is of the wrong type: a text in quotes is expected here.',
      'empty-tga: There is no rule "empty-tga". Did you mean "empty-tag"?',
    ]);
    expect(reading.config.overrides?.[0]?.rules).toEqual({});
    expect(reading.config.overrides?.[1]).toMatchObject({ files: ['b'], rules: { 'empty-tag': 'off' } });
  });

  it('takes one wrong rule of an override out', () => {
    const text = '[[overrides]]\nfiles = ["b"]\nrules = { empty-tag = 1, duplicate-tag = "off" }';
    expect(readConfig(text).config.overrides).toEqual([{ files: ['b'], rules: { 'duplicate-tag': 'off' } }]);
  });

  it.each([
    ['[dataset]\ntrigger = "a', 2],
    ['[dataset\ntrigger = "a"', 2],
    ['trigger', 1],
    ['[dataset]\ntrigger = "a"\ntrigger = "b"', 3],
    ['path = "C:\\Users"', 1],
    ['\u0000', 1],
  ])('in the syntax of %j is placed', (text, line) => {
    const { config, problems } = readConfig(text);
    expect(config).toEqual({});
    expect(problems).toHaveLength(1);
    const { start = -1, end = -1 } = problems[0]?.span ?? {};
    expect(text.slice(0, start).split('\n')).toHaveLength(line);
    expect(end).toBeLessThanOrEqual(text.length);
  });
});

describe('readConfig', () => {
  const sane = ({ problems }: ConfigReading, text: string) => {
    for (const { span } of problems) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  };

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => sane(readConfig(text), text)));
  });

  it('never throws on a sample that was edited wildly', () => {
    const pieces = fc.constantFrom(
      '',
      '=',
      '[',
      ']',
      '"',
      '\n',
      '{',
      '}',
      '1',
      '-',
      '.',
      '[[overrides]]\n',
      '[rules]\n',
      'x = ',
      'true',
      "'",
      '#',
      ',',
    );
    const edits = fc.array(fc.tuple(fc.nat(sampleConfig.length), fc.nat(12), pieces), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(edits, (all) => {
        const text = all.reduce(
          (now, [at, length, piece]) => now.slice(0, at) + piece + now.slice(at + length),
          sampleConfig,
        );
        sane(readConfig(text), text);
      }),
    );
  });

  it('never throws on values of any type in any place', () => {
    const value = fc.constantFrom(
      '1',
      '1.5',
      'nan',
      '"a"',
      'true',
      '[]',
      '[1]',
      '{}',
      '{ a = 1 }',
      '1979-05-27',
      '9007199254740993',
      '["a", ["b"]]',
    );
    const key = fc.constantFrom(
      'version',
      'dataset',
      'dataset.trigger',
      'concepts',
      'views."x"',
      'views.x.files',
      'tags.aliases',
      'rules',
      'rules.empty-tag',
      'overrides',
      'samples.prompts',
      'training.vram',
      'composition.a',
      '__proto__',
      'constructor.prototype',
      'rules.__proto__',
    );
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 4 }), (entries) => {
        const text = Object.entries(entries)
          .map(([one, other]) => `${one} = ${other}`)
          .join('\n');
        sane(readConfig(text), text);
      }),
    );
  });

  it.each([
    '[__proto__]\npolluted = 1',
    '__proto__.polluted = 1',
    'dataset = { __proto__ = { polluted = 1 } }',
    '[constructor.prototype]\npolluted = 1',
  ])('lets no text reach the prototype of all objects: %j', (text) => {
    readConfig(text);
    expect('polluted' in {}).toBe(false);
  });
});

it('says of a backslash in double quotes what helps', () => {
  const [text = ''] = problemsIn('[training]\nmodel = "C:\\Users\\me\\v1-5.safetensors"\n');
  expect(text).toContain("In double quotes a backslash is no part of a path: use / or '…'.");
  const [other = ''] = problemsIn('[training]\nmodel =\n');
  expect(other).not.toContain('backslash');
});
