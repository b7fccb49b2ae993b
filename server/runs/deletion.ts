import { message } from '../../core/message.ts';
import { readRunBeginning } from '../../core/node/runs/run-beginning.ts';
import { listRuns } from '../../core/node/training/list-runs.ts';
import { basename, dirname } from '../../core/path.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import type { RunsPageAnswer } from '../../protocol/runs-page/requests.ts';
import type { TrainingPorts } from '../training/ports.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import { joinedRun, lineOf } from './joined-run.ts';
import type { OpenedRun } from './opened-runs.ts';

/**
 * What has to be known before checkpoints are thrown away: those that are to be kept are left out, since another window may have
 * said so; and which runs begin with one. What the disk shows nothing of at this moment is left out as well: nobody can say then
 * whether it is to be kept.
 * @param files URIs @param roots of the datasets whose runs are looked at, beside those that lie where this one does
 */
export function deletionOf(
  { disk }: Pick<TrainingPorts, 'disk'>,
  opened: OpenedRun,
  files: readonly string[],
  roots: readonly string[],
): RunsPageAnswer<'deletion'> {
  const { epochs } = joinedRun(opened);
  const known = epochs.flatMap(({ rating, checkpoint }) => (rating.keep ? [] : (checkpoint?.path ?? [])));
  const unknown = lineOf(opened).find(({ followed }) => !followed.areRatingsKnown);
  if (unknown) {
    const { ratings } = unknown.followed;
    return {
      files: [],
      notes: [translate(message('{0} can not be read, and says which are to be kept.', ratings))],
    };
  }
  const left = files.filter((uri) => known.includes(pathOfUri(uri) ?? ''));
  const paths = new Set(left.flatMap((uri) => pathOfUri(uri) ?? []));
  const beside = dirname(dirname(opened.place.folder));
  const notes = [...new Set([...roots, beside])].flatMap((root) =>
    listRuns(disk, root).flatMap(({ folder, record }) => {
      const training = trainingById(record.trainer.id);
      const beginning = readRunBeginning(training, folder, record);
      const run = basename(folder);
      if (beginning.kind === 'warm-start' && paths.has(beginning.file))
        return [message('{0} begins with the weights of {1}.', run, basename(beginning.file))];
      if (beginning.kind !== 'resume') return [];
      const file = [...paths].find((path) => beginning.state === training.outputs.stateOf(path));
      // The state is a folder of its own, and stays.
      return file === undefined
        ? []
        : [
            message(
              '{0} goes on from the state that was saved with {1}; that state stays.',
              run,
              basename(file),
            ),
          ];
    }),
  );
  return { files: left, notes: notes.map(translate) };
}
