import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guiKeys } from '../../../../core/trainers/sd-scripts/gui/index.ts';
import { knownOptions, optionTable } from '../../../../core/trainers/sd-scripts/known-options.ts';
import { trainerOptions } from '../../../../core/trainers/sd-scripts/options/index.ts';
import type { Script } from '../../../../core/trainers/sd-scripts/options/option.ts';

interface Option {
  readonly dest: string;
  readonly kind: 'flag' | 'value';
  readonly type?: string;
  readonly nargs?: string;
  readonly default?: string | number | boolean;
  readonly choices?: readonly (string | number | null)[];
}

const oracle: {
  readonly common: readonly Option[];
  readonly scripts: Readonly<Record<string, { readonly extra_or_changed: readonly Option[] }>>;
} = JSON.parse(readFileSync('test/fixtures/oracles/trainer-options.json', 'utf8'));

const files: Readonly<Record<Script, string>> = {
  sd: 'train_network.py',
  sdxl: 'sdxl_train_network.py',
  flux: 'flux_train_network.py',
  sd3: 'sd3_train_network.py',
  lumina: 'lumina_train_network.py',
  hunyuan: 'hunyuan_image_train_network.py',
  anima: 'anima_train_network.py',
};

const forms: Readonly<Record<string, string>> = {
  str: 'text',
  Path: 'text',
  int_or_float: 'number',
  '': 'text',
};

function formOf({ kind, type = '', nargs }: Option): string {
  if (kind === 'flag') return 'flag';
  const plain = forms[type] ?? type;
  return nargs === undefined ? plain : `${plain}s`;
}

/** Values that the command line refuses, but a file may have. */
const inFiles: Readonly<Record<string, readonly (string | number)[]>> = {
  max_token_length: [75],
  resize_interpolation: ['box'],
};

describe.each(Object.entries(files) as [Script, string][])('the options of %s', (script, file) => {
  const asked = [...oracle.common, ...(oracle.scripts[file]?.extra_or_changed ?? [])];
  const ours = [...trainerOptions].filter(([, { scripts }]) => scripts?.includes(script) ?? true);

  it('are those of the trainer', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(asked.map(({ dest }) => dest).sort());
  });

  it('are what they are there', () => {
    const own = ours.map(([name, { variants, ...option }]) => {
      const { form, choices = [], default: byDefault } = { ...option, ...variants?.[script] };
      return [name, { form, choices: choices.map(String).sort(), default: byDefault }];
    });
    const theirs = asked.map((option) => {
      const choices = (option.choices ?? []).filter((choice) => choice !== null);
      const more = option.choices ? (inFiles[option.dest] ?? []) : [];
      const byDefault = option.default === false ? undefined : option.default;
      const form = formOf(option);
      return [option.dest, { form, choices: [...choices, ...more].map(String).sort(), default: byDefault }];
    });
    expect(Object.fromEntries(own)).toEqual(Object.fromEntries(theirs));
  });
});

describe('the table of options', () => {
  it('has those of all scripts, and those that all have', () => {
    expect([...optionTable.keys()]).toEqual([...trainerOptions.keys()]);
    expect([...knownOptions.keys()].sort()).toEqual(oracle.common.map(({ dest }) => dest).sort());
  });

  it('says what each is for, in a few words', () => {
    const odd = [...trainerOptions].filter(([, { help }]) => !/^[A-Z0-9(].{10,240}[.…]$/.test(help));
    expect(odd).toEqual([]);
  });
});

describe("the keys of kohya_ss's presets", () => {
  interface Key {
    readonly key: string;
    readonly toml: string | null;
    readonly gui_default?: unknown;
    readonly choices?: readonly unknown[];
  }
  const { keys }: { readonly keys: readonly Key[] } = JSON.parse(
    readFileSync('test/fixtures/oracles/kohya-gui-keys.json', 'utf8'),
  );

  it('are all there', () => {
    expect([...guiKeys.keys()].sort()).toEqual(keys.map(({ key }) => key).sort());
  });

  it('go where they go there', () => {
    const places: Readonly<Record<string, string>> = {
      '(selects script)': 'script',
      '(accelerate launch flag)': 'launcher',
      '(CLI)': 'command',
      'network_args key=value': 'network',
      'network_module + network_args': 'network_module',
      'text_encoder_lr[1]': 'text_encoder_lr',
      'xformers | sdpa': 'xformers',
    };
    for (const { key, toml, gui_default: byDefault, choices } of keys) {
      const own = guiKeys.get(key);
      const goes = own?.goes === 'option' ? own.option : own?.goes;
      expect([key, goes, own?.default, own?.choices]).toEqual([
        key,
        toml === null ? 'nowhere' : (places[toml] ?? toml),
        byDefault ?? undefined,
        choices,
      ]);
    }
  });
});
