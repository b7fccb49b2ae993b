import { describe, expect, it } from 'vitest';
import { generalOptions, isAboutData } from '../../../../core/trainers/sd-scripts/dataset-options.ts';
import { knownOptions } from '../../../../core/trainers/sd-scripts/known-options.ts';
import { readOracle } from '../../../support/oracles.ts';
import { generalSchema } from './dataset-schema.ts';

interface Case {
  readonly id: string;
  readonly toml: string;
  readonly ok: boolean;
  readonly message?: string;
}

/** The keys that the trainer was asked about in `[general]`, and whether it knows them there. */
const asked = readOracle<Case>('dataset-config').cases.flatMap(({ toml, message = '' }) => {
  const [, key] = /^\[general\]\n(\w+) *=/.exec(toml) ?? [];
  return key === undefined ? [] : [{ key, isKnown: !message.startsWith('extra keys not allowed') }];
});

describe('options that are about pictures and captions', () => {
  it('are none that the trainer refuses in [general]', () => {
    expect(asked.length).toBeGreaterThan(7);
    const refused = asked.filter(({ isKnown }) => !isKnown).map(({ key }) => key);
    expect(refused).toEqual(expect.arrayContaining(['foo', 'is_reg', 'alpha_mask']));
    expect(refused.filter(isAboutData)).toEqual([]);
  });

  it('are known to [general], under its names', () => {
    const names = [...knownOptions.keys()].filter(isAboutData);
    const options = Object.fromEntries(names.map((name) => [name, name]));
    expect(Object.keys(generalOptions(options)).filter((key) => !(key in generalSchema))).toEqual([]);
    for (const { key, isKnown } of asked) expect([key, key in generalSchema]).toEqual([key, isKnown]);
  });

  it('are all options of the command line that [general] has, but for those that a folder says', () => {
    const ofFolders = ['caption_extension', 'num_repeats', 'class_tokens'];
    // Written in another way on the command line: `face_crop_aug_range = "2.0,4.0"`.
    const inAnotherWay = ['face_crop_aug_range', 'custom_attributes', 'network_multiplier'];
    const inGeneral = Object.keys(generalSchema).filter(
      (key) => ![...ofFolders, ...inAnotherWay].includes(key),
    );
    const ours = [...knownOptions.keys()].filter(isAboutData);
    expect(ours.map((name) => (name === 'train_batch_size' ? 'batch_size' : name)).sort()).toEqual(
      inGeneral.sort(),
    );
  });

  it('are renamed where they have to be, and keep their values', () => {
    const options = { train_batch_size: 4, flip_aug: false, network_dim: 96, keep_tokens: 0 };
    expect(generalOptions(options)).toEqual({ batch_size: 4, flip_aug: false, keep_tokens: 0 });
  });
});
