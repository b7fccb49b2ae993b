import * as fs from 'node:fs';
import { createInterface } from 'node:readline';
import { nodeEditDisk } from '../../core/node/disk/edit-disk.ts';
import { removeIfThere, temporaryBeside } from '../../core/node/disk/temporary-file.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { isOfSystem } from '../../core/node/system-trouble.ts';
import { PassError } from './pass-error.ts';

/** So much text is written at a time. */
const AT_A_TIME = 1024 * 1024;

/**
 * Writes values as JSON, a line each. The file is there when all of them are: an array job that was ended half-way leaves
 * the one before, or none.
 * @throws PassError where it can't be written
 */
export async function writeLines(
  file: string,
  values: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<void> {
  try {
    await writeWhole(file, values);
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    throw new PassError(`${file}: it can not be written: ${error.message}.`);
  }
}

async function writeWhole(file: string, values: AsyncIterable<unknown> | Iterable<unknown>): Promise<void> {
  const half = toNative(temporaryBeside(fromNative(file)));
  const handle = fs.openSync(half, 'wx');
  try {
    let text = '';
    for await (const value of values) {
      text += `${JSON.stringify(value)}\n`;
      if (text.length < AT_A_TIME) continue;
      fs.writeFileSync(handle, text);
      text = '';
    }
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    fs.renameSync(half, file);
  } catch (error) {
    try {
      fs.closeSync(handle);
    } catch {
      // It is closed already.
    }
    removeIfThere(nodeEditDisk, fromNative(half));
    throw error;
  }
}

/** Reads them again, one after the other. @throws SyntaxError for a line that is no JSON */
export async function* readLines(file: string): AsyncGenerator<unknown> {
  const lines = createInterface({ input: fs.createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line !== '') yield JSON.parse(line);
}
