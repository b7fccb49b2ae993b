import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigDocument } from '../../../../../core/config/config-document.ts';
import { readConfig } from '../../../../../core/config/read-config.ts';
import { datasetConfigDocument } from '../../../../../core/language/config/dataset-config.ts';
import { applyTextEdits } from '../../../../../core/span.ts';
import { configs } from '../../../../../core/trainers/sd-scripts/config/index.ts';
import { readOracle } from '../../../../support/oracles.ts';

const fixture = (name: string) => readFileSync(`test/fixtures/trainer-run/${name}`, 'utf8');
const own = `version = 1
[dataset]
trainer = "sd-scripts"
base_caption = "1girl, CharacterAI"
[concepts."10_alice"]
trigger = { all = ["a", 'b'] }
[views."from behind"]
hides = ["earrings",
  "eyes"]
[tags]
aliases = { a = "b" } # a remark
[rules]
long-caption = "off"
small-image = { severity = "error", min = 1024 }
[[overrides]]
files = ["back_*"]
rules = { missing-base-tag = "off" }
[samples]
prompts = ["""{trigger}, photo --d 1"""]
[training]
vram = 12
options.network_dim = 96
`;
const preset =
  '{\n  "LoRA_type": "Standard",\n  "max_resolution": "512,512",\n  "epoch": 1,\n  "text_encoder_lr": 0.0001,\n  "xformers": true\n}\n';
const json =
  '{"general": {"flip_aug": true}, "datasets": [{"resolution": [512, 512], "subsets": [{"image_dir": "a", "num_repeats": 1}]}]}';

const texts: readonly (readonly [name: string, text: string])[] = [
  ['config.toml', fixture('article/config.toml')],
  ['config.toml', fixture('merged/config.toml')],
  ['dataset.toml', fixture('merged/dataset.toml')],
  ['dataset.json', json],
  ['preset.json', preset],
  ['prompts.txt', fixture('merged/prompts.txt')],
  ['prompts.toml', '[prompt]\nwidth = 512\n[[prompt.subset]]\nprompt = "a"\nsample_sampler = "ddim"\n'],
  ['lora-dataset.toml', own],
  ...readOracle<{ toml: string }>('dataset-config').cases.map(({ toml }) => ['dataset.toml', toml] as const),
];

function open(name: string, text: string): ConfigDocument | undefined {
  if (name === 'lora-dataset.toml')
    return datasetConfigDocument(text, {
      options: configs.language.options(undefined),
      models: ['a'],
      folders: ['10_alice'],
      promptOf: () => undefined,
    });
  return configs.language.documentOf({ name, text, bom: false }, {});
}

/** Where to, and that it is within a line around the cursor, as editors want it. */
function look(name: string, text: string, offset: number): void {
  const document = open(name, text);
  const completed = document?.complete(offset);
  const hover = document?.hover(offset);
  for (const span of [completed?.replace, hover?.span]) {
    if (!span) continue;
    const isAround = span.start <= offset && offset <= span.end && span.end <= text.length;
    expect([offset, span, isAround]).toEqual([offset, span, true]);
  }
  const { replace, items = [] } = completed ?? {};
  if (replace && items.length > 0) {
    const replaced = text.slice(replace.start, replace.end);
    expect([replaced, /[\r\n]/.test(replaced)]).toEqual([replaced, false]);
  }
}

describe('any configuration', () => {
  it('is completed at each place, and at the end of each beginning', () => {
    for (const [name, text] of texts.slice(0, 8)) {
      const step = text.length > 300 ? 17 : 2;
      for (let offset = 0; offset <= text.length; offset += step) {
        look(name, text, offset);
        look(name, text.slice(0, offset), offset);
      }
    }
  }, 60_000);

  it('is completed with any signs in it, and other line ends', () => {
    const signs = fc.constantFrom(
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '=',
      '#',
      '.',
      ',',
      '\n',
      '\r\n',
      '\\',
      '😀',
      ' --',
      '"""',
      '\ufeff',
      'netwo',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.array(signs, { maxLength: 4 }),
        fc.boolean(),
        ([name, whole], at, more, isWindows) => {
          const text = isWindows ? whole.replaceAll('\n', '\r\n') : whole;
          const offset = at % (text.length + 1);
          const typed = more.join('');
          look(name, text.slice(0, offset) + typed + text.slice(offset), offset + typed.length);
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('a key that is offered', () => {
  const unknown = /no option|does not know|Unknown key|no rule|takes the key|conditioning_data_dir/;
  const flawsOf = (name: string, text: string) =>
    name === 'lora-dataset.toml'
      ? readConfig(text).problems
      : (configs.read({ name, text, bom: false }, { isMeant: true })?.flaws ?? []);

  it('is known to whoever looks at the file', () => {
    let count = 0;
    for (const [name, text] of texts.filter(([one]) => /\.toml$/.test(one) && !one.startsWith('prompts'))) {
      const lines = [...text.matchAll(/^/gm)].map(({ index }) => index);
      // One option is as good as another to a training config: each place is looked at, not all of them everywhere.
      for (const [row, offset] of lines.entries()) {
        const before = flawsOf(name, text).filter(({ message }) => unknown.test(message.template)).length;
        const broken = `${text.slice(0, offset)}\n${text.slice(offset)}`;
        const completed = open(name, broken)?.complete(offset);
        if (!completed) continue;
        const items = completed.items.filter(({ kind }, index) => kind === 'key' && (index + row) % 29 === 0);
        for (const { newText, label } of items) {
          count++;
          const written = applyTextEdits(broken, [
            { span: completed.replace, newText: newText.replace(/ = \{\}$| = $/, ' = 1') },
          ]);
          const flaws = flawsOf(name, written).filter(({ message }) => unknown.test(message.template));
          expect([name, written.slice(0, offset), label, flaws.length <= before]).toEqual([
            name,
            written.slice(0, offset),
            label,
            true,
          ]);
        }
      }
    }
    expect(count).toBeGreaterThan(200);
  }, 60_000);
});
