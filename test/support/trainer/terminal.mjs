// Where the child processes write: synchronously, so that what was printed stays printed when they are killed, and
// without touching `process.stdout`, which would make a pipe that is shared with the parent non-blocking.
import fs from 'node:fs';
import process from 'node:process';
import tty from 'node:tty';

const bufferSize = 8192;
const clock = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of it, however little the pipe takes at once. */
export function writeAll(fd, data) {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let done = 0; done < bytes.length; ) {
    try {
      done += fs.writeSync(fd, bytes, done);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(clock, 0, 0, 1);
    }
  }
}

/** Standard error, as Python has it: every write arrives at once. */
export const stderr = { write: (text) => writeAll(2, text) };

/** Standard output, as Python has it: on a pipe without PYTHONUNBUFFERED=1 it comes late. */
export function openStdout(environment = process.env) {
  const direct = Boolean(environment['PYTHONUNBUFFERED']) || tty.isatty(1);
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (text !== '') writeAll(1, text);
  };
  return {
    flush,
    write(text) {
      waiting += text;
      if (direct || Buffer.byteLength(waiting) >= bufferSize) flush();
    },
  };
}

/** The width that Python's rich takes: COLUMNS, or 80 where nobody says. */
export function columns(environment = process.env) {
  const given = Number(environment['COLUMNS']);
  return Number.isInteger(given) && given > 0 ? given : 80;
}

/** Ends this process by a signal, as a program without a handler ends. @param {NodeJS.Signals | number} signal */
export function dieBy(signal) {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // The signal arrives before the next turn of the event loop; nothing may happen until then.
  Atomics.wait(clock, 0, 0, 1000);
}
