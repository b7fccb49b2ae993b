// Configurations as nobody writes them: what is wrong is told at its place, and the dataset is linted all the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { setInDataset } from '../../core/config/edit-config.ts';
import { readConfig } from '../../core/config/read-config.ts';
import { turnOffRule, turnOffRuleFor } from '../../core/config/turn-off-rule.ts';
import { lintConfig } from '../../core/lint-config.ts';
import { formatMessage } from '../../core/message.ts';
import { ruleCodes } from '../../core/rules/codes.ts';
import { applyTextEdits } from '../../core/span.ts';
import { overviewOf } from '../../core/training/overview.ts';
import { anyText } from '../support/caption-arbitraries.ts';
import { knowledge } from '../support/knowledge.ts';
import { anySizes, checkSpan, datasetWith, lintStrictly, settings } from './cases.ts';

const headers = [
  '[dataset]',
  '[rules]',
  '[[overrides]]',
  '[views."from behind"]',
  '[concepts."10_alice woman"]',
  '[tags]',
  '[tags.implies]',
  '[composition]',
  '[samples]',
  '[training]',
  '[training.options]',
  '[__proto__]',
  '[rules.duplicate-tag]',
  '[constructor.prototype]',
];
const keys = [
  ...[
    'version',
    'trainer',
    'purpose',
    'trigger',
    'class',
    'base_caption',
    'caption_extension',
    'images',
    'ignore',
  ],
  ...[
    'files',
    'rules',
    'hides',
    'known',
    'unwanted',
    'aliases',
    'implies',
    'prompts',
    'recipe',
    'vram',
    'model',
  ],
  ...['options', 'is_reg', 'severity', 'min', 'max', '__proto__', 'toString', 'a.b', '"from side"', "''"],
  ...[
    'resolution',
    'enable_bucket',
    'min_bucket_reso',
    'max_bucket_reso',
    'bucket_reso_steps',
    'bucket_no_upscale',
  ],
  ...[
    'train_batch_size',
    'max_train_epochs',
    'max_train_steps',
    'gradient_accumulation_steps',
    'keep_tokens',
  ],
  ...[
    'caption_separator',
    'secondary_separator',
    'keep_tokens_separator',
    'enable_wildcard',
    'max_token_length',
  ],
  ...ruleCodes,
];
const values = [
  ...[
    '"off"',
    '"error"',
    '"likeness"',
    '"style"',
    '"alice"',
    "'1girl, smile'",
    '""',
    '"é😀"',
    '"""a\nb"""',
    '".txt"',
  ],
  ...['0', '1', '-1', '3', '64', '768', '1e308', '1_000_000_000_000', '0.5', 'nan', 'inf', 'true', 'false'],
  ...[
    '[]',
    '["a", "b"]',
    '[""]',
    '["*"]',
    '["[", "**/{a,b", "!(x)"]',
    '[1, "a", []]',
    '{}',
    '{ all = ["a"] }',
  ],
  ...[
    '{ severity = "hint" }',
    '{ severity = 3 }',
    '{ a = "b" }',
    '1979-05-27',
    '[768, 1024]',
    '"768,x"',
    '',
    '=',
  ],
];
const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...headers) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...keys), fc.constantFrom(...values))
      .map(([key, value]) => `${key} = ${value}`),
  },
  { weight: 1, arbitrary: anyText },
);
const text = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\n', '\r\n'), fc.boolean())
  .map(([lines, newLine, ends]) => lines.join(newLine) + (ends ? newLine : ''));

it('configurations', async () => {
  const captions = ['1girl, alice, smile, smile', 'alice', ''];
  await fc.assert(
    fc.asyncProperty(text, anySizes, async (config, sizes) => {
      const { mistakes, training } = lintConfig('/dataset/lora-dataset.toml', config);
      for (const { span, message } of [...mistakes, ...training]) {
        checkSpan(span, config);
        formatMessage(message);
      }
      const dataset = datasetWith(captions, config, sizes);
      await lintStrictly(dataset);
      JSON.stringify(overviewOf(dataset, knowledge));
    }),
    settings,
  );
});

it('edits of configurations', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...ruleCodes), (config, code) => {
      const off = turnOffRule(config, code);
      if (off) expect(readConfig(applyTextEdits(config, off)).config.rules?.[code]).toBeDefined();
      const forSome = turnOffRuleFor(config, code, 'a.*');
      if (forSome)
        expect(readConfig(applyTextEdits(config, forSome)).config.overrides?.at(-1)?.files).toEqual(['a.*']);
      const set = setInDataset(config, 'trigger', 'a "b"');
      if (set) applyTextEdits(config, set);
    }),
    settings,
  );
});
