import type { Phase, TrainerEvent } from './trainer-event.ts';

/** Where a training stands, by what its trainer told up to now. */
export interface Progress {
  readonly phase?: Phase;
  /** Steps that are done. */
  readonly step: number;
  readonly steps?: number;
  /** The epoch that runs, from 1 on; 0 before the first. */
  readonly epoch: number;
  readonly epochs?: number;
  /** Steps a second. */
  readonly speed?: number;
  /** Seconds. */
  readonly left?: number;
  /** Seconds since the first step began. */
  readonly elapsed?: number;
  /** May be NaN or infinite. */
  readonly loss?: number;
  /** The files that were written and not removed, oldest first, as the trainer prints them. */
  readonly checkpoints: readonly string[];
  /** Whether it makes sample pictures. */
  readonly sampling: boolean;
  /** Whether the last file is written. */
  readonly saved: boolean;
}

/** Of a training that told nothing yet. */
export const noProgress: Progress = { step: 0, epoch: 0, checkpoints: [], sampling: false, saved: false };

/** Where a training stands after one more event. The same object where the event changes nothing. */
export function advance(progress: Progress, event: TrainerEvent): Progress {
  switch (event.kind) {
    case 'phase':
      // Buffered output comes late: what was printed before the first step can arrive after it.
      if (progress.phase === 'training' || progress.phase === event.phase) return progress;
      return { ...progress, phase: event.phase };
    case 'size':
      return {
        ...progress,
        ...(event.steps !== undefined && { steps: event.steps }),
        ...(event.epochs !== undefined && { epochs: event.epochs }),
      };
    case 'epoch':
      return { ...progress, epoch: event.epoch, epochs: event.of, sampling: false };
    case 'step':
      return {
        ...progress,
        phase: 'training',
        step: event.step,
        steps: event.of,
        elapsed: event.elapsed,
        ...(event.left !== undefined && { left: event.left }),
        ...(event.speed !== undefined && { speed: event.speed }),
        ...(event.loss !== undefined && { loss: event.loss }),
        sampling: false,
      };
    case 'checkpoint':
      if (progress.checkpoints.includes(event.file)) return progress;
      return { ...progress, checkpoints: [...progress.checkpoints, event.file] };
    case 'removed':
      return { ...progress, checkpoints: progress.checkpoints.filter((file) => file !== event.file) };
    case 'sampling':
      return { ...progress, sampling: true };
    case 'sample':
      return progress;
    case 'saved':
      return { ...progress, sampling: false, saved: true };
  }
}
