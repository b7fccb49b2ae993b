/** In UTF-16 units. What is longer is cut, so that output without any line end doesn't fill the memory. */
const LONGEST_SEGMENT = 64 * 1024;

export const ESCAPE = '\u001b';
const BELL = '\u0007';

/** Colours and cursor movements (CSI), titles and hyperlinks (OSC, ended by BEL or `ESC \`). */
const SEQUENCES = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\))`,
  'g',
);

/** A text without the sequences that a terminal doesn't show. */
export function stripEscapes(text: string): string {
  return text.includes(ESCAPE) ? text.replace(SEQUENCES, '') : text;
}

/**
 * Cuts a stream into segments, which end at `\r`, `\n` or `\r\n`: progress bars put a `\r` in front of themselves, so a
 * bar is unfinished until the next thing is printed. Empty segments are left out.
 */
export class Segments {
  #rest = '';

  /** What came behind the last end of a segment. */
  get rest(): string {
    return this.#rest;
  }

  /** @returns the segments that this chunk finishes; a chunk may begin and end anywhere */
  push(chunk: string): readonly string[] {
    const finished: string[] = [];
    const parts = chunk.split(/[\r\n]/);
    for (const [index, part] of parts.entries()) {
      // Appending is cheap even for single characters; slicing or searching the whole rest each time is not.
      const room = LONGEST_SEGMENT - this.#rest.length;
      if (room > 0) this.#rest += part.length > room ? part.slice(0, room) : part;
      if (index < parts.length - 1 && this.#rest !== '') finished.push(this.take());
    }
    return finished;
  }

  /** Takes the rest out, as at the end of the stream. */
  take(): string {
    const rest = this.#rest;
    this.#rest = '';
    return rest;
  }
}
