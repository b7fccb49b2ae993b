// Progress bars, as tqdm prints them where there is no terminal: ten columns wide.
import { fixed } from './python-text.mjs';
import { cells } from './rich.mjs';

const glyphs = ' ▏▎▍▌▋▊▉█';
const barWidth = 10;

/** What stands behind the count before anything was done. */
export const notStarted = '[00:00<?, ?it/s]';

function blocks(fraction) {
  const eighths = Math.trunc(fraction * barWidth * 8);
  const full = Math.floor(eighths / 8);
  if (full >= barWidth) return glyphs[8].repeat(barWidth);
  return glyphs[8].repeat(full) + glyphs[eighths % 8] + ' '.repeat(barWidth - full - 1);
}

/** The text of a bar. @param {string} prefix `steps: ` or nothing @param {string} tail what stands in brackets */
export function barText(prefix, done, total, tail) {
  if (total === 0) return `${prefix}0it [00:00, ?it/s]`;
  const fraction = done / total;
  const percent = fixed(fraction * 100, 0).padStart(3);
  return `${prefix}${percent}%|${blocks(fraction)}| ${done}/${total} ${tail}`;
}

function interval(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const whole = Math.trunc(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(whole % 60)}`;
}

/** What stands in brackets when `done` of `total` took so many seconds. */
export function tailOf(done, total, seconds, postfix = '') {
  const rate = done / seconds;
  const shown = rate < 1 ? `${fixed(1 / rate, 2).padStart(5)}s/it` : `${fixed(rate, 2).padStart(5)}it/s`;
  return `[${interval(seconds)}<${interval((total - done) / rate)}, ${shown}${postfix}]`;
}

/** Draws one bar again and again, each over the one before. */
export function createBar(prefix, total) {
  let length = 0;
  return (done, tail) => {
    const text = barText(prefix, done, total, tail);
    const gap = ' '.repeat(Math.max(0, length - cells(text)));
    length = cells(text);
    return `\r${text}${gap}`;
  };
}

/** A frame of a bar: how much is done, and what stands in brackets. @typedef {{ done: number, tail: string }} Frame */

/** A bar from its first frame to its last. @param {boolean} below whether another bar stands above it */
export function wholeBar(prefix, total, frames, below) {
  const draw = createBar(prefix, total);
  const texts = frames.map(({ done, tail }) => draw(done, tail));
  const moving = texts.slice(0, -1).map((text) => (below ? `\n${text}\x1b[A` : text));
  return `${moving.join('')}${texts.at(-1)}\n`;
}

/** A bar that is full at once. */
export function quickBar(total, tail) {
  const frames = [
    { done: 0, tail: notStarted },
    { done: total, tail },
  ];
  return wholeBar('', total, frames, false);
}
