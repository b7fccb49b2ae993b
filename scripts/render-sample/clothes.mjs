import { Group, Mesh } from 'three';
import { GROUND, leg, torso } from './body-shape.mjs';
import { cloth } from './materials.mjs';
import { blend, carve, curve, ellipsoid, limb } from './sdf.mjs';
import { surface } from './surface.mjs';

// The top's upper edge, from the middle outwards: neckline, strap, armhole.
const TOP_FRONT = [
  [0, -288],
  [30, -285],
  [48, -268],
  [62, -215],
  [68, -120],
  [90, -120],
  [97, -230],
  [112, -285],
  [150, -312],
];
const TOP_BACK = [
  [0, -240],
  [30, -238],
  [50, -228],
  [62, -200],
  [68, -120],
  [90, -120],
  [97, -220],
  [112, -275],
  [150, -312],
];

/** @returns {Group} a plain top, trousers and shoes, for the pictures that show the body */
export function clothes() {
  const group = new Group();
  const add = (distance, low, high, cell, color) =>
    group.add(new Mesh(surface(distance, low, high, cell), cloth(color)));
  add(top, [-190, -640, -160], [190, -120, 130], 3.5, '#3f6f73');
  add(trousers, [-240, -1475, -180], [240, -570, 140], 3.5, '#34384a');
  add(shoes, [-170, GROUND - 5, -110], [170, -1390, 170], 3, '#d8d2c8');
  return group;
}

function top(px, y, z) {
  const x = Math.abs(px);
  const edge = z > -25 ? TOP_FRONT : TOP_BACK;
  const slope = curve(edge, x + 1) - curve(edge, x);
  const cut = (y - curve(edge, x)) / Math.sqrt(1 + slope * slope);
  return carve(Math.max(torso(px, y, z) - 3.5, -600 - y), -cut, 3);
}

function trousers(px, y, z) {
  const d = blend(torso(px, y, z), leg(Math.abs(px), y, z), 22);
  const wide = 4 + Math.min(Math.max((-900 - y) / 40, 0), 11);
  return carve(d - wide, -Math.max(y + 584, -1450 - y), 7);
}

function shoes(px, y, z) {
  const x = Math.abs(px);
  let d = limb(x, y, z, [88, GROUND + 45, -38], [97, GROUND + 23, 70], 42, 33);
  d = blend(d, ellipsoid(x, y, z, 98, GROUND + 25, 92, 40, 30, 46), 24);
  d = carve(d, GROUND + 83 - y, 6);
  return carve(d, y - GROUND, 4);
}
