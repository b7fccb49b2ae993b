import type { Dataset } from '../../core/dataset/dataset.ts';
import { findMask } from '../../core/dataset/discovery/find-mask.ts';
import { trainingOptions } from '../../core/dataset/training-options.ts';
import { dirname, isWithin } from '../../core/path.ts';
import { resolvePath } from '../../core/trainer-configs/resolve-path.ts';
import { type MaskParams, type MaskResult, maskRequest } from '../../protocol/pairs.ts';
import { guard } from '../guard.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Tells the mask of a picture, to be drawn over it. */
export const mask: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, session } = context;
    connection.onRequest<MaskResult, never>(
      maskRequest,
      guard<MaskParams, MaskResult>(connection, 'mask', ({ image: uri }) => {
        const image = pathOfUri(uri);
        const dataset = image === undefined ? undefined : session.datasetOf(image);
        // Nothing is looked for on a page's word but what belongs to a picture of a dataset.
        if (image === undefined || !dataset?.images.has(image)) return { mask: null };
        const found = maskOf(context, dataset, image);
        return { mask: found === undefined ? null : uriOfPath(found) };
      }),
    );
  },
};

function maskOf(
  { session, configs, fileSystem }: FeatureContext,
  dataset: Dataset,
  image: string,
): string | undefined {
  const { root, trainer } = dataset;
  // A page may load from these alone; a link may lead out of them.
  const around = [root, session.folderOf(root)].filter((folder) => folder !== undefined);
  const real = around.map((folder) => fileSystem.realPath(folder)).filter((folder) => folder !== undefined);
  const isAllowed = (path: string) => {
    const target = fileSystem.realPath(path);
    const isInside = (one: string | undefined, folders: readonly string[]) =>
      one !== undefined && folders.some((folder) => isWithin(one, folder));
    return isInside(path, around) && isInside(target, real);
  };
  const named = [
    ...ownFolder(fileSystem, dataset),
    // A configuration of the trainer's knows which pictures its masks are for.
    ...configs.maskFolders(dataset, dirname(image)),
  ];
  return findMask({ fileSystem, trainer, named, isAllowed }, image);
}

/** The folder of masks that the dataset's own configuration names for its training. */
function ownFolder(fileSystem: FeatureContext['fileSystem'], { root, config }: Dataset): readonly string[] {
  const written = trainingOptions(config)['conditioning_data_dir'];
  const found = typeof written === 'string' ? resolvePath(fileSystem, root, written) : undefined;
  return found?.kind === 'folder' ? [found.path] : [];
}
