import type { ConfigNode, TableNode } from '../../../config/config-node.ts';
import { jsonTree } from '../../../config/json-tree.ts';
import type { TomlMistake } from '../../../config/toml.ts';
import { isTree, tomlTree } from '../../../config/toml-tree.ts';
import { type Message, message } from '../../../message.ts';
import { recipeById } from '../../../training/recipes/index.ts';
import type { PresetAdapter, PresetFile } from '../../preset-adapter.ts';
import { writtenOptions } from '../config/training-options.ts';
import { trainerOptions } from '../options/index.ts';
import { exportPreset } from './export-preset.ts';
import { importConfig } from './import-config.ts';
import { importPreset } from './import-preset.ts';
import { guiKeys } from './index.ts';
import { kindOfFamily } from './model-kinds.ts';
import { defaultOf } from './preset-remarks.ts';

/** Presets of kohya_ss, and training configs of sd-scripts. */
export const presets: PresetAdapter = {
  read,
  defaultOf: (option, recipe) =>
    trainerOptions.get(option)?.form === 'flag'
      ? false
      : defaultOf(option, kindOfFamily(recipeById(recipe)?.family ?? 'sd15').script),
  write: exportPreset,
};

/** A longer one is none: the largest preset of all keys has 20 KB. */
const LONGEST = 1_000_000;

function read({ name, text }: PresetFile): ReturnType<PresetAdapter['read']> {
  if (text.length > LONGEST) return { mistake: message('It is far too long for a training configuration.') };
  const isJson = /\.json$/i.test(name);
  if (!isJson && !/\.toml$/i.test(name))
    return { mistake: message('A preset of kohya_ss is .json, a training config of sd-scripts .toml.') };
  const root: ConfigNode | TomlMistake = isJson ? jsonTree(withoutMark(text)) : tomlTree(withoutMark(text));
  if (!isTree(root)) return { mistake: message('It can not be read: {0}.', root.mistake) };
  if (root.kind !== 'table') return { mistake: message('It is no table of settings.') };
  if (!isJson) return refusalOfToml(root) ?? importConfig(root);
  const knowsSome = [...root.entries.keys()].some((key) => guiKeys.has(key));
  return knowsSome ? importPreset(root) : { mistake: message('It has no key of a preset of kohya_ss.') };
}

/** Files that look like one. */
function refusalOfToml(root: TableNode): { readonly mistake: Message } | undefined {
  const keys = [...root.entries.keys()];
  if (keys.includes('datasets'))
    return { mistake: message('It is a dataset config: it says pictures, and no training.') };
  if (keys.includes('training') && keys.includes('dataset'))
    return { mistake: message('It is a lora-dataset.toml itself.') };
  if (!writtenOptions(root).some(({ name }) => trainerOptions.has(name)))
    return { mistake: message('It says no option of the trainer.') };
  return undefined;
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
