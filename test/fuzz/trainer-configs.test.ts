// The trainer's configurations as nobody writes them: what is found stands in the text, and what mends it can be applied.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConfigFlaw } from '../../core/config/config-node.ts';
import { applyTextEdits } from '../../core/span.ts';
import { configsOf } from '../../core/trainers/config-adapters.ts';
import { anyText } from '../support/caption-arbitraries.ts';
import { checkSpan, settings } from './cases.ts';

const configs = configsOf('sd-scripts');

const key = fc.constantFrom(
  ...[
    'resolution',
    'keep_tokens',
    'image_dir',
    'caption_extension',
    'metadata_file',
    'validation_split',
    'num_repeats',
  ],
  ...[
    'network_dim',
    'netwrok_dim',
    'lr_scheduler',
    'train_data_dir',
    'sample_prompts',
    'optimizer_args',
    'prompt',
  ],
  ...[
    'width',
    'subset',
    'general',
    'datasets',
    'subsets',
    '__proto__',
    'constructor',
    '"a b"',
    'a.b',
    'conditioning_data_dir',
  ],
);
const value = fc.constantFrom(
  ...[
    '1',
    '0',
    '-1',
    '1.5',
    'inf',
    'nan',
    '1_0',
    '0x1',
    'true',
    '""',
    '"512,512"',
    "'C:\\x'",
    '"D:\\t"',
    '"\\U"',
    '[]',
    '[1, 2]',
  ],
  ...[
    '[1, "a"]',
    '[1.0, 2.0]',
    '{}',
    '{ a = 1 }',
    '[{ image_dir = "x" }]',
    '2020-01-01',
    '"""x\n"""',
    '"é😀"',
    '',
    'x',
  ],
);
const line = fc.oneof(
  fc.tuple(key, value).map(([name, one]) => `${name} = ${one}`),
  fc.constantFrom(
    '[general]',
    '[[datasets]]',
    '[[datasets.subsets]]',
    '[datasets]',
    '[prompt]',
    '[[prompt.subset]]',
    '[a.b]',
    '# c',
    '',
  ),
);
const toml = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

const piece = fc.oneof(
  fc.constantFrom(
    'cat',
    'w 512',
    '--w 512',
    '--w512',
    '--h  7',
    ' --',
    '--n bad',
    '--n',
    '--ss euler',
    '--d -1',
    '--l 7,5',
    '--seed=5',
    '--constructor 1',
  ),
  fc.constantFrom(
    '\t',
    ' ',
    '#',
    '--',
    '😀',
    '\u3000',
    '３',
    '--s ３',
    '--l ..',
    '\r\n',
    '\u2028',
    '--n bad--w 5',
  ),
);
const prompts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));
const glued = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

const file = fc.oneof(
  fc.tuple(fc.constantFrom('dataset.toml', 'config.toml', 'prompts.toml'), fc.oneof(toml, anyText)),
  fc.tuple(fc.constantFrom('dataset.json', 'prompts.json'), fc.oneof(fc.json(), anyText)),
  fc.tuple(fc.constant('prompts.txt'), fc.oneof(prompts, glued, anyText)),
);
const role = fc.constantFrom(undefined, 'dataset', 'prompts') as fc.Arbitrary<
  'dataset' | 'prompts' | undefined
>;

function check(text: string, flaws: readonly ConfigFlaw[]): void {
  for (const { span, message, fixes = [] } of flaws) {
    checkSpan(span, text);
    const places = [...message.template.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place));
    expect(places.every((place) => ['string', 'number'].includes(typeof message.args[place]))).toBe(true);
    for (const { edits } of fixes) expect(applyTextEdits(text, edits)).not.toBe(text);
  }
}

it("the trainer's configurations", () => {
  fc.assert(
    fc.property(file, fc.boolean(), role, ([name, text], bom, as) => {
      const read = configs.read(
        { name, text, bom },
        { isMeant: true, role: as, training: { masked_loss: bom } },
      );
      check(text, read?.flaws ?? []);
      for (const { span } of read?.paths ?? []) checkSpan(span, text);
      const { prompts: all, flaws } = configs.prompts({ name, text, bom });
      check(text, [...flaws, ...all.flatMap((one) => one.flaws)]);
      for (const { prompt } of all) expect(() => JSON.stringify(prompt)).not.toThrow();
    }),
    settings,
  );
});
