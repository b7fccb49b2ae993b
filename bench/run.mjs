#!/usr/bin/env node
// `npm run bench [-- --quick] [-- --only NAME,NAME]`: all benches one after the other, each in a process of its own, and what
// they measured in bench/RESULTS.md. One that fails says so there, and the rest goes on. `--quick`: small sizes, few rounds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { listFile } from './machine.mjs';
import { plan } from './plan.mjs';
import { results } from './results.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
/** A bench that takes longer hangs (ms). */
const PATIENCE = 30 * 60_000;

const folder = temporaryFolder();
const wanted = options.only?.split(',');
const runs = [];
const remarks = [];
if (wanted) remarks.push(`Of all benches only these were run: ${wanted.join(', ')}.`);
const list = listFile(folder);
if (path.dirname(list) === folder)
  remarks.push(
    'There is no real tag list here (LORA_BENCH_TAGS names one): that of completion and look-up is a made one.',
  );
const wished = plan(options.quick).filter(({ bench }) => wanted?.includes(bench) ?? true);
for (const { bench, args } of wished) {
  runs.push(await measure(bench, args));
  // After each: whoever ends this early has what was measured until then.
  const left = wished.length - runs.length;
  writeFileSync(
    path.join(root, 'bench/RESULTS.md'),
    results({ runs, remarks, left, isQuick: options.quick }),
  );
}
console.log(`\nbench/RESULTS.md has all ${runs.flatMap(({ rows }) => rows).length} figures.`);
const failed = runs.filter(({ problem }) => problem !== undefined);
for (const { bench, problem } of failed) console.error(`${bench}: ${problem}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function measure(bench, args) {
  const file = path.join(temporaryFolder(), 'rows.jsonl');
  console.log(`\n— ${bench} ${args.join(' ')}`);
  const load = os.loadavg()[0];
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, `bench/${bench}.bench.mjs`), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, LORA_BENCH_ROWS: file },
    timeout: PATIENCE,
  });
  const [code, signal] = await once(child, 'exit');
  const problem = code === 0 ? undefined : `it ended with ${signal ?? `exit code ${code}`}`;
  const rows = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  const seconds = (performance.now() - started) / 1000;
  return { bench, args, rows, problem, seconds, load: [load, os.loadavg()[0]] };
}
