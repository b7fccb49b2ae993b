import { Vector3 } from 'three';
import { hairline } from './hair-rows.mjs';
import { skull } from './head-shape.mjs';
import { between, random } from './random.mjs';
import { normal, onto } from './sdf.mjs';

/**
 * Adds fine short hairs from the hairline into the cornrows.
 * @param {import('./tubes.mjs').Tubes} tubes
 * @param {import('./hair-rows.mjs').Row[]} lines
 */
export function edges(tubes, lines) {
  const next = random(31);
  for (let i = 0; i < 1800; i++) {
    const around = between(next, -1.5, 1.5);
    const [sine, cosine] = [Math.sin(around), Math.cos(around)];
    const low = hairline(around) + between(next, -2.5, 7);
    const start = new Vector3(...onto(skull, [sine * 80, low, cosine * 80 - 8], 8));
    const row = nearest(lines, start);
    const aim = row.points[Math.min(7 + Math.floor(next() * 5), row.points.length - 1)];
    const length = between(next, 7, 15);
    const way = aim.clone().sub(start);
    if (way.length() > 40) continue;
    way.setLength(length);
    const line = [0, 0.3, 0.6, 1].map((t) => {
      const p = onto(skull, start.clone().addScaledVector(way, t).toArray(), 4);
      return new Vector3(...p).addScaledVector(new Vector3(...normal(skull, ...p)), 0.1 + t * 0.35);
    });
    tubes.add(line, (_, t) => 0.13 * (1 - 0.5 * Math.abs(2 * t - 1)), { sides: 4 });
  }
}

function nearest(lines, point) {
  const distance = ({ points }) => points[Math.min(3, points.length - 1)].distanceTo(point);
  return lines.reduce((best, row) => (distance(row) < distance(best) ? row : best));
}
