import * as path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import { DEFAULT_BACKGROUND, ORIGINALS, parseColour } from '../../core/chores/chore.ts';
import { type ChorePlan, type ChoreWish, planChores, unlookedAt } from '../../core/chores/plan-chores.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { ImageFile } from '../../core/dataset/files.ts';
import type { PixelFacts } from '../../core/image/pixels/facts.ts';
import { withoutDecoder } from '../../core/image/pixels/no-decoder.ts';
import { message } from '../../core/message.ts';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { nodeEditDisk } from '../../core/node/disk/edit-disk.ts';
import { isTaken } from '../../core/node/path-kind.ts';
import { PixelReader } from '../../core/node/pixels/pixel-reader.ts';
import { PixelWorkers, startPixelWorker, usualWorkers } from '../../core/node/pixels/pixel-workers.ts';
import { rewritePictures } from '../../core/node/pixels/rewrite-pictures.ts';
import { basename } from '../../core/path.ts';
import {
  type PictureChoreParams,
  type PictureChoreResult,
  pictureChoreRequest,
} from '../../protocol/pictures.ts';
import { confirm } from '../edits/ask.ts';
import { nothing } from '../edits/bulk-edits.ts';
import { startProgress } from '../edits/progress.ts';
import { refusedFiles } from '../edits/refusal-message.ts';
import { askedNow } from '../edits/unsaved.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Fewer pictures are written before a progress bar could be seen. */
const FEWEST = 4;

/** Writes pictures anew: turned as their EXIF data say, without transparency, cut to their buckets. */
export const pictureChores: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection } = context;
    const log = (line: string) => connection.console.warn(line);
    // Someone waits for these, unlike for those that look at pictures in the background.
    const workers = new PixelWorkers({
      start: () => startPixelWorker(path.join(__dirname, 'pixel-worker.js'), false),
      most: usualWorkers(),
      log,
    });
    const reader = new PixelReader(workers, path.join(cacheFolder(), 'pixels'), log);
    connection.onRequest(
      pictureChoreRequest,
      guard(connection, 'picture chore', async (params: PictureChoreParams, token: CancellationToken) => {
        if (!(await workers.canDecode()))
          return { ...nothing, found: 0, caches: 0, impossible: translate(withoutDecoder) };
        const dataset = await datasetOfUri(context, params.uri);
        if (!dataset) return { ...nothing, found: 0, caches: 0 };
        const wish: ChoreWish = {
          kind: params.kind,
          background: parseColour(params.background ?? '') ?? DEFAULT_BACKGROUND,
          paths: (params.paths ?? []).map((uri) => pathOfUri(uri) ?? uri),
        };
        const seen = await lookedAt(context, reader, dataset, wish);
        const plan = planChores(seen, wish, isTaken, context.findings.optionsAt(dataset.root));
        try {
          return await perform(context, workers, seen, plan, params, token);
        } finally {
          workers.rest();
        }
      }),
    );
  },
};

/** A dataset with what it must know of its pixels. */
async function lookedAt(
  { session }: FeatureContext,
  reader: PixelReader,
  dataset: Dataset,
  wish: ChoreWish,
): Promise<Dataset> {
  const unknown = new Map(unlookedAt(dataset, wish).map((image) => [image.path, image]));
  if (unknown.size === 0) return dataset;
  const looks: (readonly [ImageFile, PixelFacts])[] = [];
  const take = ([file, facts]: readonly [string, PixelFacts]) => {
    const image = unknown.get(file);
    if (image) looks.push([image, facts]);
  };
  await reader.read(unknown.values(), take, new AbortController().signal);
  session.takePixels(dataset.root, looks);
  return session.datasetAt(dataset.root) ?? dataset;
}

async function perform(
  context: FeatureContext,
  workers: PixelWorkers,
  dataset: Dataset,
  plan: ChorePlan,
  params: PictureChoreParams,
  token: CancellationToken,
): Promise<PictureChoreResult> {
  const { connection, client, bulkEdits } = context;
  const { title, pictures, caches } = plan;
  const left = plan.left.map(({ file, reason }) => ({ uri: uriOfPath(file), reason: translate(reason) }));
  const found = pictures.length;
  const none: PictureChoreResult = { ...nothing, title: translate(title), refused: left, found, caches: 0 };
  if (found === 0 || !(params.confirmed || (await isMeant(context, plan)))) return none;
  const asked = askedNow(context.documents, params);
  const progress = startProgress(connection, client, title, found, FEWEST);
  try {
    const isCancelled = () => token.isCancellationRequested || progress.isCancelled();
    const report = (done: number) => progress.report(done, found);
    const ports = { workers, disk: nodeEditDisk, report, isCancelled };
    const written = await rewritePictures(ports, dataset, plan);
    if (written.cancelled) return { ...none, cancelled: true };
    try {
      const result = await bulkEdits.apply(written.edit, asked, token);
      const refused = [...left, ...refusedFiles(written.refusals), ...result.refused];
      return { ...result, refused, found, caches };
    } finally {
      written.tidy();
    }
  } finally {
    progress.done();
  }
}

function isMeant({ connection, client }: FeatureContext, { title, pictures }: ChorePlan): Promise<boolean> {
  const [first, ...more] = pictures;
  const question =
    more.length === 0
      ? message(
          '{0}: {1} is written anew. Its original is kept in "{2}".',
          translate(title),
          basename(first?.file ?? ''),
          ORIGINALS,
        )
      : message(
          '{0}: {1} pictures are written anew. Their originals are kept in "{2}".',
          translate(title),
          pictures.length,
          ORIGINALS,
        );
  const yes =
    more.length === 0 ? message('Write the Picture') : message('Write {0} Pictures', pictures.length);
  return confirm(connection, client, question, yes);
}
