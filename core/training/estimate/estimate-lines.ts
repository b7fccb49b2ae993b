import { type Message, message } from '../../message.ts';
import { sizeText } from '../../size-text.ts';
import type { Gpu } from '../gpu.ts';
import type { DiskUse } from './disk.ts';
import type { Estimates } from './estimates.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** What a training will take, a sentence each; what can't be told is said to be unknown. */
export function estimateLines(
  { disk, space, memory, time }: Estimates,
  gpu: Gpu | undefined,
): readonly Message[] {
  const lines: Message[] = [];
  if (!disk) lines.push(message('Disk: not known for this kind of LoRA.'));
  else lines.push(diskLine(disk, space));
  if (time) {
    const parts = [span(time.seconds), Math.round(time.secondsPerStep * 100) / 100];
    lines.push(
      time.runs === 1
        ? message('Time: about {0}, by an earlier run here ({1} s a step).', ...parts)
        : message('Time: about {0}, by {2} earlier runs here ({1} s a step).', ...parts, time.runs),
    );
  } else lines.push(message('Time: not known, without an earlier run of this kind on this GPU.'));
  if (!memory) lines.push(message('GPU memory: no estimate for this kind of training.'));
  else {
    const range = [gibibytes(memory.least), gibibytes(memory.most)];
    lines.push(
      gpu?.memory === undefined
        ? message('GPU memory: {0} to {1} GiB, a rough estimate.', ...range)
        : message(
            'GPU memory: {0} to {1} GiB of {2}, a rough estimate.',
            ...range,
            gibibytes(gpu.memory * MIB),
          ),
    );
  }
  return lines;
}

function diskLine({ bytes, files, size, states, stateSize }: DiskUse, space: number | undefined): Message {
  const parts = [sizeText(bytes), files, sizeText(size)];
  const saved = [states, sizeText(stateSize)];
  if (space === undefined) {
    return states === 0
      ? message('Disk: {0} for {1} checkpoints of {2}.', ...parts)
      : message('Disk: {0} for {1} checkpoints of {2} and {3} × {4} of saved states.', ...parts, ...saved);
  }
  return states === 0
    ? message('Disk: {0} for {1} checkpoints of {2}; {3} are free.', ...parts, sizeText(space))
    : message(
        'Disk: {0} for {1} checkpoints of {2} and {3} × {4} of saved states; {5} are free.',
        ...[...parts, ...saved, sizeText(space)],
      );
}

function gibibytes(bytes: number): number {
  return Math.round((bytes / GIB) * 10) / 10;
}

/** `2 h 05 min`, `40 min`, `1 min`. */
function span(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}
