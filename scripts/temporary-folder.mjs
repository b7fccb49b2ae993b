import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Makes a folder that is removed when this process ends, however that comes about (but by SIGKILL). */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'lora-workbench-'));
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  );
  return folder;
}
