import { Vector3 } from 'three';
import { random } from './random.mjs';
import { normal, ramp } from './sdf.mjs';

const STEP = 7;
const ROUNDS = 420;
const THICK = 11;

/**
 * Lets braids hang from where the cornrows end: ropes that fall, keep off the body and off each other.
 * @param {{ from: Vector3, along: Vector3, out: Vector3, length: number, front: boolean }[]} roots
 * @param {(x: number, y: number, z: number) => number} solid what they lie on
 * @returns {Vector3[][]} the points of each braid, from its root
 */
export function hang(roots, solid) {
  const next = random(7);
  const ropes = roots.map((root) => lay(root, next));
  for (let round = 0; round < ROUNDS; round++) {
    for (const rope of ropes) fall(rope);
    for (let i = 0; i < 6; i++) for (const rope of ropes) hold(rope);
    if (round % 2 === 0) separate(ropes);
    for (const rope of ropes) keepOff(rope, solid);
  }
  return ropes.map((rope) => smooth(rope.points));
}

function lay({ from, along, out, length, front }, next) {
  const points = [];
  const side = Math.sign(from.x) || 1;
  for (let i = 0; i * STEP < length; i++) {
    const s = i * STEP;
    const near = Math.exp(-s / 35);
    const p = from
      .clone()
      .addScaledVector(along, 35 * (1 - near))
      .addScaledVector(out, 12 * (1 - near));
    p.y -= s - 35 * (1 - near);
    p.x += (next() - 0.5) * 2;
    if (front) {
      // Past the ear, then before the shoulder.
      p.x += side * (26 * ramp(10, 90, s) + 14 * ramp(90, 170, s));
      p.z += 40 * ramp(10, 90, s) + 95 * ramp(80, 190, s);
    } else {
      p.z -= 45 * ramp(40, 160, s);
    }
    points.push(p);
  }
  return { points, before: points.map((p) => p.clone()), front, side };
}

function fall({ points, before, front, side }) {
  for (let i = 2; i < points.length; i++) {
    const p = points[i];
    const move = p.clone().sub(before[i]).multiplyScalar(0.9);
    before[i].copy(p);
    p.add(move);
    p.y -= 0.22;
    // Combed to the front, or to the back.
    p.z += front ? 0.02 : -0.015;
    if (front && p.y < -60) p.x -= side * 0.02;
  }
}

/** Keeps the length, and some stiffness. */
function hold({ points }) {
  for (let i = 0; i + 1 < points.length; i++) stretch(points, i, i + 1, STEP, 1);
  for (let i = 0; i + 3 < points.length; i++) stretch(points, i, i + 3, STEP * 3, 0.12);
}

function stretch(points, i, j, length, strength) {
  const [a, b] = [points[i], points[j]];
  const between = b.clone().sub(a);
  const now = between.length() || 1;
  const pull = between.multiplyScalar(((now - length) / now) * strength);
  // The first two points are held by the head.
  if (i < 2) {
    if (j >= 2) b.sub(pull);
    return;
  }
  a.addScaledVector(pull, 0.5);
  b.addScaledVector(pull, -0.5);
}

function separate(ropes) {
  const cells = new Map();
  for (const [r, rope] of ropes.entries()) {
    for (let i = 2; i < rope.points.length; i++) {
      const p = rope.points[i];
      const key = [p.x, p.y, p.z].map((v) => Math.floor(v / THICK)).join();
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push({ r, p });
    }
  }
  for (const [key, mine] of cells) {
    const [x, y, z] = key.split(',').map(Number);
    for (let n = 13; n < 27; n++) {
      const near = cells.get(
        [x + (n % 3) - 1, y + (Math.floor(n / 3) % 3) - 1, z + Math.floor(n / 9) - 1].join(),
      );
      for (const a of mine) for (const b of near ?? []) if (a.r !== b.r) push(a.p, b.p);
    }
  }
}

function push(a, b) {
  const apart = a.clone().sub(b);
  const now = apart.length();
  if (now >= THICK || now < 1e-6) return;
  apart.multiplyScalar((0.3 * (THICK - now)) / now);
  a.add(apart);
  b.sub(apart);
}

function keepOff({ points, before }, solid) {
  for (let i = 2; i < points.length; i++) {
    const p = points[i];
    const room = solid(p.x, p.y, p.z) - THICK / 2;
    if (room >= 0) continue;
    p.addScaledVector(new Vector3(...normal(solid, p.x, p.y, p.z, 1)), -room);
    // What touches the body slides only slowly.
    before[i].lerp(p, 0.6);
  }
}

function smooth(points) {
  return points.map((p, i) => {
    if (i === 0 || i === points.length - 1) return p;
    return p
      .clone()
      .multiplyScalar(2)
      .add(points[i - 1])
      .add(points[i + 1])
      .divideScalar(4);
  });
}
