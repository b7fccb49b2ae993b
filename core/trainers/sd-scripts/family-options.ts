import type { Family } from '../../training/family.ts';
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

const made = new Map<Script, ReadonlyMap<string, OptionKind>>();

/** The options that the script of a kind of model has, and what they take. */
export function optionsOfFamily(family: Family): ReadonlyMap<string, OptionKind> {
  const script = scriptOf[family];
  const known = made.get(script);
  if (known) return known;
  const own = [...trainerOptions].filter(([, { scripts }]) => scripts?.includes(script) ?? true);
  const options = new Map(own.map(([name, option]) => [name, kindOfOption(option, script)]));
  made.set(script, options);
  return options;
}
