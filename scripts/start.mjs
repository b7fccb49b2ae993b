#!/usr/bin/env node
// `npm start`: VS Code with the extension of this checkout, and a copy of the sample dataset open in it.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { ensureStartSample } from './sample.mjs';

const usage = `npm start -- [options]

  --desktop      open the VS Code that is installed on this machine, not the edition for the browser
  --folder DIR   open this folder, in place, instead of a copy of the sample dataset
  --fresh        make the copy of the sample dataset anew
  --stand-in     put a stand-in for kohya_ss beside the sample: it prints a recorded training
  --port N       the port on 127.0.0.1 (default 8765, or the next free one)`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      desktop: { type: 'boolean', default: false },
      folder: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      'stand-in': { type: 'boolean', default: false },
      port: { type: 'string', default: '8765' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`Not a port: ${values.port}`);
  return { ...values, port };
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(usage);
  if (process.platform === 'win32' && !options.desktop) {
    throw new Error('VS Code for the browser is not available on Windows. Use: npm start -- --desktop');
  }
  await installDependencies();
  await build();
  const folder =
    options.folder === undefined ? ensureStartSample(options.fresh) : path.resolve(options.folder);
  // Imported late: these need what was just installed.
  if (options['stand-in']) (await import('./stand-in.mjs')).placeStandIn(path.dirname(folder));
  if (options.desktop) {
    const { openDesktop } = await import('./vscode/desktop.mjs');
    return await openDesktop(folder);
  }
  const { openInBrowser } = await import('./vscode/in-browser.mjs');
  await openInBrowser(folder, options.port);
}

await main().catch((error) => {
  console.error(`\n${error.message}`);
  process.exit(1);
});
