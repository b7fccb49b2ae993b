import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../core/config/read-config.ts';
import { writeConfig } from '../../../core/config/write-config.ts';

describe('a new lora-dataset.toml', () => {
  it('says nothing but its version where nothing is known', () => {
    expect(writeConfig({})).toBe(
      '# What the LoRA Workbench checks this dataset against. Every key is optional.\nversion = 1\n',
    );
  });

  it('explains each key', () => {
    const text = writeConfig({
      purpose: 'likeness',
      trigger: 'alice',
      class: 'woman',
      base_caption: '1girl',
    });
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'version = 1',
      '',
      '[dataset]',
      'purpose = "likeness"',
      'trigger = "alice"',
      'class = "woman"',
      'base_caption = "1girl"',
      '',
    ]);
  });

  it('is read back as it was meant, whatever the words are', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.constantFrom('a"b', 'a\\', '\u007f\n\t\u0000'),
    );
    fc.assert(
      fc.property(word, word, (trigger, base_caption) => {
        const { config, problems } = readConfig(writeConfig({ trigger, base_caption }));
        expect(problems).toEqual([]);
        expect(config).toEqual({ version: 1, dataset: { trigger, base_caption } });
      }),
    );
  });
});
