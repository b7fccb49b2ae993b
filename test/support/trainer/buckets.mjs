// How the trainer sorts pictures into buckets: a second implementation, so that a test compares two.
import { PythonError } from './errors.mjs';

function divide(a, b) {
  if (b === 0) throw new PythonError('ZeroDivisionError: division by zero', 'failures/bucket-side-zero.log');
  return a / b;
}

/** The side limits, made multiples of the step: the smaller down, the larger up. */
export function adjustLimits({ min, max, step }) {
  return [min - (min % step), max % step === 0 ? max : max + step - (max % step)];
}

/** Refuses a resolution beyond the limits. */
export function checkLimits(resolution, min, max) {
  const fail = (text) => {
    throw new PythonError(`AssertionError: ${text}`, 'failures/bucket-side-zero.log');
  };
  if (Math.min(...resolution) < min)
    fail(
      'min_bucket_reso must be equal or less than resolution / min_bucket_resoは最小解像度より大きくできません。解像度を大きくするかmin_bucket_resoを小さくしてください',
    );
  if (Math.max(...resolution) > max)
    fail(
      'max_bucket_reso must be equal or greater than resolution / max_bucket_resoは最大解像度より小さくできません。解像度を小さくするかmin_bucket_resoを大きくしてください',
    );
}

/** The sizes that buckets may have, sorted. */
export function bucketSizes([width, height], min, max, step) {
  const area = width * height;
  const side = Math.floor(Math.sqrt(area) / step) * step;
  const sizes = new Map([[`${side}x${side}`, [side, side]]]);
  for (let w = min; w <= max; w += step) {
    const h = Math.min(max, Math.floor(Math.floor(area / w) / step) * step);
    if (h < min) continue;
    sizes.set(`${w}x${h}`, [w, h]);
    sizes.set(`${h}x${w}`, [h, w]);
  }
  return [...sizes.values()].sort(bySize);
}

const bySize = (a, b) => a[0] - b[0] || a[1] - b[1];
const round = (value) => Math.trunc(value + 0.5);

function nearest(sizes, [width, height]) {
  const same = sizes.find(([w, h]) => w === width && h === height);
  if (same !== undefined) return same;
  const shape = divide(width, height);
  let best = sizes[0];
  for (const size of sizes)
    if (Math.abs(size[0] / size[1] - shape) < Math.abs(best[0] / best[1] - shape)) best = size;
  return best;
}

function scaled([width, height], bucket) {
  const scale = width / height > bucket[0] / bucket[1] ? bucket[1] / height : bucket[0] / width;
  return [round(width * scale), round(height * scale)];
}

function shrunk([width, height], area, step) {
  if (width * height <= area) return [width, height];
  const toStep = (value) => round(value) - (round(value) % step);
  const shape = width / height;
  const w = toStep(Math.sqrt(area * shape));
  const shapeByWidth = divide(w, toStep(w / shape));
  const h = toStep(area / Math.sqrt(area * shape));
  const shapeByHeight = divide(toStep(h * shape), h);
  if (Math.abs(shapeByWidth - shape) < Math.abs(shapeByHeight - shape)) return [w, round(w / shape)];
  return [round(h * shape), h];
}

/**
 * The bucket of a picture, the size that it is scaled to, and how much its shape is missed.
 * @param {{ resolution: number[], step: number, noUpscale: boolean, sizes: number[][] }} settings
 */
export function assign(size, { resolution, step, noUpscale, sizes }) {
  const shape = divide(size[0], size[1]);
  if (!noUpscale) {
    const bucket = nearest(sizes, size);
    return { bucket, resized: scaled(size, bucket), error: bucket[0] / bucket[1] - shape };
  }
  const resized = shrunk(size, resolution[0] * resolution[1], step);
  const bucket = resized.map((side) => side - (side % step));
  return { bucket, resized, error: divide(bucket[0], bucket[1]) - shape };
}

/** The mean as numpy adds it up: eight sums side by side, so that the last digits agree. */
export const mean = (values) => sumOf(values) / values.length;

function sumOf(values) {
  if (values.length < 8) return values.reduce((sum, value) => sum + value, 0);
  if (values.length <= 128) return block(values);
  const half = Math.floor(values.length / 2);
  const middle = half - (half % 8);
  return sumOf(values.slice(0, middle)) + sumOf(values.slice(middle));
}

function block(values) {
  const sums = values.slice(0, 8);
  const whole = values.length - (values.length % 8);
  for (let index = 8; index < whole; index += 1) sums[index % 8] += values[index];
  const [a, b, c, d, e, f, g, h] = sums;
  const sum = a + b + (c + d) + (e + f + (g + h));
  return values.slice(whole).reduce((total, value) => total + value, sum);
}
