import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LoraFileAnswer, LoraFileTask } from '../../core/node/lora-file/lora-file-worker.ts';

/** What the worker tells in the end. */
type Result<Kind extends LoraFileAnswer['kind']> = Extract<LoraFileAnswer, { kind: Kind }>;

/** The result of each task. */
const results = { describe: 'described', measure: 'measured' } as const;
type ResultOf<Task extends LoraFileTask> = Result<(typeof results)[Task['kind']]>;

/**
 * Does a task in a thread of its own: headers may be large, and weights take seconds.
 * @param signal ends it @param onProgress hears how far it is (0 to 1)
 * @throws the worker's error, or why it was given up
 */
export function runLoraFileTask<Task extends LoraFileTask>(
  task: Task,
  signal: AbortSignal,
  onProgress: (share: number) => void = () => {},
): Promise<ResultOf<Task>> {
  const worker = new Worker(path.join(__dirname, 'lora-file-worker.js'), { workerData: task });
  return new Promise<ResultOf<Task>>((resolve, reject) => {
    const giveUp = () => reject(new Error('given up'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    worker.on('message', (answer: LoraFileAnswer) => {
      if (answer.kind === 'progress') onProgress(answer.share);
      else resolve(answer as ResultOf<Task>);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the worker ended without a result')));
  }).finally(() => void worker.terminate());
}
