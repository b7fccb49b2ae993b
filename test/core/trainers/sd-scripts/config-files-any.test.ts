import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownOptions } from '../../../../core/trainers/sd-scripts/config-files.ts';
import { isAboutData } from '../../../../core/trainers/sd-scripts/dataset-options.ts';
import { knownOptions } from '../../../../core/trainers/sd-scripts/known-options.ts';
import type { Options } from '../../../../core/training/options.ts';
import { subsetOf } from '../../training/plans.ts';
import { contentOf, filesOf, filesWith, flattened, ownPaths } from './run-files.ts';

describe('where the files of a run are', () => {
  const ours = [
    ...['pretrained_model_name_or_path', 'output_dir', 'output_name', 'logging_dir', 'sample_prompts'],
    ...['config_file', 'dataset_config', 'train_data_dir', 'reg_data_dir', 'in_json', 'dataset_class'],
    ...['output_config', 'debug_dataset', 'console_log_file', 'console_log_simple', 'console_log_level'],
  ];
  const evil: Options = Object.fromEntries(ours.map((option) => [option, '/elsewhere']));

  it('is said by these options', () => expect([...ownOptions].sort()).toEqual(ours.sort()));

  it('is said by nothing of the dataset', () => {
    const { 'config.toml': toml, 'dataset.toml': data } = filesWith(evil);
    expect(toml + data).not.toContain('elsewhere');
    expect(flattened(toml)).toMatchObject(ownPaths);
  });

  it.each<[string, Options]>([
    ['a table', { evil }],
    ['a table that is called as ours are', { saving: evil, model: evil, logging: evil }],
    ['a list of tables', { evil: [evil, evil] }],
    ['a table in a list in a list', { evil: [[evil]] }],
    ['a table by the name of an option', { output_dir: evil, seed: evil, resolution: evil }],
    ['the name of the log folder', { log_prefix: '../../elsewhere/', log_tracker_name: '/elsewhere' }],
    ['the extension', { save_model_as: '/../../elsewhere/x' }],
    ['a list of two kinds, which the trainer could not read', { network_args: ['elsewhere', 3] }],
    ['backslashes', { log_prefix: '..\\..\\elsewhere\\' }],
  ])('is not said by %s either', (_, options) => {
    const { 'config.toml': toml, 'dataset.toml': data } = filesWith(options);
    expect(toml + data).not.toContain('elsewhere');
    expect(flattened(toml)).toMatchObject(ownPaths);
    // What stands behind it stays where it belongs.
    expect(flattened(toml)).toMatchObject({ learning_rate: 0.0001, resolution: '768,768' });
  });

  it('leaves the names of logs to whoever wants them', () => {
    const { 'config.toml': toml } = filesWith({
      log_prefix: 'try-2_',
      log_tracker_name: 'alice',
      log_with: 'wandb',
    });
    expect(flattened(toml)).toMatchObject({
      log_prefix: 'try-2_',
      log_tracker_name: 'alice',
      log_with: 'wandb',
    });
  });

  it.each(['caption_extension', 'caption_extention', 'dataset_repeats'])(
    'and %s is said by the dataset itself',
    (option) => {
      const { 'config.toml': toml, 'dataset.toml': data } = filesWith({ [option]: 'elsewhere' });
      expect(toml + data).not.toContain('elsewhere');
    },
  );

  it('stays the same with a date, which no option takes', () => {
    const { 'config.toml': toml } = filesWith({
      seed: new Date(Number.NaN),
      training_comment: new Date(0),
    });
    expect(flattened(toml)).not.toHaveProperty('seed');
    expect(flattened(toml)).not.toHaveProperty('training_comment');
  });
});

describe('whatever is written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'C:\\new\\u0041',
      '"',
      "'",
      '# x',
      '\n[x]\n',
      '\r',
      '\u2028',
      '\u007f',
      '-x',
      '[x]',
      '\\',
    ),
  );
  const scalar = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    // TOML's writer knows no negative zero, and no option means another thing by it.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  );
  const value = fc.oneof(scalar, fc.array(text, { maxLength: 3 }));
  const option = fc.oneof(
    fc.constantFrom(...knownOptions.keys()),
    fc.constantFrom('new_thing', 'a b', 'toString', 'ünknown', '"', '# x', ''),
  );

  it('is read back as it was meant', () => {
    fc.assert(
      fc.property(
        fc.dictionary(option, value, { maxKeys: 5 }),
        text,
        text,
        text,
        (options, folder, words, place) => {
          const files = filesOf({
            options,
            name: 'alice',
            recipe: words,
            model: { name: undefined, place, kind: 'local' },
            subsets: [subsetOf({ folder: `/d/${folder}`, classTokens: words })],
          });
          const training = flattened(files['config.toml']);
          expect(training).toMatchObject({ ...ownPaths, pretrained_model_name_or_path: place });
          const { datasets, general } = contentOf(files['dataset.toml']);
          expect(datasets).toEqual([
            { subsets: [{ image_dir: `/d/${folder}`, class_tokens: words, num_repeats: 10 }] },
          ]);
          for (const [name, wanted] of Object.entries(options)) {
            if (isLeftOut(name, wanted)) continue;
            const found = isAboutData(name)
              ? Reflect.get(Object(general), name === 'train_batch_size' ? 'batch_size' : name)
              : training[name];
            expect(found).toEqual(wanted);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  function isLeftOut(name: string, wanted: unknown): boolean {
    const isOfLogs = ['log_prefix', 'log_tracker_name', 'save_model_as'].includes(name);
    const isOfDataset = ['caption_extension', 'caption_extention', 'dataset_repeats', 'resolution'].includes(
      name,
    );
    return ownOptions.has(name) || isOfDataset || (isOfLogs && /[/\\]/.test(String(wanted)));
  }
});
