import * as fs from 'node:fs';
import { basename, joinPath } from '../../path.ts';
import { nodeEditDisk } from '../disk/edit-disk.ts';
import { removeIfThere } from '../disk/temporary-file.ts';
import { toNative } from '../native-path.ts';

const TAKEN = 'another file of that name is there';

/** What became of each file: copied, there already, or why not. */
export type CopiedLora =
  | { readonly file: string; readonly kind: 'copied' | 'there' }
  | { readonly file: string; readonly kind: 'failed'; readonly error: string };

/**
 * Copies LoRA files into a program's folder: each whole or not at all, and never over another file.
 * @param folder ours
 */
export async function copyLoras(
  files: readonly string[],
  folder: string,
  signal: AbortSignal,
  onProgress: (done: number) => void = () => {},
): Promise<readonly CopiedLora[]> {
  const results: CopiedLora[] = [];
  for (const file of files) {
    signal.throwIfAborted();
    results.push(await copyLora(file, joinPath(folder, basename(file))));
    onProgress(results.length);
  }
  return results;
}

async function copyLora(file: string, target: string): Promise<CopiedLora> {
  const temporary = `${target}.lora-copy`;
  try {
    const there = fs.statSync(toNative(target), { throwIfNoEntry: false });
    if (there)
      return there.size === fs.statSync(toNative(file)).size
        ? { file, kind: 'there' }
        : { file, kind: 'failed', error: TAKEN };
    await fs.promises.copyFile(toNative(file), toNative(temporary));
    nodeEditDisk.place(temporary, target);
    return { file, kind: 'copied' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return { file, kind: 'failed', error: TAKEN };
    return { file, kind: 'failed', error: error instanceof Error ? error.message : String(error) };
  } finally {
    removeIfThere(nodeEditDisk, temporary);
  }
}
