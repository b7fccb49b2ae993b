import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const folders = [];

/** Makes a folder that is removed when this process ends, however that comes about (but by SIGKILL). */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'lora-workbench-'));
  // One listener for all of them: of more than ten Node says that they leak.
  if (folders.length === 0) process.once('exit', removeAll);
  folders.push(folder);
  return folder;
}

function removeAll() {
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
