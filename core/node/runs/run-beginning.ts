import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import type { SavedCount } from '../../training/outputs/descent.ts';
import type { RunRecord } from '../../training/run-record.ts';
import { pathAsWritten } from '../path-as-written.ts';
import { readSavedState } from '../training/read-beginning.ts';
import { readRunTexts } from '../training/run-texts.ts';

/** With what a run of ours began. */
export type RunBeginning =
  | { readonly kind: 'new' }
  /** The file with its first weights. */
  | { readonly kind: 'warm-start'; readonly file: string }
  /** The folder of the state, and what it counts; undefined where nothing tells any more. */
  | { readonly kind: 'resume'; readonly state: string; readonly saved: SavedCount | undefined };

/** Reads from a run's own files with what it began: a run that is repeated begins with what the other began with. */
export function readRunBeginning(
  { beginning, readRunFiles }: TrainingAdapter,
  folder: string,
  record: Pick<RunRecord, 'steps'>,
): RunBeginning {
  const options = readRunFiles(readRunTexts(folder))?.options ?? {};
  const { state, weights } = beginning.placesOf(options);
  if (state !== undefined) {
    const place = pathAsWritten(state);
    const saved = readSavedState(beginning, place);
    const { epoch, step } = saved.kind === 'counted' ? saved : (countedBefore(record) ?? {});
    const isKnown = epoch !== undefined && step !== undefined;
    return { kind: 'resume', state: place, saved: isKnown ? { epoch, step } : undefined };
  }
  return weights === undefined ? { kind: 'new' } : { kind: 'warm-start', file: pathAsWritten(weights) };
}

/** States are large, and are thrown away: what of the steps was not to be trained is in the run's record. */
function countedBefore({ steps }: Pick<RunRecord, 'steps'>): SavedCount | undefined {
  if (!steps || steps.trained === undefined || steps.stepsPerEpoch < 1) return undefined;
  const step = steps.steps - steps.trained;
  return { epoch: Math.floor(step / steps.stepsPerEpoch), step };
}
