import { Group, Mesh, SphereGeometry, TorusGeometry } from 'three';
import { lobe } from './ear-shape.mjs';
import { gold } from './materials.mjs';

const RADIUS = 31;

/** @returns {Group} two large golden hoops in the ear lobes */
export function hoops() {
  const group = new Group();
  for (const side of [1, -1]) {
    const hoop = new Mesh(new TorusGeometry(RADIUS, 2, 20, 96), gold());
    hoop.position.set(side * (lobe[0] + 3.5), lobe[1] - RADIUS + 4, lobe[2] + 1);
    // Not quite edge-on from the front.
    hoop.rotation.y = side * -0.88;
    const stud = new Mesh(new SphereGeometry(2.6, 24, 16), gold());
    stud.position.set(side * (lobe[0] + 3), lobe[1] + 2, lobe[2] + 2);
    group.add(hoop, stud);
  }
  return group;
}
