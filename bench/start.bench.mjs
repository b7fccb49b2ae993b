#!/usr/bin/env node
// `node bench/start.bench.mjs [--rounds N]`: from the start of the built server to its answer to `initialize`, beside bare
// `node -e 0` from its start to its end; with the Node that runs this, and with the one that runs VS Code here. In turns.
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
  const times = { answer: [], bare: [] };
  // The first one leaves what was compiled, as it does at a user's.
  await answer(node);
  for (let left = Number(options.rounds); left > 0; left--) {
    times.answer.push(await answer(node));
    times.bare.push(await bare(node));
  }
  const [measured, reference] = [median(times.answer), median(times.bare)];
  tellRow({
    ...{ name: 'Start of the server to its first answer', size: `Node ${version}`, unit: 'ms' },
    ...{ measured, reference, against: '`node -e 0`' },
  });
  console.log(
    `Node ${version}: ${measured.toFixed(0)} ms to the answer; node -e 0: ${reference.toFixed(0)} ms`,
  );
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

async function bare(node) {
  const started = performance.now();
  await once(spawn(node, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
}

async function versionOf(node) {
  const { stdout } = spawn(node, ['--version'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  for await (const part of stdout) told += part;
  return told.trim().slice(1);
}
