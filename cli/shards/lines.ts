import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createInterface } from 'node:readline';

/** So much text is written at a time. */
const AT_A_TIME = 1024 * 1024;

/**
 * Writes values as JSON, a line each. The file is there when all of them are: an array job that was ended half-way leaves
 * the one before, or none.
 */
export async function writeLines(
  file: string,
  values: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<void> {
  const half = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  const handle = fs.openSync(half, 'wx');
  try {
    let text = '';
    for await (const value of values) {
      text += `${JSON.stringify(value)}\n`;
      if (text.length < AT_A_TIME) continue;
      fs.writeSync(handle, text);
      text = '';
    }
    fs.writeSync(handle, text);
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    fs.renameSync(half, file);
  } catch (error) {
    try {
      fs.closeSync(handle);
    } catch {
      // It is closed already.
    }
    fs.rmSync(half, { force: true });
    throw error;
  }
}

/** Reads them again, one after the other. @throws SyntaxError for a line that is no JSON */
export async function* readLines(file: string): AsyncGenerator<unknown> {
  const lines = createInterface({ input: fs.createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line !== '') yield JSON.parse(line);
}
