import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';

const PICTURE = 'test/fixtures/pictures/square.png';

/** A folder of files for one test; a picture is a real one. Removed by `dispose`. */
export interface Folder {
  readonly path: string;
  at(...segments: string[]): string;
  dispose(): void;
}

/** Makes a folder with files: texts by name, pictures where the text is undefined. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array | undefined>>): Folder {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lora-')));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    content === undefined ? fs.copyFileSync(PICTURE, file) : fs.writeFileSync(file, content);
  }
  return {
    path: root,
    at: (...segments) => path.join(root, ...segments),
    dispose: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}
