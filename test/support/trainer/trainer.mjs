// The stand-in trainer: all that `train_network.py` does, but no training. The launcher starts it as
// `trainer.mjs <python> <script> <arguments>`.
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { argumentsOf } from './arguments.mjs';
import { readBehaviour } from './behaviour.mjs';
import { Exit, PythonError, Refusal } from './errors.mjs';
import { placesOf } from './places.mjs';
import { traceback } from './recordings.mjs';
import { replay } from './replay.mjs';
import { createLog } from './rich.mjs';
import { prepareRun, tapeOf, writeEnvironment } from './run.mjs';
import { columns, dieBy, openStdout, stderr } from './terminal.mjs';
import { Training } from './training.mjs';

const [python, scriptFile, ...line] = process.argv.slice(2);
const places = placesOf(python);
const script = path.basename(scriptFile);
const stdout = openStdout();
/** @type {import('./checkout.d.mts').Behaviour} */
let current = {};
/** @type {Training | undefined} */
let training;

/** Ends as Python ends: the bar is drawn for the last time, and what waits is printed. A negative code is a signal. */
function end(code) {
  training?.close();
  stdout.flush();
  if (code < 0) dieBy(-code);
  process.exit(code);
}

function fail(error) {
  if (error instanceof PythonError) {
    if (error.message !== '') stderr.write(`${traceback(error.recording, places, error.message)}\n`);
    end(error.code);
  }
  if (error instanceof Refusal) stderr.write(`stand-in: ${error.message}\n`);
  else if (error instanceof Exit) stderr.write(error.message);
  else if (error.code !== 'EPIPE') stderr.write(`stand-in: ${error.stack}\n`);
  process.exit(error instanceof Exit ? error.code : error instanceof Refusal ? 64 : 1);
}

function listenToSignals() {
  if (current.ignoreTerm) {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});
    return;
  }
  process.once('SIGINT', () => {
    stderr.write(`${traceback('failures/interrupted.log', places, 'KeyboardInterrupt')}\n`);
    training?.close();
    stdout.flush();
    dieBy('SIGINT');
  });
}

async function main() {
  current = readBehaviour(places.scripts);
  listenToSignals();
  if (current.startup) await pause(current.startup);
  if (current.replay !== undefined) return replay(current.replay);
  const { args, configFile } = argumentsOf(script, line);
  if (current.echoEnvironment) writeEnvironment(args);
  const tape = tapeOf(args, current);
  const device = current.gpu === false || process.env['ACCELERATE_USE_CPU'] === 'true' ? 'cpu' : 'cuda';
  const run = {
    ...places,
    stdout,
    tape,
    device,
    err: stderr,
    log: createLog({ write: stderr.write, width: columns(), clock: tape }),
    behaviour: () => current,
    refresh() {
      current = readBehaviour(places.scripts);
    },
  };
  const plan = prepareRun(script, args, configFile, run);
  if (plan !== undefined) {
    const started = new Training(args, plan, run);
    training = started;
    await started.train(plan.datasets);
    training = undefined;
  }
  end(plan === undefined ? 0 : (current.exitCode ?? 0));
}

await main().catch(fail);
