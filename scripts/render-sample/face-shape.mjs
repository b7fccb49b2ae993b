import { bell, blend, carve, ellipsoid, limb, ramp, sphere } from './sdf.mjs';

/** The left eye: its middle, its radius, and the corners' distance from the middle. */
export const eye = { x: 31, y: 0, z: 62, r: 16.2, corner: 15 };

const UPPER = 6;
const LOWER = 4.7;
const MOUTH = -63;
const MOUTH_HALF = 24.5;

/** How far outside the opening of the left eyelids a point is, seen from the front. */
export function lidOpening(x, y) {
  // The outer corner is a little higher, the upper arc highest towards the nose.
  const dx = x - eye.x;
  const dy = y - eye.y - dx * 0.12;
  const skewed = dx + (dy > 0 ? 0.22 : -0.3) * dy;
  return Math.max(arc(skewed, dy, UPPER), arc(skewed, -dy, LOWER));
}

function arc(dx, dy, height) {
  const r = (eye.corner ** 2 + height ** 2) / (2 * height);
  return Math.sqrt(dx * dx + (dy + r - height) ** 2) - r;
}

/** The eyelids' edge at s from -1 (inner corner) to 1 (outer one). @returns {[number, number]} x and y */
export function lidEdge(s, upper) {
  const height = upper ? UPPER : LOWER;
  const r = (eye.corner ** 2 + height ** 2) / (2 * height);
  const skewed = s * eye.corner;
  const dy = (Math.sqrt(r * r - skewed * skewed) - r + height) * (upper ? 1 : -1);
  const dx = skewed - (upper ? 0.22 : -0.3) * dy;
  return [eye.x + dx, eye.y + dy + dx * 0.12];
}

/** Eyelids around the left eye, open over the eyeball, with a crease above. */
export function eyelids(face, x, y, z) {
  const ball = sphere(x, y, z, eye.x, eye.y, eye.z, eye.r);
  if (ball > 26) return face;
  let d = blend(face, ball - 1.9, 9.5);
  const dx = x - eye.x;
  const dy = y - eye.y - dx * 0.12;
  const above = arc(dx + 0.22 * dy, dy, UPPER);
  const crease =
    bell(above - 4.6, 1.1) *
    ramp(-3, 3, dy) *
    ramp(15, 8, Math.abs(dx)) *
    ramp(10, 5, ball) *
    ramp(69, 74, z);
  d += crease * 1.25;
  const hole = Math.max(lidOpening(x, y), eye.z + 4 - z);
  d = carve(d, hole, 1.1);
  // The inner corner's little pink flesh.
  const flesh = ellipsoid(x, y, z, eye.x - 13, eye.y - 2, eye.z + 8.6, 2.1, 1.5, 2.4);
  return blend(d, flesh, 1);
}

/** Adds the nose. */
export function nose(face, px, x, y, z) {
  if (y > 40 || y < -70 || x > 45 || z < 50) return face;
  let n = limb(px, y, z, [0, 16, 79], [0, -27, 95.5], 5.6, 6.8);
  n = blend(n, sphere(px, y, z, 0, -33, 98, 9.4), 11);
  n = blend(n, ellipsoid(x, y, z, 10.2, -36.8, 90, 6.9, 6.8, 10.5), 11);
  n = blend(n, limb(px, y, z, [0, -39.5, 100], [0, -45, 87], 4.4, 4.8), 5);
  let d = blend(face, n, 11);
  // The fold where the wing meets the cheek.
  d += bell(sphere(x, y, z, 10.8, -38, 89, 10), 1.4) * ramp(15, 19, x) * ramp(-30, -36, y) * 0.3;
  const nostril = ellipsoid(x, y, z - (x - 7) * 0.25, 6.8, -44.6, 95, 3.3, 3.8, 4.6);
  return carve(d, nostril, 2.4);
}

/** The mouth's lines at x: where the lips meet, and their outer edges; `shape` falls to 0 at the corners. */
function mouthLines(x) {
  const u = Math.min(Math.abs(x) / MOUTH_HALF, 1);
  const shape = Math.max(1 - u ** 2.2, 0) ** 0.65;
  const line = MOUTH + 1.2 * u ** 3 - 0.9 * bell(x, 5.5) + 0.5 * bell(u - 0.5, 0.25);
  const top =
    line + 0.9 + 9.6 * (1 - u ** 1.5) ** 0.9 - 1.9 * bell(x, 3.4) + 0.7 * bell(Math.abs(x) - 6, 3.5) * shape;
  const bottom = line - 0.6 - 11.2 * (1 - u ** 2.6) ** 0.85;
  return { line, top, bottom, shape };
}

/** 1 on the lips, 0 off them, soft at their edge. */
export function lipMask(x, y, z) {
  if (z < 60 || Math.abs(x) > MOUTH_HALF) return 0;
  const { top, bottom } = mouthLines(x);
  return ramp(-0.6, 0.7, Math.min(top - y, y - bottom));
}

/** 1 in the line between the lips. */
export function mouthLine(x, y, z) {
  if (z < 60 || Math.abs(x) > MOUTH_HALF + 1) return 0;
  return bell(y - mouthLines(x).line, 0.75) * ramp(MOUTH_HALF + 1, MOUTH_HALF - 3, Math.abs(x));
}

/** How a lip swells from where they meet (0) to its outer edge (1): steeply up, softly down; at most about 1. */
function swell(at, steep) {
  const t = Math.min(Math.max(at, 0), 1);
  const peak = steep / (steep + 1.25);
  const height = (t / peak) ** steep * ((1 - t) / (1 - peak)) ** 1.25;
  // Closed, they touch below their fullest part.
  return t < peak ? 0.5 + 0.5 * height : height;
}

/** Adds the lips: a relief on what is there. */
export function lips(face, x, y, z) {
  if (Math.abs(x) > MOUTH_HALF + 8 || y > MOUTH + 22 || y < MOUTH - 26 || z < 55) return face;
  const { line, top, bottom, shape } = mouthLines(x);
  const upper = 5.2 * shape * swell((y - line) / (top - line), 0.45);
  const lower = 6 * shape * swell((line - y) / (line - bottom), 0.6);
  const relief = lower + (upper - lower) * ramp(-0.6, 0.6, y - line);
  // Around them: the rim of the upper lip, the groove below the nose, the hollow above the chin, the corners.
  const rim = 0.4 * shape * bell(y - top - 0.4, 1.3);
  const philtrum = 0.8 * bell(x, 3.2) * ramp(top - 1, top + 4, y) * ramp(-44, -49, y);
  const hollow = 2.2 * bell(y - bottom + 4, 5) * bell(x, 17);
  const groove = 1.1 * bell(y - line, 1) * ramp(MOUTH_HALF + 3, MOUTH_HALF - 4, Math.abs(x));
  const corner = 1.2 * bell(Math.abs(x) - MOUTH_HALF - 1, 3.2) * bell(y - line, 3.4);
  return face - relief - rim + philtrum + hollow + groove + corner;
}
