import { BufferAttribute, BufferGeometry } from 'three';
import { normal } from './sdf.mjs';

// Blocks of so many cells a side are passed over whole where the surface is far.
const BLOCK = 8;

/**
 * The surface of a distance inside a box, as triangles of about `cell` (naive surface nets, then pulled onto it).
 * @param {(x: number, y: number, z: number) => number} distance
 * @param {[number, number, number]} low the box's corner
 * @param {[number, number, number]} high the opposite one
 * @param {number} cell millimetres
 * @param {(x: number, y: number, z: number) => boolean} [without] where no surface is wanted
 */
export function surface(distance, low, high, cell, without = () => false) {
  const grid = sample(distance, low, high, cell);
  const { sx, sy, values, cells } = grid;
  const vertexOf = new Map();
  const positions = [];
  const indices = [];
  const corners = [0, 1, sx, sx + 1, sx * sy, sx * sy + 1, sx * sy + sx, sx * sy + sx + 1];
  for (const at of cells) {
    const inside = corners.filter((corner) => values[at + corner] < 0).length;
    if (inside === 0 || inside === 8) continue;
    const point = pull(distance, middleOfCrossings(grid, at, corners), cell);
    if (without(...point)) continue;
    vertexOf.set(at, positions.length / 3);
    positions.push(...point);
  }
  const steps = [1, sx, sx * sy];
  for (const at of vertexOf.keys()) {
    for (let axis = 0; axis < 3; axis++) {
      const here = values[at] < 0;
      if (here === values[at + steps[axis]] < 0) continue;
      const u = steps[(axis + 1) % 3];
      const v = steps[(axis + 2) % 3];
      const quad = [at, at - u, at - u - v, at - v].map((index) => vertexOf.get(index));
      if (quad.includes(undefined)) continue;
      const [a, b, c, d] = here ? quad : quad.reverse();
      indices.push(a, b, c, a, c, d);
    }
  }
  return toGeometry(distance, positions, indices);
}

function toGeometry(distance, positions, indices) {
  const normals = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    normals.set(normal(distance, positions[i], positions[i + 1], positions[i + 2]), i);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setIndex(indices);
  return geometry;
}

/** The distances at the grid's corners, computed only where the surface may be, and the cells there. */
function sample(distance, low, high, cell) {
  const [bx, by, bz] = low.map((from, i) => Math.ceil((high[i] - from) / cell / BLOCK));
  const [sx, sy, sz] = [bx, by, bz].map((blocks) => blocks * BLOCK + 1);
  const values = new Float32Array(sx * sy * sz).fill(Number.NaN);
  const cells = [];
  // Half the diagonal of a block, and some more for distances that are only nearly so: reliefs are millimetres high.
  const reach = (BLOCK / 2) * cell * Math.sqrt(3) * 1.5 + 5;
  for (let z = 0; z < bz * BLOCK; z += BLOCK) {
    for (let y = 0; y < by * BLOCK; y += BLOCK) {
      for (let x = 0; x < bx * BLOCK; x += BLOCK) {
        const [mx, my, mz] = [x, y, z].map((v, i) => low[i] + (v + BLOCK / 2) * cell);
        if (Math.abs(distance(mx, my, mz)) > reach) continue;
        for (let k = z; k <= z + BLOCK; k++) {
          for (let j = y; j <= y + BLOCK; j++) {
            for (let i = x; i <= x + BLOCK; i++) {
              const at = (k * sy + j) * sx + i;
              if (Number.isNaN(values[at])) {
                values[at] = distance(low[0] + i * cell, low[1] + j * cell, low[2] + k * cell);
              }
              if (i < x + BLOCK && j < y + BLOCK && k < z + BLOCK) cells.push(at);
            }
          }
        }
      }
    }
  }
  return { low, cell, sx, sy, values, cells };
}

function middleOfCrossings({ low, cell, sx, sy, values }, at, corners) {
  let [x, y, z, count] = [0, 0, 0, 0];
  for (let a = 0; a < 8; a++) {
    for (const bit of [1, 2, 4]) {
      const b = a | bit;
      if (b === a) continue;
      const [from, to] = [values[at + corners[a]], values[at + corners[b]]];
      if (from < 0 === to < 0) continue;
      const t = from / (from - to);
      x += (a & 1) + (bit === 1 ? t : 0);
      y += ((a >> 1) & 1) + (bit === 2 ? t : 0);
      z += (a >> 2) + (bit === 4 ? t : 0);
      count++;
    }
  }
  const i = at % sx;
  const j = Math.floor(at / sx) % sy;
  const k = Math.floor(at / (sx * sy));
  return [low[0] + (i + x / count) * cell, low[1] + (j + y / count) * cell, low[2] + (k + z / count) * cell];
}

/** Two short steps towards the surface: rounder than the grid, and never folded over. */
function pull(distance, point, cell) {
  let [x, y, z] = point;
  for (let i = 0; i < 2; i++) {
    const d = Math.max(-cell / 2, Math.min(cell / 2, distance(x, y, z)));
    const n = normal(distance, x, y, z);
    x -= n[0] * d;
    y -= n[1] * d;
    z -= n[2] * d;
  }
  return [x, y, z];
}
