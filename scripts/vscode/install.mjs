#!/usr/bin/env node
// Installs the pinned VS Code (its server and its workbench for the browser) from npm: no compiler, no install scripts.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runNpm } from '../command.mjs';
import { isMain, root, workFolder } from '../repository.mjs';
import { writeStandIns } from './stand-ins.mjs';

const source = path.join(root, 'scripts/vscode-host');
const manifests = ['package.json', 'package-lock.json'];

/** Where VS Code is installed: VSCODE_HOST_DIR, or a folder in this checkout. */
export const hostFolder = path.resolve(process.env.VSCODE_HOST_DIR ?? path.join(workFolder, 'web-host'));

/** VS Code itself, in the package that carries it. */
export const vscodeFolder = path.join(hostFolder, 'node_modules/code-server/lib/vscode');

function wantedStamp() {
  const files = [
    ...manifests.map((name) => path.join(source, name)),
    ...['install.mjs', 'stand-ins.mjs'].map((name) => path.join(root, 'scripts/vscode', name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function remove(...segments) {
  rmSync(path.join(...segments), { recursive: true, force: true });
}

/** The package ships VS Code without its node_modules; ours lie at the top of the installation. */
function linkNodeModules() {
  remove(vscodeFolder, 'node_modules');
  symlinkSync('../../..', path.join(vscodeFolder, 'node_modules'), 'dir');
}

/** What no dataset needs and what only costs disk or start-up time. */
function removeBallast(nodeModules) {
  const extensions = ['copilot', 'mermaid-markdown-features'];
  const debuggers = [
    'ms-vscode.js-debug',
    'ms-vscode.js-debug-companion',
    'ms-vscode.vscode-js-profile-table',
  ];
  for (const name of [...extensions, ...debuggers]) remove(vscodeFolder, 'extensions', name);
  for (const name of readdirSync(nodeModules)) {
    if (/^node-(bin-)?(linux|darwin)-/.test(name)) remove(nodeModules, name, 'include');
  }
  const ripgreps = path.join(nodeModules, '@vscode/ripgrep-universal/bin');
  for (const name of readdirSync(ripgreps)) {
    if (name !== `${process.platform}-${process.arch}`) remove(ripgreps, name);
  }
  const terminals = path.join(nodeModules, 'node-pty/prebuilds');
  for (const name of readdirSync(terminals)) if (name.startsWith('win32')) remove(terminals, name);
}

/** node-pty's helper on macOS loses its executable bit with some versions of npm. */
function mendModes(nodeModules) {
  for (const name of ['darwin-arm64', 'darwin-x64']) {
    const file = path.join(nodeModules, 'node-pty/prebuilds', name, 'spawn-helper');
    if (existsSync(file)) chmodSync(file, 0o755);
  }
}

/** Installs VS Code, unless it is there already. @throws {Error} on Windows, and when npm fails */
export async function installVscode() {
  if (process.platform === 'win32')
    throw new Error('This edition of VS Code (for the browser) does not run on Windows.');
  const stampFile = path.join(hostFolder, '.installed');
  const stamp = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  console.log('Installing VS Code from npm (about 160 MB to download) …');
  mkdirSync(hostFolder, { recursive: true });
  rmSync(stampFile, { force: true });
  for (const name of manifests) copyFileSync(path.join(source, name), path.join(hostFolder, name));
  const options = ['--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await runNpm(['ci', ...options], { cwd: hostFolder });
  if (code !== 0) throw new Error(`npm ci in ${hostFolder} failed (exit code ${code}).`);

  const nodeModules = path.join(hostFolder, 'node_modules');
  linkNodeModules();
  writeStandIns(nodeModules);
  removeBallast(nodeModules);
  mendModes(nodeModules);
  writeFileSync(stampFile, stamp);
}

if (isMain(import.meta.url)) {
  await installVscode();
  console.log(`VS Code is in ${hostFolder}`);
}
