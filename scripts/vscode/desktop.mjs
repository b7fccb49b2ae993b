import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from '../command.mjs';
import { root } from '../repository.mjs';

const windows = process.platform === 'win32';

function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Opens a folder in the VS Code of this machine, with the extension of this checkout. @throws {Error} without one */
export async function openDesktop(folder) {
  const code = findOnPath(windows ? 'code.cmd' : 'code');
  if (code === undefined) {
    throw new Error(
      'The command `code` is not on your PATH. In VS Code run "Shell Command: Install \'code\' command in PATH", ' +
        'or leave out --desktop to use the edition for the browser.',
    );
  }
  const args = [`--extensionDevelopmentPath=${root}`, folder];
  // Node starts .cmd files through the shell only, and quotes nothing for it.
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  const exitCode = await run(windows ? `"${code}"` : code, quoted, { shell: windows });
  if (exitCode !== 0) throw new Error(`VS Code ended with exit code ${exitCode}.`);
  console.log(`VS Code opens ${folder}`);
}
