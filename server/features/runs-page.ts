import type { CancellationToken } from 'vscode-languageserver/node';
import { pictureTexts } from '../../core/image/picture-texts.ts';
import { message } from '../../core/message.ts';
import { inflate } from '../../core/node/generation/read-parameters.ts';
import { toNative } from '../../core/node/native-path.ts';
import { findTensorBoard } from '../../core/node/runs/find-tensorboard.ts';
import { rate } from '../../core/node/runs/rating-store.ts';
import { systemTrouble } from '../../core/node/system-trouble.ts';
import { keptPython } from '../../core/node/training/kept-python.ts';
import { basename } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { loraPrompt } from '../../core/training/outputs/lora-prompt.ts';
import {
  type RunCurve,
  type RunsPageAnswer,
  type RunsPageMethod,
  type RunsPageParams,
  runsPageMethod,
} from '../../protocol/runs-page/requests.ts';
import { guard } from '../guard.ts';
import { deletionOf } from '../runs/deletion.ts';
import { joinedRun } from '../runs/joined-run.ts';
import { listedRuns } from '../runs/listed-runs.ts';
import { OpenedRuns } from '../runs/opened-runs.ts';
import { curvesOf } from '../runs/run-curves.ts';
import { pictureOf } from '../runs/run-picture.ts';
import { partsOf, promptedRun } from '../runs/run-prompts.ts';
import { TrainedPictures } from '../runs/trained-pictures.ts';
import { translate } from '../translate.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Texts stand at the beginning of a file (bytes); a workflow of ComfyUI's has some ten thousand. */
const PNG_HEAD = 512 * 1024;

/** Shows what trainings left, and keeps what one thinks of it: for the page of the runs. */
export const runsPage: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { training } = context;
    const opened = new OpenedRuns(training);
    const trained = new TrainedPictures();
    answer(context, 'list', ({ folders }) => {
      const roots = context.session.datasets.map(({ root }) => root);
      const log = (line: string) => context.connection.console.warn(line);
      return { runs: [...listedRuns({ disk: training.disk, opened, log }, roots, folders)] };
    });
    answer(context, 'look', async ({ id, revision }) => {
      const run = await opened.look(id);
      if (!run) return { gone: true };
      const picture = pictureOf(id, run, trained);
      return picture.revision === revision ? null : picture;
    });
    answer(context, 'curves', async ({ runs, ...asked }, token) => {
      const curves: RunCurve[] = [];
      for (const id of runs) {
        const run = token.isCancellationRequested ? undefined : await lookedAt(opened, id);
        if (run) curves.push(...curvesOf(id, run.followed, asked));
      }
      return { curves };
    });
    answer(context, 'rate', async ({ id, key, change }) => {
      const epoch = await epochAt(opened, id, key);
      if (!epoch) return { problem: translate(message('The run is not there any more.')) };
      const { ratings } = epoch.owner.followed;
      const told = {
        ...(change.stars === undefined ? {} : { stars: change.stars }),
        ...(change.note === undefined ? {} : { note: change.note }),
        ...(change.keep === undefined ? {} : { keep: change.keep }),
      };
      const kept = rate(training.disk, ratings, epoch.key, told);
      const unknown = message('{0} is not written by this version, and is left alone.', basename(ratings));
      return { problem: kept ? null : translate(unknown) };
    });
    answer(context, 'prompt', async ({ id, key, prompt }) => {
      const epoch = await epochAt(opened, id, key);
      if (!epoch?.checkpoint) return { text: null };
      const { run } = epoch;
      const adapter = trainingById(run.followed.record?.trainer.id);
      const parts = prompt === null ? undefined : partsOf(adapter, promptedRun(run), prompt);
      return { text: loraPrompt(basename(epoch.checkpoint.path), parts) };
    });
    answer(context, 'deletion', async ({ id, files }) => {
      const run = await opened.look(id);
      const roots = context.session.datasets.map(({ root }) => root);
      return run ? deletionOf(training, run, files, roots) : { files: [], notes: [] };
    });
    answer(context, 'texts', async ({ id, key, prompt }) => {
      const sample = (await epochAt(opened, id, key))?.samples.get(prompt);
      const read = sample && context.fileSystem.readEnds(sample.path, PNG_HEAD, 0);
      return { texts: read && 'head' in read ? [...(pictureTexts(read.head, inflate) ?? [])] : [] };
    });
    answer(context, 'tensorBoard', async ({ id }) => {
      const { place, followed } = (await opened.look(id)) ?? {};
      // Not what a run names as its Python: its folder may come from anybody.
      const { id: trainer } = trainerById(undefined);
      const python = keptPython(context.fileSystem, training.platform, trainingById(trainer), trainer);
      const program = findTensorBoard(python) ?? null;
      // Of a run of ours what is in its folder; else the one log, or all that lie below what was chosen.
      const [only, ...others] = followed?.run.logs ?? [];
      const folder = only && others.length === 0 ? only.path : place?.root;
      return { program, folder: folder === undefined ? null : toNative(folder) };
    });
  },
};

/** One of several runs; undefined where the disk refuses it: who looks at that one is told why. */
async function lookedAt(opened: OpenedRuns, id: string) {
  try {
    return await opened.look(id);
  } catch (error) {
    if (systemTrouble(error)) return undefined;
    throw error;
  }
}

/** A moment that is shown with a run, and that run. */
async function epochAt(opened: OpenedRuns, id: string, key: string) {
  const run = await opened.look(id);
  const epoch = run && joinedRun(run).epochs.find(({ shownKey }) => shownKey === key);
  return epoch && { ...epoch, run };
}

function answer<Method extends RunsPageMethod>(
  { connection }: FeatureContext,
  method: Method,
  give: (
    params: RunsPageParams<Method>,
    token: CancellationToken,
  ) => RunsPageAnswer<Method> | Promise<RunsPageAnswer<Method>>,
): void {
  connection.onRequest<unknown, never>(
    runsPageMethod(method),
    guard<RunsPageParams<Method>, RunsPageAnswer<Method>>(
      connection,
      `runs page ${method}`,
      async (params, token) => give(params, token),
    ),
  );
}
