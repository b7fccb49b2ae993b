import { basename } from '../../core/path.ts';
import { sizeText } from '../../core/size-text.ts';
import type { RunEpoch } from '../../protocol/runs-page/requests.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import type { ShownEpoch } from './joined-run.ts';

/** A moment of a run as the page shows it. @param ends the steps at which its epochs ended, over all runs that it goes on from */
export function epochOf(epoch: ShownEpoch, ends: ReadonlyMap<number, number>): RunEpoch {
  const { shownKey: key, moment, counted, back, owner, checkpoint, loss, samples, rating, marks } = epoch;
  const isKnown = loss !== undefined && Number.isFinite(loss.value);
  const own = moment.kind === 'last' ? null : moment.at;
  const at = counted.kind === 'last' ? null : counted.at;
  const isBeginning = moment.kind === 'epoch' && moment.at === 0;
  return {
    ...{ key, kind: moment.kind, at },
    own: isBeginning || own === at ? null : own,
    begins: isBeginning ? (owner.beginning?.kind ?? 'unknown') : null,
    from: back === 0 ? null : basename(owner.place.folder),
    step: stepOf(epoch, ends),
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
    samples: [...samples].map(([prompt, { path, seed }]) => ({
      ...{ prompt, src: uriOfPath(path) },
      seed: seed ?? null,
    })),
    ...{ stars: rating.stars, note: rating.note, keep: rating.keep },
    marks: marks.map(({ kind, reason }) => ({ kind, reason: translate(reason) })),
  };
}

/** The step that a moment is at, counted over all; null where that isn't known. */
function stepOf(
  { moment, counted, owner, checkpoint }: ShownEpoch,
  ends: ReadonlyMap<number, number>,
): number | null {
  const before = owner.followed.before?.descent.steps ?? 0;
  if (moment.kind === 'epoch' && moment.at === 0) return before;
  const end =
    counted.kind === 'epoch' ? ends.get(counted.at) : counted.kind === 'step' ? counted.at : undefined;
  const saved = checkpoint?.facts?.step;
  return end ?? (saved === undefined ? null : saved + before);
}
