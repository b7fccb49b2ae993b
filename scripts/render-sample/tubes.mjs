import { BufferAttribute, BufferGeometry, Vector3 } from 'three';

/** Gathers many tubes into one geometry with uv: u once around, v in millimetres along. */
export class Tubes {
  #positions = [];
  #normals = [];
  #uvs = [];
  #colors = [];
  #indices = [];

  /**
   * @param {Vector3[]} line
   * @param {(i: number, t: number) => number} radius
   * @param {{ sides?: number, shade?: (i: number) => number, flat?: number, up?: Vector3[], from?: number }} [options]
   *   `flat`: how thick across `up`, as a part of the radius
   */
  add(line, radius, { sides = 8, shade = () => 1, flat = 1, up, from = 0 } = {}) {
    const first = this.#positions.length / 3;
    const last = line.length - 1;
    let side = new Vector3(1, 0, 0.3);
    let v = from;
    for (const [i, point] of line.entries()) {
      const tangent = line[Math.min(i + 1, last)]
        .clone()
        .sub(line[Math.max(i - 1, 0)])
        .normalize();
      if (up) side = tangent.clone().cross(up[i]);
      side = side.addScaledVector(tangent, -side.dot(tangent)).normalize();
      const over = side.clone().cross(tangent).negate();
      if (i > 0) v += point.distanceTo(line[i - 1]);
      const r = radius(i, i / last);
      for (let k = 0; k <= sides; k++) {
        const angle = (k / sides) * Math.PI * 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const n = side
          .clone()
          .multiplyScalar(c * flat)
          .addScaledVector(over, s)
          .normalize();
        const p = point
          .clone()
          .addScaledVector(side, c * r)
          .addScaledVector(over, s * r * flat);
        this.#positions.push(p.x, p.y, p.z);
        this.#normals.push(n.x, n.y, n.z);
        this.#uvs.push(k / sides, v);
        const tone = shade(i);
        this.#colors.push(tone, tone, tone);
        if (i === last || k === sides) continue;
        const a = first + i * (sides + 1) + k;
        const b = a + sides + 1;
        this.#indices.push(a, b, a + 1, b, b + 1, a + 1);
      }
    }
  }

  /** @returns {BufferGeometry} all that was added */
  geometry() {
    const geometry = new BufferGeometry();
    const set = (name, values, size) =>
      geometry.setAttribute(name, new BufferAttribute(new Float32Array(values), size));
    set('position', this.#positions, 3);
    set('normal', this.#normals, 3);
    set('uv', this.#uvs, 2);
    set('color', this.#colors, 3);
    geometry.setIndex(this.#indices);
    return geometry;
  }
}
