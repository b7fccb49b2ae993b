import { failurePlace } from '../../core/node/training/failure-place.ts';
import type { RunStatus } from '../../core/node/training/run-status.ts';
import { basename } from '../../core/path.ts';
import type { Progress } from '../../core/training/progress.ts';
import { isAtRest, type RunRecord } from '../../core/training/run-record.ts';
import type { RunView } from '../../protocol/training.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';

/** A run as an editor shows it. @param now milliseconds since 1970 */
export function viewOf(
  folder: string,
  { record, watch, stop }: RunStatus,
  progress: Progress,
  now: number,
): RunView {
  const { loss } = progress;
  const gpus = record.gpus ?? (record.gpu ? [record.gpu] : []);
  return {
    run: uriOfPath(folder),
    name: record.name,
    dataset: uriOfPath(record.dataset),
    state: record.state,
    watch,
    stop: stop?.when ?? null,
    gpus: gpus.map(({ name }) => name),
    gpuIndexes: gpus.map(({ index }) => index),
    progress: {
      phase: progress.phase ?? null,
      step: progress.step,
      steps: stepsOf(record, progress) ?? null,
      epoch: progress.epoch,
      epochs: progress.epochs ?? record.steps?.epochs ?? null,
      speed: progress.speed ?? null,
      left: leftOf(record, progress) ?? null,
      loss: loss !== undefined && Number.isFinite(loss) ? loss : null,
      isLossBroken: loss !== undefined && !Number.isFinite(loss),
      isSampling: progress.sampling,
      checkpoints: progress.checkpoints.map((file) => basename(file.replaceAll('\\', '/'))),
    },
    duration: durationOf(record, now),
    outcome: outcomeOf(record),
    cause: record.outcome?.cause ?? null,
    ...placeOf(record),
  };
}

/** A trainer that goes on from a saved state names all steps, those before among them, and ends when the rest is done. */
function stepsOf({ steps }: RunRecord, progress: Progress): number | undefined {
  const all = progress.steps ?? steps?.steps;
  return all === undefined ? undefined : Math.min(all, steps?.trained ?? all);
}

/** Seconds. */
function leftOf({ steps }: RunRecord, { step, left, speed }: Progress): number | undefined {
  if (steps?.trained === undefined || left === undefined || !speed) return left;
  return Math.min(left, Math.max(0, steps.trained - step) / speed);
}

function durationOf(record: RunRecord, now: number): number | null {
  if (record.started === null) return null;
  const end = record.ended === null ? (isAtRest(record) ? undefined : now) : Date.parse(record.ended);
  return end === undefined ? null : Math.max(0, Math.round((end - Date.parse(record.started)) / 1000));
}

function outcomeOf({ outcome }: RunRecord): readonly string[] {
  if (!outcome) return [];
  const { explanation, cause, wayOut } = outcome;
  return [
    ...(explanation ? [translate(explanation)] : cause === undefined ? [] : [cause]),
    ...(wayOut ? [translate(wayOut)] : []),
  ];
}

/** Where that is changed what it failed of. */
function placeOf(record: RunRecord): Pick<RunView, 'file' | 'span'> {
  const place = failurePlace(record);
  const span = place?.at?.span;
  return {
    file: place ? uriOfPath(place.file) : null,
    span: span ? { start: span.start, end: span.end } : null,
  };
}
