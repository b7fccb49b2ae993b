import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { InitializationOptions } from '../../protocol/lsp.ts';
import type {
  PreparedTraining,
  Refusable,
  RunsStatus,
  RunView,
  StartTrainingResult,
  TrainingChoices,
} from '../../protocol/training.ts';
import type { Workshop } from '../cli/training.ts';
import { TestClient, uriOf } from './client.ts';

/** An editor that hears of runs, open on a workshop's dataset. */
export async function open(workshop: Workshop, options: InitializationOptions = {}) {
  const env = Object.entries(workshop.env).map(([name, value]) => `${name}=${value}`);
  const server = [process.execPath, path.resolve('dist/server.js'), '--stdio'];
  const client = await TestClient.start(workshop.dataset, { pulls: true, options }, [
    'env',
    ...env,
    ...server,
  ]);
  onTestFinished(() => void client.process.kill('SIGKILL'));
  let heard: RunsStatus = { runs: [] };
  const listeners = new Set<() => void>();
  client.connection.onNotification('lora/runs', (status: RunsStatus) => {
    heard = status;
    for (const listener of listeners) listener();
  });
  const uri = uriOf(workshop.dataset);
  return {
    client,
    prepare: (wish = {}) => client.request<PreparedTraining>('lora/prepareTraining', { uri, wish }),
    start: (wish = {}, isDryRun = false) =>
      client.request<StartTrainingResult>('lora/startTraining', { uri, wish, isDryRun }),
    choices: () => client.request<TrainingChoices>('lora/trainingChoices', { uri, wish: {} }),
    keep: (method: string, params: unknown) => client.request<Refusable>(method, params),
    all: () => client.request<RunsStatus>('lora/allRuns', undefined),
    stop: (run: string, when: string) => client.request<Refusable>('lora/stopRun', { run, when }),
    /** Waits until the editor was told of a run as it is wanted. */
    told: (accept: (run: RunView) => boolean): Promise<RunView> =>
      new Promise((resolve) => {
        const look = () => {
          const run = heard.runs.find(accept);
          if (!run) return;
          listeners.delete(look);
          resolve(run);
        };
        listeners.add(look);
        look();
      }),
  };
}

/** The folder of a run that was written or started. */
export const folderOf = (result: StartTrainingResult) => {
  if (!('run' in result)) throw new Error(JSON.stringify(result));
  return decodeURIComponent(new URL(result.run).pathname);
};
