// What nobody can compute: the losses, the times and the speed of the recorded runs. A run with as many steps as a
// recorded one gets all of it as it was recorded; any other gets the losses, and times that follow from its speed.
import { now } from './python-text.mjs';
import { recorded } from './recordings.mjs';
import { notStarted, tailOf } from './tqdm.mjs';

/** How many steps a second the merged run did. */
const recordedSpeed = 2.58;

const recordings = [
  { file: 'merged/train.log', batches: 84, epochs: 8 },
  { file: 'article/stderr.log', batches: 420, epochs: 8 },
];

const anyBar = /\r(steps: |read caption: )? *\d+%\|[^|]*\| (\d+)\/(\d+) (\[[^\]]*\])/g;
const logLine = /(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d| {19}) (?:INFO|WARNING|ERROR) .* (\w+\.py:\d+)$/gm;

/** The tails of all bars: those of the steps by step, those before the first sample picture, those of the samples. */
function readBars(text) {
  const samplesAt = text.indexOf('generating sample images');
  const bars = { steps: new Map(), setup: [], samples: [] };
  for (const { 1: prefix, 2: done, 3: total, 4: tail, index } of text.matchAll(anyBar)) {
    if (prefix === 'steps: ') {
      const tails = bars.steps.get(Number(done)) ?? [];
      bars.steps.set(Number(done), [...tails, tail]);
    } else if (index < samplesAt) {
      if (done === total) bars.setup.push(tail);
    } else {
      if (tail === notStarted) bars.samples.push({ total: Number(total), frames: [] });
      bars.samples.at(-1).frames.push({ done: Number(done), tail });
    }
  }
  return bars;
}

/** The time that each line of code printed, each time that it logged; undefined where it was left out. */
function readTimes(text) {
  const times = new Map();
  for (const [, time, site] of text.matchAll(logLine)) {
    const printed = time.trim() === '' ? undefined : time;
    times.set(site, [...(times.get(site) ?? []), printed]);
  }
  return times;
}

const lossOf = (tail) => /avr_loss=([^\]]*)\]/.exec(tail)?.[1];

/** A recorded run to take all from. */
function recordedTape({ file }) {
  const text = recorded(file);
  const { steps, setup, samples } = readBars(text);
  const times = readTimes(text);
  let last = '';
  return {
    time(site) {
      const time = times.get(site)?.shift();
      if (time === undefined || time < last) return undefined;
      last = time;
      return time;
    },
    restart() {},
    setupTail: () => setup.shift() ?? setupTail,
    sampleFrames(total) {
      const bar = samples.shift();
      return bar?.total === total ? bar.frames : sampleFrames(total);
    },
    stepTails: (step) => steps.get(step).slice(0, 2),
    closingTail: (step) => steps.get(step).at(-1),
  };
}

const setupTail = '[00:00<00:00, 2031.12it/s]';

/** The frames of a sample picture's bar. */
function sampleFrames(total) {
  const seconds = (done) => done / 16;
  const frame = (done) => ({ done, tail: tailOf(done, total, seconds(done)) });
  const middle = Math.floor(total / 2);
  return [{ done: 0, tail: notStarted }, ...(middle > 0 ? [frame(middle)] : []), frame(total), frame(total)];
}

/** Times by the clock, and the recorded losses one after the other. */
function liveTape(total, speed) {
  const { steps } = readBars(recorded('merged/train.log'));
  const losses = [...steps.keys()].filter((step) => step > 0).map((step) => lossOf(steps.get(step)[1]));
  const loss = (step) => (step < 1 ? '' : `, avr_loss=${losses[(step - 1) % losses.length]}`);
  const tail = (step, of) => tailOf(step, total, step / speed, loss(of));
  let last = '';
  return {
    time() {
      const time = now();
      if (time === last) return undefined;
      last = time;
      return time;
    },
    restart() {
      last = '';
    },
    setupTail: () => setupTail,
    sampleFrames,
    stepTails: (step) => (step === 0 ? [notStarted] : [tail(step, step - 1), tail(step, step)]),
    closingTail: (step) => (step === 0 ? notStarted : tail(step, step)),
  };
}

/** The losses and times of a run. @param {number | undefined} options.speed steps a second */
export function tapeFor({ batches, epochs, steps, speed }) {
  const recording = recordings.find(
    (one) => one.batches === batches && one.epochs === epochs && steps === batches * epochs,
  );
  return recording === undefined ? liveTape(steps, speed || recordedSpeed) : recordedTape(recording);
}

/** The tail with another loss. */
export const withLoss = (tail, loss) => tail.replace(/avr_loss=[^\]]*/, `avr_loss=${loss}`);
