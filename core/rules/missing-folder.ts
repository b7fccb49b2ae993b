import { nearest } from '../config/nearest.ts';
import { placeInConfig } from '../config/place-in-config.ts';
import { CONFIG_FILE } from '../config/schema.ts';
import type { Path } from '../config/toml.ts';
import type { DatasetOutline } from '../dataset/dataset.ts';
import { isNeverDataset } from '../dataset/discovery/listing.ts';
import { countOf } from '../dataset/gathered/counted.ts';
import { type Message, message } from '../message.ts';
import { basename, isWithin, joinPath, relativeTo } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

/** Options of the trainer that name a folder with pictures, which has to be there. */
const FOLDER_OPTIONS = ['train_data_dir', 'reg_data_dir', 'conditioning_data_dir'];

export const missingFolder = defineRule({
  code: 'missing-folder',
  kind: 'fact',
  severity: 'warning',
  title: 'A configuration names a folder that is not there',
  why: `A folder of \`[concepts]\` that is called otherwise on disk gets none of its settings: its own trigger and class
are those of the dataset, and regularization pictures are learned like all others. Where \`images\` names a folder that is
not there, the dataset has no pictures at all. Told for \`images\`, \`[concepts]\`, and the trainer's options that name a
folder of pictures inside the dataset. In the trainer's own configurations all folders are looked for, links followed; one
without a beginning at the root may lie beside the file or in a folder around it, since the trainer looks for it where it is
started.`,
  options: noOptions,
  examples: [
    {
      title: 'a folder that is there',
      config: '[concepts."10_alice woman"]\ntrigger = "alice"',
      caption: '1girl, alice',
    },
  ],
  *dataset({ dataset }) {
    const { config, root, configText, listed } = dataset;
    if (dataset.origin !== 'config' || listed.length === 0) return;
    const found = (path: Path, text: Message, of: 'key' | 'value') => {
      const span = placeInConfig(configText, path, of);
      return { files: countOf([joinPath(root, CONFIG_FILE)]), message: text, ...(span ? { span } : {}) };
    };
    const images = config.dataset?.images;
    const problem = images === undefined ? undefined : whyNothing(dataset, images);
    if (problem) yield found(['dataset', 'images'], problem, 'value');
    const names = new Set(listed.map(({ path }) => basename(path)));
    for (const name of Object.keys(config.concepts ?? {}))
      if (!names.has(name) && !isNeverDataset(name))
        yield found(['concepts', name], noConcept(name, [...names]), 'key');
    for (const option of FOLDER_OPTIONS) {
      const value = config.training?.options?.[option];
      const folder = typeof value === 'string' ? inside(dataset, value) : undefined;
      if (folder !== undefined && !isThere(dataset, folder))
        yield found(
          ['training', 'options', option],
          message('There is no folder {0} in this dataset.', String(value)),
          'value',
        );
    }
  },
});

function isThere({ listed, root }: DatasetOutline, folder: string): boolean {
  return (
    listed.some(({ path }) => path === folder) || relativeTo(root, folder).split('/').some(isNeverDataset)
  );
}

/** The folder that an option means, where it lies in the dataset. */
function inside({ root }: DatasetOutline, value: string): string | undefined {
  const path = value.replaceAll('\\', '/');
  const folder = /^(?:\/|[a-z]:)/i.test(path) ? path : joinPath(root, path);
  return isWithin(folder, root) && folder !== root ? folder : undefined;
}

function whyNothing(dataset: DatasetOutline, images: string): Message | undefined {
  const { root, listed } = dataset;
  const folder = joinPath(root, images);
  if (!isWithin(folder, root))
    return message('{0} lies outside the dataset: none of its pictures is read.', images);
  if (listed.some(({ path }) => path === folder)) return undefined;
  const never = relativeTo(root, folder).split('/').find(isNeverDataset);
  if (never !== undefined)
    return message(
      'Nothing in {0} is read: a folder called "{1}" is taken for one that programs fill.',
      images,
      never,
    );
  const guess = nearest(images, listed.map(({ path }) => relativeTo(root, path)).filter(Boolean));
  return guess === undefined
    ? message('There is no folder {0}: the dataset has no pictures.', images)
    : message('There is no folder {0}: the dataset has no pictures. Did you mean "{1}"?', images, guess);
}

function noConcept(name: string, names: readonly string[]): Message {
  const guess = nearest(name, names);
  return guess === undefined
    ? message('There is no folder "{0}": its settings have no effect.', name)
    : message('There is no folder "{0}": its settings have no effect. Did you mean "{1}"?', name, guess);
}
