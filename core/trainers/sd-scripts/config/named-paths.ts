import { type ConfigNode, childOf, tablesIn, textOf } from '../../../config/config-node.ts';
import type { NamedPath } from '../../trainer-configs.ts';
import type { ConfigKind } from './config-kind.ts';
import { writtenOptions } from './training-options.ts';

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

/** The folders and files that a configuration names. */
export function namedPaths(kind: ConfigKind, root: ConfigNode): readonly NamedPath[] {
  const entries =
    kind === 'dataset'
      ? tablesIn(childOf(root, 'datasets')).flatMap((dataset) =>
          tablesIn(childOf(dataset, 'subsets')).flatMap(({ entries: own }) =>
            [...own].map(([name, { node }]) => ({ name, node })),
          ),
        )
      : kind === 'training'
        ? writtenOptions(root)
        : [];
  return entries.flatMap(({ name, node }) => {
    const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
    const path = textOf(node);
    return role === undefined || path === undefined || path.trim() === ''
      ? []
      : [{ role, key: name, path, span: node.span }];
  });
}
