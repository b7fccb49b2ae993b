import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { dieWithParent } from './scripts/command.mjs';

/**
 * Where all is run at once, a browser's test that failed is run a second time, and told of; who works on the page sees the
 * first failure.
 */
const again = { retry: process.env['LORA_WORKBENCH_WHOLE_SUITE'] ? 1 : 0 };

export default defineConfig({
  // There is none outside an editor.
  resolve: { alias: { vscode: path.resolve('test/support/vscode.ts') } },
  test: {
    // A worker in an endless loop would outlive a killed run.
    execArgv: dieWithParent,
    // Of all others on a busy machine; what never ends is still found.
    testTimeout: 20_000,
    // What comes is waited for: the other workers may have the machine.
    expect: { poll: { timeout: 10_000 } },
    // As many as there are: else one core of a small machine has nothing to do while the other one's tests wait.
    maxWorkers: availableParallelism(),
    // Files share processes: one for each of them, with all that it imports, costs more than most tests. What a test changes
    // in its process it puts back.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          // Those run in VS Code (npm run test:editor), and against a real server (below).
          exclude: ['test/editor/**', 'test/protocol/**', 'test/core/**', 'test/fuzz/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/core/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          include: ['test/fuzz/**/*.test.ts'],
          // As long as `npm run fuzz` is asked to go on.
          testTimeout: 60_000 + 20 * Number(process.env['FUZZ_CASES'] ?? 0),
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.mjs'],
          globalSetup: 'test/ui/needed.mjs',
          ...again,
          testTimeout: 60_000,
          // Until a workbench is there.
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'webview',
          include: ['test/webview/**/*.test.mjs'],
          globalSetup: 'test/webview/needed.mjs',
          ...again,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'protocol',
          include: ['test/protocol/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
