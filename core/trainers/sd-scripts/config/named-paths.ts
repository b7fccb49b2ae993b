import { type ConfigNode, childOf, tablesIn, textOf } from '../../../config/config-node.ts';
import type { Options } from '../../../training/options.ts';
import type { CaptionSearch, NamedPath } from '../../trainer-configs.ts';
import type { ConfigKind } from './config-kind.ts';
import { optionsOf, writtenOptions } from './training-options.ts';

/** What the path of a key leads to. */
const roles: Readonly<Record<string, NamedPath['role']>> = {
  image_dir: 'folder',
  train_data_dir: 'folder',
  reg_data_dir: 'folder',
  conditioning_data_dir: 'folder',
  metadata_file: 'file',
  in_json: 'file',
  dataset_config: 'dataset',
  sample_prompts: 'prompts',
};

/** The trainer's own: kohya_ss and we write `.txt`. */
const DEFAULT_EXTENSION = '.caption';

/** The folders and files that a configuration names. @param training the options of the training around a dataset config */
export function namedPaths(
  kind: ConfigKind,
  root: ConfigNode,
  training: Options | undefined,
): readonly NamedPath[] {
  if (kind === 'dataset') return inSubsets(root, training);
  if (kind !== 'training') return [];
  const options = optionsOf(root);
  const isIgnored = typeof options['dataset_config'] === 'string' || typeof options['in_json'] === 'string';
  const captions = isIgnored ? undefined : searchBy(options['caption_extension'], true);
  return writtenOptions(root).flatMap(({ name, node }) =>
    pathAt(name, node, name === 'train_data_dir' ? captions : undefined),
  );
}

function inSubsets(root: ConfigNode, training: Options | undefined): readonly NamedPath[] {
  const general = childOf(root, 'general');
  return tablesIn(childOf(root, 'datasets')).flatMap((dataset) =>
    tablesIn(childOf(dataset, 'subsets')).flatMap((subset) => {
      const said = [subset, dataset, general]
        .map((table) => childOf(table, 'caption_extension'))
        .find(Boolean);
      const extension = said ? textOf(said) : training?.['caption_extension'];
      const captions = subset.entries.has('metadata_file') ? undefined : searchBy(extension, false);
      const pictures = childOf(subset, 'image_dir');
      const masksOf = pictures && textOf(pictures);
      return [...subset.entries].flatMap(([name, { node }]) =>
        pathAt(name, node, name === 'image_dir' ? captions : undefined).map((named) =>
          name === 'conditioning_data_dir' && masksOf !== undefined ? { ...named, masksOf } : named,
        ),
      );
    }),
  );
}

function searchBy(extension: unknown, isBelow: boolean): CaptionSearch {
  if (typeof extension !== 'string') return { extension: DEFAULT_EXTENSION, isSaid: false, isBelow };
  const isDotted = extension === '' || extension.startsWith('.');
  return { extension: isDotted ? extension : `.${extension}`, isSaid: true, isBelow };
}

function pathAt(name: string, node: ConfigNode, captions: CaptionSearch | undefined): readonly NamedPath[] {
  const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
  const path = textOf(node);
  if (role === undefined || path === undefined || path.trim() === '') return [];
  return [{ role, key: name, path, span: node.span, ...(captions ? { captions } : {}) }];
}
