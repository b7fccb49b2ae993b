import {
  CanvasTexture,
  Group,
  Mesh,
  MeshPhysicalMaterial,
  SphereGeometry,
  SRGBColorSpace,
  Vector3,
} from 'three';
import { eye, lidEdge } from './face-shape.mjs';
import { head } from './head-shape.mjs';
import { between, random } from './random.mjs';
import { curve, frontOf, normal } from './sdf.mjs';
import { Tubes } from './tubes.mjs';

const IRIS = 6.9;
// The brow's height along its way outwards.
const ARCH = [
  [0, 17.5],
  [0.3, 20.2],
  [0.62, 22.6],
  [0.8, 21.6],
  [1, 17.6],
];

/** @returns {Group} both eyeballs; each turns around its own middle */
export function eyeballs() {
  const group = new Group();
  const geometry = new SphereGeometry(eye.r, 96, 96).rotateX(Math.PI / 2);
  bulge(geometry);
  const material = new MeshPhysicalMaterial({
    map: irisTexture(),
    roughness: 0.25,
    clearcoat: 1,
    clearcoatRoughness: 0.03,
    envMapIntensity: 0.7,
  });
  for (const side of [1, -1]) {
    const ball = new Mesh(geometry, material);
    ball.position.set(side * eye.x, eye.y, eye.z);
    group.add(ball);
  }
  return group;
}

/** The cornea stands out before the iris. */
function bulge(geometry) {
  const position = geometry.getAttribute('position');
  const p = new Vector3();
  for (let i = 0; i < position.count; i++) {
    p.fromBufferAttribute(position, i);
    const off = Math.hypot(p.x, p.y) / (IRIS + 0.6);
    if (p.z > 0 && off < 1) p.multiplyScalar(1 + 0.055 * (1 - off * off));
    position.setXYZ(i, p.x, p.y, p.z);
  }
  geometry.computeVertexNormals();
}

/** The eye, unrolled: v is the angle from the pupil, so rings of the eye are lines of the picture. */
function irisTexture() {
  const next = random(5);
  const [width, height] = [1024, 1024];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const at = (radius) => (Math.asin(Math.min(radius / eye.r, 1)) / Math.PI) * height;
  const shades = context.createLinearGradient(0, 0, 0, height / 2);
  const stop = (radius, color) => shades.addColorStop(Math.min((at(radius) / height) * 2, 1), color);
  stop(0, '#050303');
  stop(2.5, '#050303');
  stop(2.9, '#2a1409');
  stop(3.8, '#5d3114');
  stop(5.2, '#4a240f');
  stop(6.2, '#1d0d06');
  stop(6.7, '#140a06');
  stop(7.3, '#a8978c');
  stop(8.2, '#c4b8ae');
  stop(11, '#bba99f');
  stop(14, '#b98f80');
  context.fillStyle = shades;
  context.fillRect(0, 0, width, height);
  for (let i = 0; i < 420; i++) {
    const x = next() * width;
    const from = at(between(next, 2.6, 3.4));
    const to = at(between(next, 4, 6.1));
    context.strokeStyle = next() < 0.5 ? 'rgba(150, 88, 40, 0.35)' : 'rgba(25, 10, 4, 0.4)';
    context.lineWidth = between(next, 1, 4);
    context.beginPath();
    context.moveTo(x, from);
    context.lineTo(x + between(next, -8, 8), to);
    context.stroke();
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  return texture;
}

/** @returns {import('three').BufferGeometry} lashes and brows, hair by hair */
export function browsAndLashes() {
  const tubes = new Tubes();
  const next = random(23);
  for (const side of [1, -1]) {
    for (let i = 0; i < 95; i++) lash(tubes, next, side, i / 94, true);
    liner(tubes, side);
    for (let i = 0; i < 34; i++) lash(tubes, next, side, i / 33, false);
    for (let i = 0; i < 290; i++) brow(tubes, next, side, i / 290);
  }
  return tubes.geometry();
}

function lash(tubes, next, side, at, upper) {
  const s = -0.88 + 1.84 * at + between(next, -0.02, 0.02);
  const [x, y] = lidEdge(Math.min(s, 0.97), upper);
  const from = onLid(x, y + (upper ? 0.8 : -0.7));
  const long =
    (upper ? 4 + 4 * at : 2.1 + 1.4 * at) *
    between(next, 0.8, 1.1) *
    Math.min(1, 0.35 + 3 * Math.min(at, 1.12 - at));
  const lean = (s * 0.75 + 0.12 + between(next, -0.12, 0.12)) * long;
  const up = upper ? 1 : -1;
  const line = [0, 0.25, 0.5, 0.75, 1].map((t) => {
    const rise = upper ? -0.1 * t + 1.15 * t * t : 0.55 * t + 0.1 * t * t;
    return new Vector3(
      side * (from.x + lean * t),
      from.y + up * rise * long * 0.6,
      from.z + long * (1.25 * t - 0.35 * t * t) * (upper ? 1 : 0.6),
    );
  });
  tubes.add(line, (_, t) => (upper ? 0.26 : 0.15) * (1 - t * 0.85), { sides: 5 });
}

/** The dark line that dense lashes make along the upper lid. */
function liner(tubes, side) {
  const line = Array.from({ length: 40 }, (_, i) => {
    const [x, y] = lidEdge(-0.9 + (1.86 * i) / 39, true);
    const p = onLid(x, y + 0.5);
    return p.setX(p.x * side);
  });
  tubes.add(line, (_, t) => 0.3 + 0.65 * Math.sin(Math.PI * Math.min(t * 0.75 + 0.05, 0.9)), { sides: 6 });
}

function onLid(x, y) {
  return new Vector3(x, y, frontOf(head, x, y) - 0.2);
}

function brow(tubes, next, side, at) {
  // Thick towards the nose, thin outside, the arch at two thirds.
  const thick = 4.1 * (1 - at ** 2) * Math.min(1, 0.5 + at * 3) + 0.9;
  const across = between(next, -0.5, 0.5);
  const x = 13 + 36 * at + between(next, -1, 1) * (0.8 + 1.4 * Math.max(0, 1 - at * 8));
  const y = curve(ARCH, at) + across * thick;
  const slope = 0.95 * (1 - at) ** 2.2 + 0.12 - 0.55 * at - across * 0.7;
  const long = between(next, 5, 7.5) * (1 - 0.3 * at);
  const line = [0, 0.33, 0.66, 1].map((t) => {
    const angle = slope * (1 - 0.45 * t);
    const [px, py] = [x + Math.cos(angle) * long * t, y + Math.sin(angle) * long * t];
    const pz = frontOf(head, px, py);
    const n = normal(head, px, py, pz);
    const off = 0.12 + 0.5 * Math.sin(t * 2.6);
    return new Vector3(side * (px + n[0] * off), py + n[1] * off, pz + n[2] * off);
  });
  tubes.add(line, (_, t) => 0.27 * (1 - 0.8 * t), { sides: 5 });
}
