import { CatmullRomCurve3, Vector3 } from 'three';

/**
 * Plaits three strands along a line.
 * @param {import('./tubes.mjs').Tubes} tubes where the strands go
 * @param {Vector3[]} points the line
 * @param {(at: number, index: number) => Vector3} outwards where the plait's face looks, at a part of the way
 * @param {(at: number) => number} width
 * @param {{ sink?: number }} [options] how much of the width lies below the line
 */
export function plait(tubes, points, outwards, width, { sink = 0 } = {}) {
  const line = new CatmullRomCurve3(points);
  line.arcLengthDivisions = points.length * 6;
  const length = line.getLength();
  const count = Math.ceil(length / 1.5);
  const frames = [];
  let turn = 0;
  for (let i = 0; i <= count; i++) {
    const at = i / count;
    const middle = line.getPointAt(at);
    const tangent = line.getTangentAt(at);
    const out = outwards(at);
    out.addScaledVector(tangent, -out.dot(tangent)).normalize();
    const w = width(at);
    frames.push({ middle, out, across: tangent.clone().cross(out), w, turn });
    turn += ((Math.PI * 2) / (w * 2.7)) * (length / count);
  }
  for (let strand = 0; strand < 3; strand++) {
    const phase = (strand * Math.PI * 2) / 3;
    const path = frames.map(({ middle, out, across, w, turn: t }) =>
      middle
        .clone()
        .addScaledVector(across, Math.sin(t + phase) * w * 0.27)
        .addScaledVector(out, (Math.sin(2 * (t + phase)) * 0.13 - sink) * w),
    );
    // Deep parts are darker: light hardly gets there.
    const shade = (i) => 0.62 + 0.38 * Math.sin(2 * (frames[i].turn + phase));
    tubes.add(path, (i) => frames[i].w * 0.25, {
      sides: 9,
      shade,
      flat: 0.82,
      up: frames.map(({ out }) => out),
      from: strand * 37,
    });
  }
}
