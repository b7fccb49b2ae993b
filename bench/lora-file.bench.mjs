#!/usr/bin/env node
// `node bench/lora-file.bench.mjs [--rounds N]`: the description of a `.safetensors` file of 6 GB (sparse, as large as a full
// model, with the header of one), beside reading and parsing only its header; and the weights of a LoRA of rank 96 for SD 1.5,
// beside reading its bytes alone. In turns, in the same run. How many bytes the description read is told where the system tells.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { machine } from './machine.mjs';
import { tellRow } from './rows.mjs';
import { at, round } from './summary.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const ROUNDS = Number(options.rounds);
const LARGE = 6 * 1024 ** 3;

const { describeLoraFile, loraIn, measureWeights, openCheckpoint } = await core(`
  export { describeLoraFile } from './core/node/lora-file/describe-lora-file.ts';
  export { loraIn } from './core/node/lora-file/lora-in-file.ts';
  export { measureWeights } from './core/node/lora-file/measure-weights.ts';
  export { openCheckpoint } from './core/node/safetensors/open-checkpoint.ts';
`);
const folder = temporaryFolder();
const large = path.join(folder, 'large.safetensors');
const lora = path.join(folder, 'lora.safetensors');
makeLarge(large);
makeLora(lora, 96);

console.log(machine());
const before = bytesRead();
describeLoraFile(large);
const after = bytesRead();
const [header, described] = inTurns(
  () => plainHeader(large),
  () => describeLoraFile(large),
);
console.log(`\nDescription of a file of 6 GB: ${ratio(described, header)} times its header alone`);
if (before !== undefined && after !== undefined)
  console.log(`Bytes read: ${(after - before).toLocaleString('en')} of ${LARGE.toLocaleString('en')}`);
const [bytes, measured] = inTurns(() => fs.readFileSync(lora), measure);
console.log(
  `Weights of rank 96, SD 1.5: ${round(at(measured, 0.5))} ms, ${ratio(measured, bytes)} times reading the file`,
);

tellRow({
  ...{ name: 'LoRA file described', size: '6 GB', unit: 'ms', measured: at(described, 0.5) },
  ...{ reference: at(header, 0.5), against: 'reading its header' },
});
if (before !== undefined && after !== undefined)
  tellRow({
    ...{ name: 'LoRA file described: read', size: '6 GB', unit: 'MB', measured: (after - before) / 1e6 },
    target: { of: 'measured', most: 1 },
  });
tellRow({
  ...{ name: 'Weights measured', size: 'rank 96', unit: 'ms', measured: at(measured, 0.5) },
  ...{ reference: at(bytes, 0.5), against: 'reading its bytes' },
});

/** What is measured, built as it is shipped. */
async function core(contents) {
  const outfile = path.join(temporaryFolder(), 'core.mjs');
  const common = { bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' };
  await build({ ...common, stdin: { contents, resolveDir: root, loader: 'ts' }, outfile });
  return import(outfile);
}

/** Tensors as large as those of SDXL's model, and nothing in them. */
function makeLarge(file) {
  const tensors = {};
  const count = 2500;
  const each = Math.floor(LARGE / count / 2) * 2;
  for (let one = 0; one < count; one++)
    tensors[`model.diffusion_model.input_blocks.${one}.0.weight`] = {
      dtype: 'F16',
      shape: [each / 2],
      data_offsets: [one * each, (one + 1) * each],
    };
  write(file, tensors, count * each);
}

/** The layers of SD 1.5 that kohya's network module trains, with numbers that are no zeros. */
function makeLora(file, rank) {
  const layers = [
    ...Array.from({ length: 72 }, (_, one) => [
      `lora_te_text_model_encoder_layers_${one % 12}_m${one}`,
      768,
      768,
    ]),
    ...Array.from({ length: 192 }, (_, one) => [`lora_unet_down_blocks_1_attentions_0_m${one}`, 640, 640]),
  ];
  const tensors = {};
  let end = 0;
  const add = (name, shape) => {
    const size = 2 * shape.reduce((product, side) => product * side, 1);
    tensors[name] = { dtype: 'F16', shape, data_offsets: [end, end + size] };
    end += size;
  };
  for (const [name, inputs, outputs] of layers) {
    add(`${name}.alpha`, []);
    add(`${name}.lora_down.weight`, [rank, inputs]);
    add(`${name}.lora_up.weight`, [outputs, rank]);
  }
  write(file, tensors, end, true);
}

function write(file, tensors, size, isFilled = false) {
  const json = Buffer.from(JSON.stringify({ __metadata__: { ss_epoch: '8' }, ...tensors }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  fs.writeFileSync(file, Buffer.concat([length, json]));
  if (isFilled) fs.appendFileSync(file, Buffer.alloc(size, 0x2e));
  else fs.truncateSync(file, 8 + json.length + size);
}

function plainHeader(file) {
  const handle = fs.openSync(file);
  const length = Buffer.alloc(8);
  fs.readSync(handle, length);
  const json = Buffer.alloc(Number(length.readBigUInt64LE()));
  fs.readSync(handle, json, 0, json.length, 8);
  fs.closeSync(handle);
  return JSON.parse(json.toString('utf8'));
}

function measure() {
  const file = openCheckpoint(lora);
  let sum = 0;
  for (const { square } of measureWeights(loraIn(file))) sum += square;
  file.close();
  return sum;
}

function inTurns(...works) {
  const times = works.map(() => []);
  for (let turn = 0; turn < ROUNDS; turn++)
    for (let index = 0; index < works.length; index++) {
      const which = (index + turn) % works.length;
      const started = performance.now();
      works[which]();
      times[which].push(performance.now() - started);
    }
  return times.map((all) => all.sort((a, b) => a - b));
}

function ratio(ours, reference) {
  return round(at(ours, 0.5) / at(reference, 0.5));
}

/** Bytes that this process asked the system for, by Linux. */
function bytesRead() {
  try {
    return Number(/rchar: (\d+)/.exec(fs.readFileSync('/proc/self/io', 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
