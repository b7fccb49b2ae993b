import { Group, Mesh, TorusGeometry, Vector3 } from 'three';
import { figure } from './body-shape.mjs';
import { plait } from './braid.mjs';
import { edges } from './hair-edges.mjs';
import { hang } from './hair-hang.mjs';
import { ROWS, rows } from './hair-rows.mjs';
import { gold, hairMaterial } from './materials.mjs';
import { between, random } from './random.mjs';
import { normal, onto, ramp } from './sdf.mjs';
import { Tubes } from './tubes.mjs';

// So many rows of each side fall before the shoulder.
const FRONT = 3;

/**
 * Braids the hair.
 * @returns {{ mesh: Mesh, cuffs: Group, lines: import('./hair-rows.mjs').Row[] }} the hair, the golden rings on its
 *   braids, and the cornrows' lines on the scalp
 */
export function hair() {
  const lines = rows();
  const tubes = new Tubes();
  for (const row of lines) cornrow(tubes, row);
  edges(tubes, lines);
  const roots = [...lines.map(fromRow), ...nape()];
  const cuffs = new Group();
  for (const [i, points] of hang(roots, figure).entries()) {
    const thick = roots[i].thick;
    const facing = roots[i].out;
    plait(
      tubes,
      points,
      (at) =>
        facing
          .clone()
          .lerp(new Vector3(points.at(-1).x * 0.004, 0, roots[i].front ? 1 : -1), ramp(0, 0.4, at)),
      (at) => thick * (1 - 0.3 * at) * (1 - 0.55 * ramp(0.95, 1, at)),
    );
    cuffs.add(cuff(points, thick));
  }
  return { mesh: new Mesh(tubes.geometry(), hairMaterial()), cuffs, lines };
}

function cornrow(tubes, { points, normals, widths }) {
  const last = points.length - 1;
  const at = (list, t) => list[Math.round(t * last)];
  plait(
    tubes,
    points,
    (t) => at(normals, t).clone(),
    (t) => at(widths, t),
    { sink: -0.16 },
  );
}

function fromRow({ points, normals, widths }, i) {
  const last = points.length - 1;
  const along = points[last]
    .clone()
    .sub(points[last - 3])
    .normalize();
  const out = normals[last].clone();
  const front = i < FRONT || i >= ROWS - FRONT;
  const from = points[last].clone().addScaledVector(out, widths[last] * 0.16);
  return {
    from,
    along,
    out,
    front,
    thick: Math.max(widths[last], 11.5),
    length: front ? 430 : 460 + (i % 3) * 14,
  };
}

/** More braids, from below the rows' ends, so that the back of the neck is covered. */
function nape() {
  const next = random(11);
  return [-56, -46, -35, -24, -12, 0, 12, 24, 35, 46, 56].map((x) => {
    const y = -22 - 26 * (1 - (x / 60) ** 2) + Math.abs(x) * 0.05;
    const [px, py, pz] = onto(figure, [x, y, -85]);
    const out = new Vector3(...normal(figure, px, py, pz));
    const along = new Vector3(Math.sign(x) * 0.2, -1, 0);
    return {
      from: new Vector3(px, py, pz).addScaledVector(out, 2),
      along,
      out,
      front: false,
      thick: 12,
      length: between(next, 420, 470),
    };
  });
}

/** A golden ring near the end of a braid. */
function cuff(points, thick) {
  const i = points.length - 4;
  const ring = new Mesh(new TorusGeometry(thick * 0.4, 1.5, 10, 24), gold());
  ring.position.copy(points[i]);
  ring.lookAt(points[i + 1]);
  ring.scale.z = 2.4;
  return ring;
}
