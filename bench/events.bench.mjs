#!/usr/bin/env node
// `node bench/events.bench.mjs [--scalars N]`: an event file as the trainer writes them is opened and followed as it grows.
// Beside it what can't be less: reading the file and verifying its check sums alone.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { machine } from './machine.mjs';
import { random } from './random.mjs';
import { sizeOf, tellRow } from './rows.mjs';
import { at, round } from './summary.mjs';

const ROUNDS = 9;
/** What the trainer writes in a step, in this order. */
const TAGS = ['loss/current', 'loss/average', 'lr/textencoder', 'lr/unet', 'lr/group1'];
const CORE = `
export { maskedCrc32c } from './core/training/events/crc32c.ts';
export { ScalarFollower } from './core/node/runs/scalar-follower.ts';
export { smooth } from './core/training/events/smooth.ts';
export { thin } from './core/training/events/thin.ts';
export { event, record } from './test/support/event-file.ts';
`;

const { values: options } = parseArgs({ options: { scalars: { type: 'string', default: '1000000' } } });
const count = Number(options.scalars);
const folder = temporaryFolder();
const core = await bundle(path.join(folder, 'core.cjs'));
const file = path.join(folder, 'events.out.tfevents.1795381214.bench.1.0');
console.log(machine());
writeFileSync(
  file,
  Buffer.concat([core.record(core.event({ version: 'brain.Event:2' })), ...records(0, count)]),
);
console.log(`${count} scalars, ${(readFileSync(file).length / 1e6).toFixed(1)} MB`);

const times = { opened: [], checked: [] };
for (let turn = 0; turn < ROUNDS; turn++) {
  times.checked.push(await took(() => verifyAlone(file)));
  times.opened.push(await took(() => open()));
}
for (const list of Object.values(times)) list.sort((a, b) => a - b);
const [opened, checked] = [at(times.opened, 0.5), at(times.checked, 0.5)];
const print = (name, text) => console.log(`${name.padEnd(48)}${text}`);
print('read and verified alone, median of 9', `${round(checked)} ms`);
print('opened, median of 9', `${round(opened)} ms`);
print('opened ÷ verified alone (at most 3)', round(opened / checked));

const size = sizeOf(count, 'scalars');
tellRow({
  ...{ name: 'Event file, opened', size, unit: 'ms', measured: opened },
  ...{ reference: checked, against: 'reading and verifying it', target: { of: 'ratio', most: 3 } },
});

const follower = await open();
const growth = [];
for (let turn = 0; turn < 100; turn++) {
  appendFileSync(file, Buffer.concat([...records(count + 5 * turn, 5)]));
  growth.push(await took(() => follower.read()));
}
growth.sort((a, b) => a - b);
print(
  'growth of one step followed, median / worst',
  `${round(at(growth, 0.5))} / ${round(at(growth, 1))} ms`,
);

tellRow({
  ...{ name: 'Event file, growth followed, worst', size, unit: 'ms', measured: at(growth, 1) },
  target: { of: 'measured', most: 1000 },
});

const series = follower.log.series.get('loss/current');
const { steps, values } = series;
const window = { from: steps[0], to: steps.at(-1), columns: 1200 };
const smoothed = await took(() => core.smooth(values, 0.9));
print(`${series.length} points smoothed`, `${round(smoothed)} ms`);
print('thinned to 1200 columns', `${round(await took(() => core.thin(steps, values, window)))} ms`);

async function open() {
  const one = new core.ScalarFollower(folder);
  await one.read();
  return one;
}

/** The least that anybody has to do who believes no file. */
function verifyAlone(name) {
  const bytes = readFileSync(name);
  for (let start = 0; start < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(start));
    const data = start + 12;
    if (core.maskedCrc32c(bytes, start, start + 8) !== bytes.readUInt32LE(start + 8))
      throw new Error('length');
    if (core.maskedCrc32c(bytes, data, data + length) !== bytes.readUInt32LE(data + length))
      throw new Error('data');
    start = data + length + 4;
  }
}

function* records(first, many) {
  const noise = random(first + 1);
  for (let index = first; index < first + many; index++) {
    const step = Math.floor(index / TAGS.length) + 1;
    const values = { [TAGS[index % TAGS.length]]: noise() };
    yield core.record(core.event({ time: 1795381214 + index / 10, step, values }));
  }
}

async function took(job) {
  const started = performance.now();
  await job();
  return performance.now() - started;
}

async function bundle(outfile) {
  await build({
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning', outfile },
    stdin: { contents: CORE, resolveDir: root, loader: 'ts' },
  });
  return (await import(outfile)).default;
}
