import { trainerOptions } from './options/index.ts';
import type { OptionForm, Script, TrainerOption } from './options/option.ts';

/** What an option of the trainer takes: a number, a text, several of them, or one of some values. */
export type OptionKind = OptionForm | readonly (string | number)[];

/** What an option takes in one of the scripts; in any of those that have it where none is named. */
export function kindOfOption({ form, choices, variants = {} }: TrainerOption, script?: Script): OptionKind {
  if (!choices) return form;
  if (script) return variants[script]?.choices ?? choices;
  const others = Object.values(variants).flatMap((variant) => variant.choices ?? []);
  return [...new Set([...choices, ...others])];
}

function kindsOf(isMeant: (option: TrainerOption) => boolean): ReadonlyMap<string, OptionKind> {
  const meant = [...trainerOptions].filter(([, option]) => isMeant(option));
  return new Map(meant.map(([name, option]) => [name, kindOfOption(option)]));
}

/** The options that all LoRA scripts of sd-scripts have, by name, and what they take. */
export const knownOptions = kindsOf(({ scripts }) => scripts === undefined);

/** The same with those that only some of the scripts have: of SDXL, FLUX, SD 3 and so on. */
export const optionTable = kindsOf(() => true);

/** Whether a value of a TOML file is one that an option takes. The trainer itself doesn't look. */
export function fitsOption(kind: OptionKind, value: unknown): boolean {
  if (Array.isArray(kind)) return kind.includes(value as string | number);
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'int':
      return Number.isInteger(value);
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'floats':
      return isNumber(value) || (Array.isArray(value) && value.every(isNumber));
    default:
      return isNumber(value);
  }
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}
