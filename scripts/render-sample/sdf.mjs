// Distances to simple solids, and ways to join them: the clay that the character is made of. Millimetres.

/** Distance to an ellipsoid around (cx, cy, cz); near its surface exact enough to sculpt with. */
export function ellipsoid(x, y, z, cx, cy, cz, rx, ry, rz) {
  const u = (x - cx) / rx;
  const v = (y - cy) / ry;
  const w = (z - cz) / rz;
  const outer = Math.sqrt(u * u + v * v + w * w);
  const inner = Math.sqrt((u / rx) ** 2 + (v / ry) ** 2 + (w / rz) ** 2);
  return inner < 1e-9 ? -Math.min(rx, ry, rz) : (outer * (outer - 1)) / inner;
}

/** Distance to a sphere. */
export function sphere(x, y, z, cx, cy, cz, r) {
  return Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - r;
}

/** Distance to a limb from a to b (three numbers each) whose radius goes from ra to rb. */
export function limb(x, y, z, a, b, ra, rb) {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const dz = b[2] - a[2];
  const along = ((x - a[0]) * dx + (y - a[1]) * dy + (z - a[2]) * dz) / (dx * dx + dy * dy + dz * dz);
  const t = Math.min(Math.max(along, 0), 1);
  const ex = x - a[0] - dx * t;
  const ey = y - a[1] - dy * t;
  const ez = z - a[2] - dz * t;
  return Math.sqrt(ex * ex + ey * ey + ez * ez) - (ra + (rb - ra) * t);
}

/** Both solids, with a fillet about k wide between them. */
export function blend(a, b, k) {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

/** The first solid without the second, the edge rounded over k. */
export function carve(a, b, k) {
  return -blend(-a, b, k);
}

/** 0 below `from`, 1 above `to` (which may be the smaller), smooth between. */
export function ramp(from, to, value) {
  const t = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}

/** A bell around 0, `width` wide. */
export function bell(value, width) {
  return Math.exp(-((value / width) ** 2));
}

/** A smooth curve through points [at, value], sorted; level beyond its ends. */
export function curve(points, at) {
  const last = points.length - 1;
  if (at <= points[0][0]) return points[0][1];
  if (at >= points[last][0]) return points[last][1];
  let i = 0;
  while (at > points[i + 1][0]) i++;
  const slope = (j) => {
    const from = points[Math.max(j - 1, 0)];
    const to = points[Math.min(j + 1, last)];
    return (to[1] - from[1]) / (to[0] - from[0]);
  };
  const [x0, y0] = points[i];
  const [x1, y1] = points[i + 1];
  const step = x1 - x0;
  const t = (at - x0) / step;
  const a = slope(i) * step;
  const b = slope(i + 1) * step;
  return y0 + t * (a + t * (3 * (y1 - y0) - 2 * a - b + t * (a + b - 2 * (y1 - y0))));
}

/** The gradient of a distance, of length 1: the normal of its surface. */
export function normal(distance, x, y, z, step = 0.25) {
  const nx = distance(x + step, y, z) - distance(x - step, y, z);
  const ny = distance(x, y + step, z) - distance(x, y - step, z);
  const nz = distance(x, y, z + step) - distance(x, y, z - step);
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  return [nx / length, ny / length, nz / length];
}

/** The front of a solid: how far the point at x and y lies before the middle. */
export function frontOf(distance, x, y, from = 130) {
  let z = from;
  for (let i = 0; i < 60; i++) {
    const d = distance(x, y, z);
    if (d < 0.01) break;
    z -= d * 0.8;
  }
  return z;
}

/** Moves a point onto the surface of a distance. */
export function onto(distance, point, steps = 12) {
  let [x, y, z] = point;
  for (let i = 0; i < steps; i++) {
    const d = distance(x, y, z);
    const n = normal(distance, x, y, z);
    x -= n[0] * d * 0.9;
    y -= n[1] * d * 0.9;
    z -= n[2] * d * 0.9;
  }
  return [x, y, z];
}
