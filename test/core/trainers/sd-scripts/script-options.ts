import { readFileSync } from 'node:fs';

/** An option of one of the trainer's scripts, as its parser has it. */
export interface ScriptOption {
  readonly dest: string;
  readonly kind: string;
  readonly type?: string;
  readonly nargs?: string;
  readonly choices?: readonly unknown[];
}

const oracle: {
  readonly common: readonly ScriptOption[];
  readonly scripts: Readonly<Record<string, { readonly extra_or_changed: readonly ScriptOption[] }>>;
} = JSON.parse(readFileSync('test/fixtures/oracles/trainer-options.json', 'utf8'));

/** The scripts that train LoRAs. */
export const scripts = Object.keys(oracle.scripts);

/** The options of a script by name. */
export function optionsOfScript(script: string): ReadonlyMap<string, ScriptOption> {
  const more = oracle.scripts[script]?.extra_or_changed;
  if (!more) throw new Error(`there is no ${script}`);
  return new Map([...oracle.common, ...more].map((option) => [option.dest, option]));
}

/** What is wrong with the value of an option, if anything is. */
export function wrongKind(option: ScriptOption | undefined, value: unknown): readonly string[] {
  if (!option) return [];
  const { dest, kind, type, choices } = option;
  const fits =
    kind === 'flag'
      ? typeof value === 'boolean'
      : choices
        ? choices.includes(value)
        : type === 'int'
          ? Number.isInteger(value)
          : type === 'float' || type === 'int_or_float'
            ? typeof value === 'number'
            : typeof value === 'string';
  return fits ? [] : [`${dest} = ${JSON.stringify(value)}`];
}
