import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../core/config/read-config.ts';
import { configSchema } from '../../../../core/config/schema.ts';
import { datasetConfigDocument } from '../../../../core/language/config/dataset-config.ts';
import { schemaKeys } from '../../../../core/language/config/schema-keys.ts';
import { ruleCodes } from '../../../../core/rules/codes.ts';
import { configs } from '../../../../core/trainers/sd-scripts/config/index.ts';
import { MarkedConfig } from '../../../support/marked-config.ts';

const around = {
  options: configs.language.options(undefined),
  models: ['mine'],
  folders: ['10_alice'],
  promptOf: (text: string) =>
    configs.language.documentOf({ name: 'prompts.txt', text, bom: false }, { role: 'prompts' }),
};
const at = (marked: string) => new MarkedConfig(marked, (text) => datasetConfigDocument(text, around));

describe('a lora-dataset.toml', () => {
  it('has tables and keys', () => {
    expect(at('|').labels).toEqual(
      expect.arrayContaining([
        'version',
        '[dataset]',
        '[rules]',
        '[[overrides]]',
        '[training]',
        '[training.options]',
      ]),
    );
    expect(at('[da|').with('[dataset]')).toBe('[dataset]');
    expect(at('[dataset]\n[da|]').labels).not.toContain('[dataset]');
    expect(at('[dataset]\ntrig|').with('trigger')).toBe('[dataset]\ntrigger = ');
    expect(at('[dataset]\ntrigger = "a"\n|').labels).not.toContain('trigger');
    expect(at('[con|').with('[concepts.10_alice]')).toBe('[concepts.10_alice]');
    expect(at('[concepts.10_alice]\n|').labels).toContain('is_reg');
    expect(at('[vi|').labels).toContain('[views."from behind"]');
    expect(at('dataset.|').labels).toContain('purpose');
  });

  it('has values', () => {
    expect(at('[dataset]\npurpose = "|').with('style')).toBe('[dataset]\npurpose = "style"');
    expect(at('[dataset]\ntrainer = |').labels).toEqual(['sd-scripts']);
    expect(at('version = |').labels).toEqual(['1']);
    expect(at('[training]\nrecipe = "|"').labels).toContain('sd15-likeness');
    expect(at('[training]\nmodel = "|"').labels).toEqual(expect.arrayContaining(['mine', 'sd15']));
    expect(at('[training]\nvram = |').labels).toContain('12');
  });

  it('has nothing more for what is typed to its end, so that Enter is a new line', () => {
    const filters = (marked: string) =>
      Object.fromEntries((at(marked).completion?.items ?? []).map(({ label, filter }) => [label, filter]));
    expect(filters('[tra|]')['[training.options]']).toBe('[training.options');
    expect(filters('[training.options]\nnetwork_dim = 9|')).toMatchObject({ '96': '9', '8': ' ' });
    expect(filters('[training.options]\nflip_aug = |')).toMatchObject({ true: 'tru', false: 'fals' });
  });

  it('offers the values of a text with its key', () => {
    const snippet = at('[training.options]\nlr_sch|').completion?.items.find(
      ({ label }) => label === 'lr_scheduler',
    )?.snippet;
    expect(snippet).toMatch(/^lr_scheduler = "\$\{1\|constant,/);
    expect(snippet?.endsWith('|}"')).toBe(true);
  });

  it('has rules with their severities and options', () => {
    expect(at('[rules]\nlong|').labels).toContain('long-caption');
    expect(at('[rules]\nlong-caption = "|"').labels).toEqual(
      expect.arrayContaining(['off', 'hint', 'error']),
    );
    expect(at('[rules]\nsmall-image = { |}').labels).toEqual(['severity', 'min']);
    expect(at('[rules]\nsmall-image = { severity = "|" }').with('error')).toBe(
      '[rules]\nsmall-image = { severity = "error" }',
    );
    expect(at('[[overrides]]\nfiles = ["a"]\nrules = { |').labels).toContain('missing-base-tag');
    expect(at('[[overrides]]\nfiles = ["a"]\n[overrides.rules]\n|').labels).toContain('missing-base-tag');
  });

  it('has options of the trainer, but for those that a run decides', () => {
    const options = at('[training.options]\n|').labels;
    expect(options).toContain('network_dim');
    expect(options).not.toContain('output_dir');
    expect(options).not.toContain('caption_extension');
    expect(at('[training]\noptions.save_precision = "|"').labels).toContain('bf16');
  });

  it('tells what the recipe has, and why', () => {
    const words = at('[training]\nrecipe = "sd15-likeness"\n[training.options]\nlr_warm|up_steps = 0').hover
      ?.words;
    expect(words).toContain('The recipe sd15-likeness sets it to 0.');
    expect(words).toContain('There is no warmup.');
    expect(
      at('[training]\nrecipe = "no"\n[training.options]\nlr_warm|up_steps = 0').hover?.words,
    ).not.toContain('recipe');
    expect(at('[training]\nrecipe = "sd15|-likeness"').hover?.words).toContain('A likeness on SD 1.5');
  });

  it('tells what keys, tables and rules are', () => {
    expect(at('[data|set]').hover).toMatchObject({ of: '[dataset]', title: 'dataset' });
    expect(at('[dataset]\nbase_|caption = "a"').hover?.words).toContain('What every caption starts from');
    expect(at('[rules]\nlong-|caption = "off"').hover?.words).toContain('Takes one of "off"');
  });

  it('knows which texts hold tags', () => {
    expect(at('[dataset]\nbase_caption = "1girl, |"').completion?.holds).toEqual({
      what: 'caption',
      quote: '"',
    });
    expect(at('[tags]\nunwanted = ["|"]').completion?.holds?.what).toBe('tag');
    expect(at('[views."from behind"]\nhides = [|]').completion?.holds).toEqual({ what: 'tag', quote: '' });
    expect(at('[dataset]\nimages = "|"').completion?.holds).toBeUndefined();
  });

  it('has the settings of sample prompts', () => {
    const prompts = (marked: string) => at(`[samples]\nprompts = [\n  ${marked},\n]\n`);
    expect(prompts('"{trigger}, photo --s|"').with('--s')).toBe(
      '[samples]\nprompts = [\n  "{trigger}, photo --s ",\n]\n',
    );
    expect(prompts("'{trigger} --ss eul|'").labels).toContain('euler_a');
    expect(prompts('"{trigger} --w 51|2"').hover).toMatchObject({ of: '--w 512', title: '--w' });
    expect(prompts('"{trig|ger} --w 512"').hover?.title).toBe('prompts');
  });

  it('is told about all keys of its schema', () => {
    const tables = [
      [],
      ['dataset'],
      ['concepts', 'x'],
      ['views', 'x'],
      ['tags'],
      ['overrides'],
      ['samples'],
      ['training'],
    ];
    for (const path of tables)
      for (const { name, about } of schemaKeys(path))
        expect([path, name, about.length]).toEqual([path, name, 1]);
    expect(schemaKeys([]).map(({ name }) => name)).toEqual(Object.keys(configSchema.shape));
  });

  it('offers only what is right there', () => {
    const tables = [
      '',
      '[dataset]',
      '[concepts.a]',
      '[views.a]',
      '[tags]',
      '[rules]',
      '[training]',
      '[samples]',
    ];
    for (const table of tables) {
      const place = at(`${table}\n|`);
      for (const { kind, label, newText } of place.completion?.items ?? []) {
        const written = kind === 'table' ? newText : `${table}\n${newText.replace(/\{\}$/, '')}1`;
        const problems = readConfig(written).problems.map(({ message }) => message.template);
        expect([label, problems.filter((text) => /^(?:Unknown key|There is no rule)/.test(text))]).toEqual([
          label,
          [],
        ]);
      }
    }
    const rules = at('[rules]\n|').completion?.items.filter(({ kind }) => kind === 'key') ?? [];
    const unknown = rules.filter(({ label }) => !(ruleCodes as readonly string[]).includes(label));
    expect([rules.length > 40, unknown]).toEqual([true, []]);
  });
});
