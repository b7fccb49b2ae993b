import { head } from './head-shape.mjs';
import { blend, carve, curve, ellipsoid, limb } from './sdf.mjs';

// The body was sculpted this much too low.
const RAISE = 28;

/** Height of the ground under the feet. */
export const GROUND = -1545 + RAISE;

// Half width, half depth and middle (front to back) of the trunk at each height.
const WIDTH = [
  [-850, 120],
  [-800, 152],
  [-735, 166],
  [-660, 146],
  [-560, 113],
  [-470, 128],
  [-380, 143],
  [-300, 146],
  [-250, 132],
  [-215, 96],
];
const DEPTH = [
  [-850, 85],
  [-760, 104],
  [-660, 88],
  [-560, 76],
  [-470, 86],
  [-380, 96],
  [-300, 88],
  [-250, 70],
  [-215, 52],
];
const MIDDLE = [
  [-850, -18],
  [-740, -24],
  [-560, -10],
  [-400, -22],
  [-300, -30],
  [-215, -34],
];

/** Neck, trunk, arms and legs. */
export function body(px, y, z) {
  const x = Math.abs(px);
  const d = blend(torso(px, y, z), arm(x + 9, y - RAISE, z), 30);
  return blend(d, leg(x, y, z), 22);
}

/** The body without its limbs. */
export function torso(px, py, z) {
  const [x, y] = [Math.abs(px), py - RAISE];
  let d = trunk(px, y, z);
  d = blend(d, limb(px, y, z, [0, -60, -13], [0, -215, -34], 41, 47), 26);
  d = blend(d, limb(x, y, z, [30, -165, -40], [128, -222, -40], 26, 32), 50);
  d = blend(d, limb(x, y, z, [24, -216, 18], [128, -208, -8], 5, 6), 16);
  // The throat's two cords, and the pit between.
  d = blend(d, limb(x, y, z, [47, -62, -22], [13, -212, 12], 8, 6), 16);
  d = carve(d, ellipsoid(px, y, z, 0, -219, 30, 9, 10, 10), 14);
  return blend(d, ellipsoid(x, y, z, 66, -405, 48, 58, 56, 48), 34);
}

/** All skin. */
export function figure(x, y, z) {
  if (y < -260) return body(x, y, z);
  if (y > -40) return y > 0 ? head(x, y, z) : blend(head(x, y, z), body(x, y, z), 18);
  return blend(head(x, y, z), body(x, y, z), 18);
}

function trunk(x, y, z) {
  const a = curve(WIDTH, y);
  const b = curve(DEPTH, y);
  const w = z - curve(MIDDLE, y);
  const f = Math.sqrt((x / a) ** 2 + (w / b) ** 2);
  const slope = Math.sqrt((x / (a * a)) ** 2 + (w / (b * b)) ** 2);
  const side = slope < 1e-6 ? -b : (f * (f - 1)) / slope;
  // Cut off above and below.
  return -blend(-side, -Math.max(y + 222, -850 - y), 40);
}

function arm(x, y, z) {
  if (x < 95) return 400;
  let d = ellipsoid(x, y, z, 152, -246, -34, 36, 44, 40);
  const lower = Math.min(
    limb(x, y, z, [156, -260, -34], [204, -520, -40], 37, 29),
    limb(x, y, z, [204, -520, -40], [212, -600, -24], 29, 29.5),
    limb(x, y, z, [212, -600, -24], [226, -745, 12], 29.5, 19),
  );
  d = blend(d, lower, 24);
  return blend(d, hand(x, y, z), 14);
}

function hand(x, y, z) {
  if (y > -690) return 400;
  let d = ellipsoid(x, y, z, 229, -800, 22, 16, 46, 33);
  const fingers = [
    [44, -842, 66],
    [30, -850, 76],
    [15, -850, 72],
    [2, -842, 58],
  ];
  for (const [at, root, length] of fingers) {
    d = blend(d, limb(x, y, z, [230, root + 16, at], [222, root - length * 0.5, at + 3], 9, 8.2), 5);
    d = blend(d, limb(x, y, z, [222, root - length * 0.5, at + 3], [208, root - length, at + 4], 8.2, 6), 4);
  }
  return blend(d, limb(x, y, z, [226, -785, 46], [214, -838, 68], 11, 7.5), 14);
}

/** The left leg. */
export function leg(x, py, z) {
  const y = py - RAISE;
  if (y > -640) return 400;
  const d = Math.min(
    limb(x, y, z, [82, -770, -22], [84, -1090, -10], 82, 52),
    limb(x, y, z, [84, -1090, -10], [86, -1220, -26], 52, 48),
    limb(x, y, z, [86, -1220, -26], [88, -1470, -34], 48, 29),
  );
  return blend(d, limb(x, y, z, [88, -1490, -36], [96, -1520, 80], 32, 24), 30);
}
