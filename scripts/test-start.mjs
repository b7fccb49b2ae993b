import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { root } from './repository.mjs';

/** How long `npm start` may take until it prints its address, VS Code being installed (ms). */
const PATIENCE = 120_000;

/**
 * Runs what `npm start` runs, asks for the page that it names, and ends it as Ctrl+C does.
 * @throws {Error} that says what went wrong
 */
export async function testStart() {
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const address = await addressFrom(child);
    const page = await visit(address);
    if (!page.includes('workbench')) throw new Error(`${address} is not the workbench:\n${page}`);
    const { origin } = new URL(address);
    const without = await fetch(origin);
    if (without.status !== 403) throw new Error(`without its token ${origin} answered ${without.status}`);
    child.kill('SIGINT');
    const code = await ended;
    if (code !== 0) throw new Error(`Ctrl+C ended it with exit code ${code}`);
    const left = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (left) throw new Error(`${origin} still answers`);
  } finally {
    child.kill('SIGTERM');
    process.off('exit', atExit);
  }
}

/** The page of an address as a browser has it: its token becomes a cookie, and leads on. */
async function visit(address) {
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers.getSetCookie().map((one) => one.split(';')[0]);
  const next = new URL(first.headers.get('location') ?? '', address);
  const page = await fetch(next, { headers: { cookie: cookie.join('; ') } });
  return page.ok ? await page.text() : `${next} answered ${page.status}`;
}

function addressFrom(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const deadline = setTimeout(
      () => reject(new Error(`no address after ${PATIENCE} ms:\n${output}`)),
      PATIENCE,
    );
    child.stdout.on('data', (data) => {
      output += data;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?\S+/.exec(output);
      if (!address) return;
      clearTimeout(deadline);
      resolve(address[0]);
    });
    child.once('exit', (code) => {
      clearTimeout(deadline);
      reject(new Error(`it ended with exit code ${code}:\n${output}`));
    });
  });
}
