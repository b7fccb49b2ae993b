import path from 'node:path';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { shippedBundles } from '../scripts/bundles.mjs';
import { root } from '../scripts/repository.mjs';

/** What the benchmark uses of core. */
const CORE = `
export { csvRows } from './core/vocabulary/dictionary/csv-rows.ts';
export { Dictionary } from './core/vocabulary/dictionary/dictionary.ts';
export { dictionaryKey } from './core/vocabulary/dictionary/tag-spelling.ts';
`;

/** Builds what is measured as it is shipped. */
export async function bundleCore(folder) {
  const common = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };
  const core = path.join(folder, 'core.cjs');
  const worker = path.join(folder, 'dictionary-worker.cjs');
  await build({ ...common, stdin: { contents: CORE, resolveDir: root, loader: 'ts' }, outfile: core });
  await build({ ...shippedBundles().get('dictionary-worker.js'), outfile: worker });
  return { core: (await import(core)).default, worker };
}

/** Has a new worker load a dictionary, as the server does; milliseconds from its start to the answer. */
export async function loadInWorker(file, request) {
  const started = performance.now();
  const worker = new Worker(file);
  const answer = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage({ id: 1, load: request });
  });
  const time = performance.now() - started;
  await worker.terminate();
  if (!answer.loaded) throw new Error(answer.error);
  return { loaded: answer.loaded, time };
}

v8.setFlagsFromString('--expose-gc');
const gc = vm.runInNewContext('gc');

/** Bytes that are in use after what isn't has been thrown away. */
export async function memoryInUse() {
  for (let round = 0; round < 3; round++) {
    gc();
    // What is freed by finalizers is free a turn later.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed, external };
}
