import { describe, expect, it } from 'vitest';
import { lintDataset } from '../../../core/engine.ts';
import { ruleOf } from '../../support/lint.ts';
import { loadedFrom, toldBy } from '../../support/loaded.ts';
import { noTurn } from '../../support/memory.ts';

const dataset = (config: string) =>
  loadedFrom({
    'lora-dataset.toml': config,
    'img/10_alice woman/a.png': '',
    'img/10_alice woman/a.txt': '',
    'empty/notes.md': '',
    'masks/a.png': '',
  });
const found = (config: string) => toldBy('missing-folder', dataset(config));

describe('missing-folder', () => {
  it('finds that the pictures lie elsewhere', async () => {
    expect(await found('[dataset]\nimages = "imgs"')).toEqual([
      'warning There is no folder imgs: the dataset has no pictures. Did you mean "img"?',
    ]);
    expect(await found('[dataset]\nimages = "nowhere"')).toEqual([
      'warning There is no folder nowhere: the dataset has no pictures.',
    ]);
    expect(await found('[dataset]\nimages = "../other"')).toEqual([
      'warning ../other lies outside the dataset: none of its pictures is read.',
    ]);
    expect(await found('[dataset]\nimages = "masks"')).toEqual([
      'warning Nothing in masks is read: a folder called "masks" is taken for one that programs fill.',
    ]);
  });

  it('finds settings of a folder that is not there', async () => {
    expect(await found('[concepts."10_alice"]\ntrigger = "alice"\n[concepts."10_alice womn"]')).toEqual([
      'warning There is no folder "10_alice": its settings have no effect.',
      'warning There is no folder "10_alice womn": its settings have no effect. Did you mean "10_alice woman"?',
    ]);
  });

  it('finds an option of the trainer that names one', async () => {
    const options = '[training.options]\ntrain_data_dir = "./pictures"\nreg_data_dir = "/set/reg"';
    expect(await found(options)).toEqual([
      'warning There is no folder ./pictures in this dataset.',
      'warning There is no folder /set/reg in this dataset.',
    ]);
  });

  it('knows folders that several links lead to', async () => {
    const linked = (config: string) =>
      toldBy(
        'missing-folder',
        loadedFrom({
          'lora-dataset.toml': config,
          '10_alice/a.png': '',
          '10_alice/a.txt': '',
          one: { link: '10_alice' },
          '5_alice': { link: '10_alice' },
        }),
      );
    expect(
      await linked('[concepts.one]\n[concepts."5_alice"]\n[training.options]\nreg_data_dir = "one"'),
    ).toEqual([]);
  });

  it('is where the name stands', async () => {
    const config = '[dataset]\nimages = "nowhere"\n\n[concepts."10_bob"]\n';
    const findings = await lintDataset(dataset(config), noTurn, { rules: [ruleOf('missing-folder')] });
    expect(findings.map(({ file, span }) => [file, config.slice(span.start, span.end)])).toEqual([
      ['/set/lora-dataset.toml', '"nowhere"'],
      ['/set/lora-dataset.toml', 'concepts."10_bob"'],
    ]);
  });

  it.each([
    '',
    '[dataset]\nimages = "img"',
    '[dataset]\nimages = "./img/"',
    '[dataset]\nimages = "."',
    '[concepts."10_alice woman"]\nclass = "woman"',
    '[concepts.empty]\nclass = "woman"',
    '[training.options]\ntrain_data_dir = "img"\nreg_data_dir = "/elsewhere/reg"\nconditioning_data_dir = "masks"',
    '[training.options]\nreg_data_dir = \'C:\\pictures\\reg\'\noutput_dir = "out"',
  ])('is quiet about %j', async (config) => {
    expect(await found(config)).toEqual([]);
  });
});
