// The one entry of the tests that run in VS Code's extension host. VS Code calls `run`; a rejection means "failed".
import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format } from 'node:util';
import Mocha from 'mocha';

// The mark is set by scripts/vscode/editor-tests.mjs, which finds the report among the editor's own log by it.
const { TEST_OUTPUT_MARK: mark = '', MOCHA_GREP: grep } = process.env;

function print(message: unknown = '', ...values: unknown[]): void {
  console.log(mark + format(message, ...values));
}

export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 30_000,
    reporter: 'spec',
    ...(grep === undefined ? {} : { grep }),
  });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(path.join(__dirname, name));
  }
  const { passes, failures } = await new Promise<Mocha.Stats>((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats === undefined) reject(new Error('Mocha gave no statistics.'));
      else resolve(runner.stats);
    });
  });
  print(`totals ${JSON.stringify({ passed: passes, failed: failures })}`);
  if (failures > 0) throw new Error(`${failures} failed`);
  if (passes === 0) throw new Error('No test ran.');
}
