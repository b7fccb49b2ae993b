import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { findTargets, type Target } from '../lint/targets.ts';
import * as trouble from '../lint/trouble.ts';

/** The one dataset that a path means, or why it means none. @param shown how a path is shown */
export function datasetToTrain(
  written: string,
  shown: (path: string) => string,
): { readonly target: Target } | { readonly mistake: string } {
  const path = fromNative(written);
  const kind = pathKind(path);
  if (typeof kind !== 'string') return { mistake: trouble.ofFailure(kind, written) };
  const { targets } = findTargets(nodeFileSystem, [{ path, kind }]);
  const [target, ...more] = targets;
  if (!target) return { mistake: trouble.noDataset(written) };
  if (more.length === 0) return { target };
  const roots = targets.map(({ root }) => shown(root.root)).join(', ');
  return { mistake: `${written}: there are several datasets here, name one: ${roots}` };
}
