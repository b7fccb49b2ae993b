#!/usr/bin/env node
// `npm run fuzz [-- --cases N] [--seed N]`: any number of made-up captions and configurations, each run others.
import { randomInt } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { exitOnSignals, runNode } from './command.mjs';
import { root } from './repository.mjs';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const seed = values.seed ?? String(randomInt(2 ** 31));
console.log(`${values.cases} cases, seed ${seed}: --seed ${seed} tries the same again`);
exitOnSignals();
process.exitCode = await runNode('node_modules/vitest/vitest.mjs', ['run', '--project', 'fuzz'], {
  cwd: root,
  env: { ...process.env, FUZZ_CASES: values.cases, FUZZ_SEED: seed },
});
