import { Vector3 } from 'three';
import { skull } from './head-shape.mjs';
import { curve, normal, onto, ramp } from './sdf.mjs';

/** How many cornrows go over the head. */
export const ROWS = 15;

const MIDDLE = [0, 25, -8];
const FIRST = -0.1;
const STEP = (Math.PI - 2 * FIRST) / (ROWS - 1);
// The rows end this far (an angle) from where they would all meet, low at the back of the head.
const END = 2.62;

// The height of the hairline around the head: from the forehead's middle (0) to the nape's (π).
const HAIRLINE = [
  [0, 66],
  [0.45, 64],
  [0.8, 53],
  [1.05, 33],
  [1.3, 16],
  [1.5, 2],
  [1.72, 12],
  [1.95, -4],
  [2.2, -32],
  [2.6, -50],
  [3.15, -56],
];

/** The hairline's height, at an angle around the head (0 in front). */
export function hairline(around) {
  return curve(HAIRLINE, Math.abs(around));
}

/** How far above the hairline a point of the scalp is. */
export function aboveHairline(x, y, z) {
  return y - hairline(Math.atan2(x, z + 8));
}

/**
 * @typedef {{ points: Vector3[], normals: Vector3[], widths: number[] }} Row a line over the scalp
 * @returns {Row[]} the cornrows from the left ear over the top to the right one, each from the hairline backwards
 */
export function rows() {
  return Array.from({ length: ROWS }, (_, i) => row(FIRST + i * STEP));
}

function row(around) {
  const found = { points: [], normals: [], widths: [] };
  for (let along = 0.25; along <= END; along += 0.02) {
    const point = onScalp(around, along);
    if (aboveHairline(...point) < 0) continue;
    const beside = onScalp(around + STEP / 2, along);
    const [p, q] = [new Vector3(...point), new Vector3(...beside)];
    const start = Math.min(found.points.length / 5, 1);
    found.points.push(p);
    found.normals.push(new Vector3(...normal(skull, ...point)));
    // Neighbours nearly touch, and a row starts thin.
    found.widths.push(Math.min(p.distanceTo(q) * 2 * 0.8, 16) * (0.4 + 0.6 * start));
  }
  return found;
}

/** A point of the scalp; the lines' pole at the back is lower than the one in front. */
function onScalp(around, along) {
  const tilt = 0.14 + 0.5 * ramp(0.9, 2.9, along);
  const forward = new Vector3(0, tilt, 1).normalize();
  const up = new Vector3(0, 1, -tilt).normalize();
  const direction = forward.multiplyScalar(Math.cos(along));
  direction.addScaledVector(up, Math.sin(along) * Math.sin(around));
  direction.x += Math.sin(along) * Math.cos(around);
  direction.normalize().multiplyScalar(85);
  return onto(skull, [MIDDLE[0] + direction.x, MIDDLE[1] + direction.y, MIDDLE[2] + direction.z], 8);
}
