import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The built program in a folder of its own, where no sharp is found: as the package without native code has it. */
export function distWithoutSharp(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-without-sharp-'));
  for (const name of fs.readdirSync('dist'))
    if (/\.(?:js|bin)$/.test(name)) fs.copyFileSync(path.join('dist', name), path.join(folder, name));
  return folder;
}
