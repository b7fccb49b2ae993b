import { parentPort, workerData } from 'node:worker_threads';
import type { FileDescription } from '../../lora-file/describe-file.ts';
import { type WeightsByBlock, weightsByBlock } from '../../lora-file/measured-weights.ts';
import type { NoCheckpoint } from '../../safetensors/no-checkpoint.ts';
import { type OpenCheckpoint, openCheckpoint } from '../safetensors/open-checkpoint.ts';
import { describeLoraFile } from './describe-lora-file.ts';
import { loraIn } from './lora-in-file.ts';
import { measureWeights, modulesToMeasure } from './measure-weights.ts';

/** What the worker does, once: it is started with it. Paths are ours. */
export type LoraFileTask =
  | { readonly kind: 'describe'; readonly path: string }
  | { readonly kind: 'measure'; readonly path: string; readonly other: string | undefined };

/** What it tells: how far it is (0 to 1), then the result. */
export type LoraFileAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'described'; readonly file: FileDescription | NoCheckpoint }
  | { readonly kind: 'measured'; readonly weights: WeightsByBlock | NoCheckpoint };

const task = workerData as LoraFileTask;
const tell = (answer: LoraFileAnswer) => parentPort?.postMessage(answer);

if (task.kind === 'describe') tell({ kind: 'described', file: describeLoraFile(task.path) });
else tell({ kind: 'measured', weights: measured(task.path, task.other) });

function measured(path: string, otherPath: string | undefined): WeightsByBlock | NoCheckpoint {
  const files: OpenCheckpoint[] = [];
  try {
    for (const one of otherPath === undefined ? [path] : [path, otherPath]) {
      const file = openCheckpoint(one);
      if (file.kind !== 'safetensors') return file;
      files.push(file);
    }
    const [lora, other] = files.map(loraIn);
    if (!lora) return { kind: 'missing' };
    return weightsByBlock(told(measureWeights(lora, other), modulesToMeasure(lora, other)));
  } finally {
    for (const file of files) file.close();
  }
}

/** Tells how far it is, once for each hundredth. */
function* told<Module>(modules: Iterable<Module>, all: number): Generator<Module> {
  let [done, last] = [0, 0];
  for (const module of modules) {
    yield module;
    done++;
    const share = Math.min(1, done / Math.max(1, all));
    if (share - last < 0.01) continue;
    last = share;
    tell({ kind: 'progress', share });
  }
}
