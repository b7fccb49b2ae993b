import * as fs from 'node:fs';
import { paintGrid } from '../../core/node/generation/paint-grid.ts';
import type { WebUi } from '../../core/node/generation/web-ui.ts';
import { told } from './told.ts';
import type { Work } from './tried-everywhere.ts';

const prompt = {
  ...{ prompt: 'alice', negative: '', steps: 20, sampler: 'Euler a', scale: 7, seed: 42 },
  ...{ width: 512, height: 512 },
};
const plan = { prompts: [prompt], checkpoints: ['alice'], weights: [0.5, 1], hasBaseline: true };
const grid = { plan, names: ['alice'], created: '2026-11-26T12:00:00Z', model: null };

/** A program that paints at once, of several pages each. */
const ui: WebUi = {
  name: 'a web UI',
  model: async () => undefined,
  models: async () => [],
  loras: async () => [],
  hashOf: async () => undefined,
  refresh: async () => {},
  loraFolder: async () => undefined,
  paint: async (_, lora) => Buffer.alloc(10_000, lora ? String(lora.weight) : 'none'),
  interrupt: async () => {},
};

/** What other programs make, and we write. */
export const programWorks: readonly Work[] = [
  {
    name: 'pictures that a web UI paints',
    prepare: (folder) => fs.mkdirSync(`${folder}/runs`),
    run: (folder) => told(() => paintGrid(ui, `${folder}/runs/compared`, grid, new AbortController().signal)),
    isWhole: (name) => name.endsWith('grid.json'),
  },
];
