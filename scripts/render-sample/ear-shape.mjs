import { blend, carve, curve, ellipsoid, limb, sphere } from './sdf.mjs';

// The ear is sculpted flat: u to the back, v up, n outwards; then set onto the head, turned and leaned.
const MIDDLE = [72, -9, -8];
const TURN = 0.48;
const LEAN = 0.16;
const HELIX = [
  [-5, 1, 1],
  [-10, 10, 2],
  [-9, 22, 3],
  [-2, 29, 3.5],
  [7, 29, 3.5],
  [14, 20, 3.5],
  [15.5, 7, 3],
  [13, -7, 2.5],
  [7, -18, 2],
];
const ANTIHELIX = [
  [3, -17, 2],
  [9, -9, 3],
  [9.5, 2, 3.4],
  [6, 12, 3],
  [1, 20, 2],
];

const helix = rounded(HELIX);
const antihelix = rounded(ANTIHELIX);

/** The point of the left ear lobe where an earring hangs. */
export const lobe = fromEar(-2, -27.5, 1);

/** Adds the left ear. */
export function ear(head, x, y, z) {
  if (x < 50 || Math.abs(y - MIDDLE[1]) > 45 || Math.abs(z - MIDDLE[2]) > 40) return head;
  const [u, v, n] = toEar(x, y, z);
  let d = ellipsoid(u, v, n, 1, 3, -1.5, 14, 26, 3.2);
  d = blend(d, ellipsoid(u, v, n, -5, -2, -9, 12, 20, 9), 8);
  d = blend(d, ellipsoid(u, v, n, -2, -25.5, 0, 7.6, 8.6, 3.6), 7);
  d = carve(d, ellipsoid(u, v, n, -2.5, -4, 3, 8.4, 10.5, 6.5), 4);
  d = blend(d, tube(u, v, n, helix, 2.5), 3);
  d = blend(d, tube(u, v, n, antihelix, 2.4), 4);
  d = blend(d, sphere(u, v, n, -11.5, -5, 1.5, 4), 5);
  d = blend(d, sphere(u, v, n, -1, -16.5, 1.5, 3.2), 4);
  return blend(head, d, 7);
}

/** The same way with four times as many corners, rounded. */
function rounded(points) {
  const times = points.map((_, i) => i);
  const along = (part) => points.map((p, i) => [times[i], p[part]]);
  const parts = [along(0), along(1), along(2)];
  const count = (points.length - 1) * 4;
  return Array.from({ length: count + 1 }, (_, i) => parts.map((part) => curve(part, i / 4)));
}

function tube(u, v, n, points, r) {
  let d = Number.POSITIVE_INFINITY;
  for (let i = 1; i < points.length; i++) d = Math.min(d, limb(u, v, n, points[i - 1], points[i], r, r));
  return d;
}

function toEar(x, y, z) {
  const [dx, dy, dz] = [x - MIDDLE[0], y - MIDDLE[1], z - MIDDLE[2]];
  const back = dx * Math.sin(TURN) - dz * Math.cos(TURN);
  const out = dx * Math.cos(TURN) + dz * Math.sin(TURN);
  return [back * Math.cos(LEAN) - dy * Math.sin(LEAN), back * Math.sin(LEAN) + dy * Math.cos(LEAN), out];
}

function fromEar(u, v, n) {
  const back = u * Math.cos(LEAN) + v * Math.sin(LEAN);
  const dy = -u * Math.sin(LEAN) + v * Math.cos(LEAN);
  return [
    MIDDLE[0] + back * Math.sin(TURN) + n * Math.cos(TURN),
    MIDDLE[1] + dy,
    MIDDLE[2] - back * Math.cos(TURN) + n * Math.sin(TURN),
  ];
}
