import { ear } from './ear-shape.mjs';
import { eyelids, lips, nose } from './face-shape.mjs';
import { blend, carve, ellipsoid, limb } from './sdf.mjs';

/** The skull without a face: what the hair lies on. */
export function skull(x, y, z) {
  return ellipsoid(x, y, z, 0, 29, -8, 72, 78, 96);
}

/** The head without neck; x to the character's left, y up, z to the front, eyes at height 0. */
export function head(px, y, z) {
  // Mirrored, with a soft middle so that no ridge is left there.
  const x = Math.sqrt(px * px + 4) - 1;
  let d = skull(px, y, z);
  d = blend(d, ellipsoid(px, y, z, 0, -28, 24, 54, 75, 63), 34);
  const jaw = Math.min(
    limb(x, y, z, [41, -50, 5], [33, -74, 42], 13, 13),
    limb(x, y, z, [33, -74, 42], [12, -92, 64], 13, 13),
  );
  d = blend(d, jaw, 24);
  d = blend(d, ellipsoid(px, y, z, 0, -93, 70, 16, 12.5, 15.5), 22);
  d = blend(d, ellipsoid(x, y, z, 43, -20, 52, 18, 14, 18.5), 24);
  d = blend(d, ellipsoid(x, y, z, 32, -42, 58, 20, 26, 19), 28);
  d = blend(d, limb(x, y, z, [11, 18.5, 79], [44, 19, 58], 8, 7.5), 20);
  d = carve(d, ellipsoid(x, y, z, 30, -1, 91, 18, 13, 15), 20);
  d = blend(d, ellipsoid(px, y, z, 0, -62, 74, 27, 23, 18), 20);
  d = nose(d, px, x, y, z);
  d = lips(d, px, y, z);
  d = eyelids(d, Math.abs(px), y, z);
  return ear(d, Math.abs(px), y, z);
}
