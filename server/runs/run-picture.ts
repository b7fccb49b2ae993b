import { type Message, message } from '../../core/message.ts';
import { digestOf } from '../../core/node/digest.ts';
import { titleOf } from '../../core/node/runs/followed-run.ts';
import { basename, dirname } from '../../core/path.ts';
import { sizeText } from '../../core/size-text.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import type { JudgedEpoch } from '../../core/training/outputs/judged-epochs.ts';
import type { RunEpoch, RunPicture } from '../../protocol/runs-page/requests.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import type { OpenedRun } from './opened-runs.ts';
import { promptsOf } from './run-prompts.ts';
import type { TrainedPictures } from './trained-pictures.ts';

/** A run as the page shows it, as it stands now. */
export function pictureOf(id: string, { place, followed }: OpenedRun, trained: TrainedPictures): RunPicture {
  const { run, record } = followed;
  const { epochs, prompts, whyNone, isFlow } = followed.judge();
  const ends = followed.epochEnds;
  const training = trainingById(record?.trainer.id);
  const prompted = { output: run.folder, folder: place.folder, record };
  const picture = {
    id,
    title: record?.name ?? titleOf(run),
    folder: uriOfPath(place.folder),
    state: record?.state ?? null,
    when: record?.created ?? whenWritten(followed),
    where: record ? basename(record.dataset) : basename(place.root),
    epochs: epochs.map((epoch) => epochOf(epoch, ends)),
    prompts: [...promptsOf(training, prompted, prompts, trained)],
    whyNone: whyNone && epochs.length > 0 ? translate(whyNone) : null,
    isFlow: isFlow ?? null,
    troubles: [...troublesOf(followed)],
    quantities: [...followed.quantities],
  };
  const revision = digestOf(new TextEncoder().encode(JSON.stringify(picture)));
  return { ...picture, revision };
}

function epochOf(epoch: JudgedEpoch, ends: ReadonlyMap<number, number>): RunEpoch {
  const { key, moment, checkpoint, loss, samples, rating, marks } = epoch;
  const at = moment.kind === 'last' ? null : moment.at;
  const end = moment.kind === 'epoch' ? ends.get(moment.at) : at;
  const isKnown = loss !== undefined && Number.isFinite(loss.value);
  return {
    ...{ key, kind: moment.kind, at },
    step: (moment.kind === 'epoch' && moment.at === 0 ? 0 : end) ?? checkpoint?.facts?.step ?? null,
    checkpoint: checkpoint
      ? {
          name: basename(checkpoint.path),
          file: uriOfPath(checkpoint.path),
          size: sizeText(checkpoint.size),
          isWhole: checkpoint.isWhole,
        }
      : null,
    loss: isKnown ? loss.value : null,
    lossKind: loss?.kind ?? null,
    isLossBroken: loss !== undefined && !isKnown,
    samples: [...samples.values()].map(({ prompt, path, seed }) => ({
      ...{ prompt, src: uriOfPath(path) },
      seed: seed ?? null,
    })),
    ...{ stars: rating.stars, note: rating.note, keep: rating.keep },
    marks: marks.map(({ kind, reason }) => ({ kind, reason: translate(reason) })),
  };
}

/** When the last of its files was written. */
function whenWritten({ run }: OpenedRun['followed']): string | null {
  const times = [...run.checkpoints, ...run.samples].map(({ modified }) => modified);
  const begun = run.logs.at(-1)?.begun;
  if (times.length === 0) return begun === undefined ? null : new Date(begun * 1000).toISOString();
  return new Date(times.reduce((a, b) => Math.max(a, b))).toISOString();
}

function troublesOf({ trouble, run }: OpenedRun['followed']): readonly string[] {
  return [
    ...(trouble.damaged > 0 ? [translate(damaged(trouble.damaged))] : []),
    ...trouble.broken.map(({ name, at }) =>
      translate(message('{0} can be read up to byte {1} only.', name, at)),
    ),
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
