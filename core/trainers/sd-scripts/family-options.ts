import type { Family } from '../../training/family.ts';
import type { InstalledOption, InstalledOptions } from '../trainer-configs.ts';
import { kindOfOption, type OptionKind } from './known-options.ts';
import { trainerOptions } from './options/index.ts';
import type { Script } from './options/option.ts';

/** The script of a kind of model, as the table of options calls it. */
const scriptOf: Readonly<Record<Family, Script>> = {
  sd15: 'sd',
  sdxl: 'sdxl',
  flux: 'flux',
  chroma: 'flux',
  sd3: 'sd3',
  lumina: 'lumina',
  'hunyuan-image': 'hunyuan',
  anima: 'anima',
};

/** What an option takes; `any`: that isn't known. */
export type OptionsOfFamily = ReadonlyMap<string, OptionKind | 'any'>;

const made = new Map<Script, ReadonlyMap<string, OptionKind>>();
const madeInstalled = new WeakMap<InstalledOptions, Map<Script, OptionsOfFamily>>();

/** The options that the script of a kind of model has, and what they take, by our own table. */
export function optionsOfFamily(family: Family): ReadonlyMap<string, OptionKind> {
  const script = scriptOf[family];
  const known = made.get(script);
  if (known) return known;
  const own = [...trainerOptions].filter(([, { scripts }]) => scripts?.includes(script) ?? true);
  const options = new Map(own.map(([name, option]) => [name, kindOfOption(option, script)]));
  made.set(script, options);
  return options;
}

/**
 * The same of the version that is installed: without what it doesn't have, and with what is new in it, for whatever kind of
 * model that is.
 */
export function optionsInForce(family: Family, installed: InstalledOptions | undefined): OptionsOfFamily {
  if (!installed) return optionsOfFamily(family);
  const script = scriptOf[family];
  const byScript = madeInstalled.get(installed) ?? new Map<Script, OptionsOfFamily>();
  madeInstalled.set(installed, byScript);
  const before = byScript.get(script);
  if (before) return before;
  const own = [...optionsOfFamily(family)].flatMap(([name, kind]) => {
    const there = installed.get(name);
    return there ? [[name, together(kind, there)] as const] : [];
  });
  const more = [...installed].filter(([name, { isElsewhere }]) => !isElsewhere && !trainerOptions.has(name));
  const options = new Map([...own, ...more.map(([name, option]) => [name, kindOf(option)] as const)]);
  byScript.set(script, options);
  return options;
}

/** A newer version may know more values. */
function together(kind: OptionKind, { choices }: InstalledOption): OptionKind {
  return Array.isArray(kind) && choices ? [...new Set([...kind, ...kindOfValues(choices)])] : kind;
}

function kindOf({ choices, form }: InstalledOption): OptionKind | 'any' {
  if (choices) return kindOfValues(choices);
  return form === undefined || form === 'any' || !isOptionForm(form) ? 'any' : form;
}

const optionForms = ['flag', 'int', 'float', 'number', 'text', 'texts', 'floats'] as const;
const isOptionForm = (form: string): form is (typeof optionForms)[number] =>
  optionForms.some((one) => one === form);

function kindOfValues(choices: readonly (string | number | boolean)[]): readonly (string | number)[] {
  return choices.filter((value) => typeof value !== 'boolean');
}
