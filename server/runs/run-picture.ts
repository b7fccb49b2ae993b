import { type Message, message } from '../../core/message.ts';
import { digestOf } from '../../core/node/digest.ts';
import { titleOf } from '../../core/node/runs/followed-run.ts';
import { basename, dirname } from '../../core/path.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { whenLeft } from '../../core/training/outputs/when-left.ts';
import type { RunPicture } from '../../protocol/runs-page/requests.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import { joinedRun, lineOf } from './joined-run.ts';
import type { OpenedRun } from './opened-runs.ts';
import { epochOf } from './run-epoch.ts';
import { originOf } from './run-origin.ts';
import { promptedRun, promptsOf } from './run-prompts.ts';
import type { TrainedPictures } from './trained-pictures.ts';

/** A run as the page shows it, as it stands now. */
export function pictureOf(id: string, opened: OpenedRun, trained: TrainedPictures): RunPicture {
  const { place, followed } = opened;
  const { run, record } = followed;
  const { epochs, prompts, whyNone, judged } = joinedRun(opened);
  const ends = followed.epochEnds;
  const training = trainingById(record?.trainer.id);
  const picture = {
    id,
    title: record?.name ?? titleOf(run),
    folder: uriOfPath(place.folder),
    state: record?.state ?? null,
    when: record?.created ?? isoOf(whenLeft(run)),
    where: record ? basename(record.dataset) : basename(place.root),
    ...originOf(opened),
    epochs: epochs.map((epoch) => epochOf(epoch, ends)),
    prompts: [...promptsOf(training, promptedRun(opened), prompts, trained)],
    whyNone: whyNone && epochs.length > 0 ? translate(whyNone) : null,
    isFlow: judged.isFlow ?? null,
    troubles: lineOf(opened).flatMap((one) => troublesOf(one.followed)),
    quantities: [...followed.quantities],
  };
  const revision = digestOf(new TextEncoder().encode(JSON.stringify(picture)));
  return { ...picture, revision };
}

/** A time in ISO 8601. @param time milliseconds since 1970 */
export function isoOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

function troublesOf({ trouble, run }: OpenedRun['followed']): readonly string[] {
  return [
    ...(trouble.damaged > 0 ? [translate(damaged(trouble.damaged))] : []),
    ...trouble.broken.map(({ name, at }) =>
      translate(
        message('{0} can be read up to byte {1} only: what was logged after that is missing.', name, at),
      ),
    ),
    ...trouble.unread.map(translate),
    ...run.checkpoints
      .filter(({ isWhole }) => !isWhole)
      .map(({ path }) =>
        translate(message('{0} in {1} is not whole.', basename(path), basename(dirname(path)))),
      ),
  ];
}

function damaged(count: number): Message {
  return count === 1
    ? message('One record of the log is damaged and left out.')
    : message('{0} records of the log are damaged and left out.', count);
}
