#!/usr/bin/env node
// `node bench/start.bench.mjs [--rounds N]`: from the start of the built server to its answer to `initialize`, and of `lora lint`
// on the sample to its end, beside bare `node -e 0` from its start to its end; with the Node that runs this, and with the one that
// runs VS Code here. In turns.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { nodeBinary } from '../scripts/vscode/server.mjs';
import { machine } from './machine.mjs';
import { median, tellRow } from './rows.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '11' } } });
const home = temporaryFolder();
const env = {
  ...process.env,
  LORA_WORKBENCH_STATE: home,
  LORA_WORKBENCH_DATA: home,
  LORA_WORKBENCH_CACHE: home,
};
console.log(machine());
for (const node of new Set([process.execPath, nodeBinary()])) await measure(node);

async function measure(node) {
  const version = await versionOf(node);
  const times = { answer: [], command: [], bare: [] };
  // The first one leaves what was compiled, as it does at a user's.
  await answer(node);
  await command(node);
  for (let left = Number(options.rounds); left > 0; left--) {
    times.answer.push(await answer(node));
    times.command.push(await command(node));
    times.bare.push(await bare(node));
  }
  const reference = median(times.bare);
  const rows = {
    'Start of the server to its first answer': median(times.answer),
    '`lora lint` of the sample, from its start to its end': median(times.command),
  };
  for (const [name, measured] of Object.entries(rows)) {
    tellRow({ name, size: `Node ${version}`, unit: 'ms', measured, reference, against: '`node -e 0`' });
    console.log(`Node ${version}: ${name}: ${measured.toFixed(0)} ms; node -e 0: ${reference.toFixed(0)} ms`);
  }
}

async function answer(node) {
  const started = performance.now();
  const server = spawn(node, [path.join(root, 'dist/server.js'), '--stdio'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const time = performance.now() - started;
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
  return time;
}

function command(node) {
  return timeOf(node, [path.join(root, 'dist/cli.js'), 'lint', '--no-cache', '--no-tags', 'samples']);
}

function bare(node) {
  return timeOf(node, ['-e', '0']);
}

/** @returns {Promise<number>} from the start of a program to its end (ms) */
async function timeOf(node, args) {
  const started = performance.now();
  const [code] = await once(spawn(node, args, { cwd: root, env, stdio: 'ignore' }), 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with exit code ${code}`);
  return performance.now() - started;
}

async function versionOf(node) {
  const { stdout } = spawn(node, ['--version'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  for await (const part of stdout) told += part;
  return told.trim().slice(1);
}
