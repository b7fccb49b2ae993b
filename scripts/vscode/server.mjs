import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { dieWithParent, run, start } from '../command.mjs';
import { root } from '../repository.mjs';
import { hostFolder, vscodeFolder } from './install.mjs';

const serverScript = path.join(vscodeFolder, 'out/server-main.js');
const defaultSettings = path.join(root, 'scripts/vscode/settings.json');

/** The Node that VS Code needs (newer than the one that the scripts need), installed with it. */
export function nodeBinary() {
  const platform = `${process.platform}-${process.arch}`;
  const candidates = [`node-${platform}`, `node-bin-${platform}`].map((name) =>
    path.join(hostFolder, 'node_modules', name, 'bin/node'),
  );
  return candidates.find((file) => existsSync(file)) ?? process.execPath;
}

function profileOptions(profile) {
  const extensions = path.join(profile, 'extensions');
  return ['--accept-server-license-terms', '--server-data-dir', profile, '--extensions-dir', extensions];
}

function environment(extra) {
  // No gallery: nothing asks the network for extensions.
  return { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...extra };
}

/** Installs a .vsix into a profile. @throws {Error} when VS Code refuses it */
export async function installExtension(profile, vsix) {
  const args = [serverScript, '--install-extension', vsix, ...profileOptions(profile)];
  const code = await run(nodeBinary(), args, { env: environment() });
  if (code !== 0) throw new Error(`VS Code could not install ${vsix} (exit code ${code}).`);
}

/** What a user changed in a profile that there is stays. */
function writeOnce(file, settings) {
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

/**
 * Starts a VS Code server on 127.0.0.1, which ends with this process.
 * @param {object} options
 * @param {string} options.profile folder for settings and extensions; made when missing
 * @param {number} [options.port] 0: any free one
 * @param {boolean} [options.testDriver] understands the test part of `workbenchUrl`, at the price of hidden toasts
 * @param {Record<string, unknown>} [options.settings] user settings of a new profile, besides our own
 * @param {boolean} [options.asksForTrust] whether a folder is trusted only when the user says so
 * @param {Record<string, string>} [options.env] for the server and what it starts, the extension host too
 */
export async function startServer({
  profile,
  port = 0,
  testDriver = false,
  asksForTrust = false,
  env = {},
  settings = {},
}) {
  const defaults = JSON.parse(readFileSync(defaultSettings, 'utf8'));
  writeOnce(path.join(profile, 'data/User/settings.json'), { ...defaults, ...settings });
  // Here are those that have the scope of a machine: of a user they count only where the editor reads them before it knows their scope.
  writeOnce(path.join(profile, 'data/Machine/settings.json'), settings);

  // Without a token any user of this machine could run commands as you.
  const token = randomBytes(16).toString('hex');
  const args = [...dieWithParent, serverScript, '--host', '127.0.0.1', '--port', String(port)];
  args.push('--connection-token', token, ...profileOptions(profile));
  args.push('--telemetry-level', 'off');
  if (!asksForTrust) args.push('--disable-workspace-trust');
  if (testDriver) args.push('--enable-smoke-test-driver');
  const { child, kill } = start(nodeBinary(), args, {
    // What the extension keeps between sessions is of this profile too, not the user's own.
    env: environment({
      LORA_WORKBENCH_STATE: path.join(profile, 'state'),
      LORA_WORKBENCH_CONFIG: path.join(profile, 'config'),
      LORA_WORKBENCH_DATA: path.join(profile, 'data'),
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let log = '';
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const listening = new Promise((resolve, reject) => {
    const read = (data) => {
      log += data;
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match) resolve(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The VS Code server ended (exit code ${code}).\n${log}`)));
  });
  const authority = `127.0.0.1:${await listening}`;

  return {
    authority,
    token,
    pid: child.pid,
    exited,
    log: () => log,
    /** Ends the server and all that it started. */
    async stop() {
      kill('SIGTERM');
      const deadline = setTimeout(() => kill('SIGKILL'), 3000);
      await exited;
      clearTimeout(deadline);
      kill('SIGKILL');
    },
  };
}

/**
 * The address of the editor with a folder open.
 * @param {{ authority: string, token: string }} server
 * @param {string} folder
 * @param {{ extension: string, entry: string }} [tests] an extension under development and the entry of its tests
 */
export function workbenchUrl(server, folder, tests) {
  const query = new URLSearchParams({ tkn: server.token, folder: path.resolve(folder) });
  if (tests !== undefined) {
    const remote = (file) => `vscode-remote://${server.authority}${pathToFileURL(file).pathname}`;
    const payload = [
      ['extensionDevelopmentPath', remote(tests.extension)],
      ['extensionTestsPath', remote(tests.entry)],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    query.set('payload', JSON.stringify(payload));
  }
  return `http://${server.authority}/?${query}`;
}
