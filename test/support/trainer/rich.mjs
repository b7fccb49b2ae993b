// The trainer's log lines: `time level message file.py:line`, in columns, wrapped in mid-word where they are narrow.

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const narrow = /^[\x20-\x7e█▏▎▍▌▋▊▉]*$/;
const timeWidth = 19;
const levelWidth = 8;
const blankTime = ' '.repeat(timeWidth);

/** How many columns of a terminal a text takes. */
export function cells(text) {
  if (narrow.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += wide.test(character) ? 2 : 1;
  return sum;
}

const pad = (text, width) => text + ' '.repeat(Math.max(0, width - cells(text)));

function chop(word, width) {
  const parts = [''];
  let used = 0;
  for (const character of word) {
    const size = cells(character);
    if (used + size > width) {
      parts.push('');
      used = 0;
    }
    parts[parts.length - 1] += character;
    used += size;
  }
  return parts;
}

/** Breaks a text where it must: between words, and inside of those that are longer than a line. */
export function wrap(text, width) {
  const lines = [''];
  const last = () => lines[lines.length - 1];
  for (const word of text.match(/\s*\S+\s*/g) ?? []) {
    const size = cells(word.trimEnd());
    if (size <= width - cells(last())) {
      lines[lines.length - 1] += word;
      continue;
    }
    if (last() === '') lines.pop();
    lines.push(...(size > width ? chop(word, width) : [word]));
  }
  return lines.map((line) => line.trimEnd());
}

/** One entry of the log, with its line ends. @param {string | undefined} time printed when it is another second */
export function logEntry({ time, level, message, site, width }) {
  const room = Math.max(1, width - timeWidth - levelWidth - 3 - site.length);
  const lines = message.split('\n').flatMap((line) => (cells(line) <= room ? [line] : wrap(line, room)));
  const rest = ' '.repeat(timeWidth + levelWidth + 2);
  return lines
    .map((line, index) => {
      const front = index === 0 ? `${time ?? blankTime} ${level.padEnd(levelWidth)} ` : rest;
      return `${front}${pad(line, room)} ${index === 0 ? site : ' '.repeat(site.length)}\n`;
    })
    .join('');
}

/** The log of a run. @param {{ write: (text: string) => void, width: number, clock: { time(site: string): string | undefined, restart(): void } }} options */
export function createLog({ write, width, clock }) {
  const at = (level) => (site, message) =>
    write(logEntry({ time: clock.time(site), level, message, site, width }));
  return { info: at('INFO'), warning: at('WARNING'), error: at('ERROR'), restart: () => clock.restart() };
}
