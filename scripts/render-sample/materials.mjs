import { CanvasTexture, Color, MeshPhysicalMaterial, MeshStandardMaterial, RepeatWrapping } from 'three';
import { random } from './random.mjs';

/** The hair: nearly black, with fine streaks along each strand. */
export function hairMaterial() {
  const streaks = strandTexture();
  return new MeshPhysicalMaterial({
    color: new Color('#1d1411'),
    vertexColors: true,
    roughness: 0.85,
    roughnessMap: streaks,
    specularIntensity: 0.6,
    bumpMap: streaks,
    bumpScale: 2.2,
    map: streaks,
    sheen: 0.2,
    sheenColor: new Color('#8a5a3c'),
    sheenRoughness: 0.45,
  });
}

/** Bright and dark lines along v, for hair. */
function strandTexture() {
  const next = random(3);
  const canvas = document.createElement('canvas');
  canvas.width = 128;
  canvas.height = 64;
  const context = canvas.getContext('2d');
  context.fillStyle = '#b0b0b0';
  context.fillRect(0, 0, 128, 64);
  for (let i = 0; i < 220; i++) {
    const tone = Math.round(90 + next() * 165);
    context.strokeStyle = `rgba(${tone}, ${tone}, ${tone}, 0.55)`;
    context.lineWidth = 0.7 + next() * 1.6;
    const x = next() * 128;
    const y = next() * 64 - 20;
    context.beginPath();
    context.moveTo(x, y);
    context.bezierCurveTo(x + 3, y + 14, x - 3, y + 28, x + 1, y + 44);
    context.stroke();
  }
  const texture = new CanvasTexture(canvas);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.repeat.set(1, 1 / 9);
  texture.anisotropy = 8;
  return texture;
}

/** The metal of the earrings. */
export function gold() {
  return new MeshStandardMaterial({
    color: new Color('#e8b04a'),
    metalness: 1,
    roughness: 0.2,
    envMapIntensity: 1.5,
  });
}

/** Woven cloth. @param {string} color */
export function cloth(color) {
  return new MeshPhysicalMaterial({
    color: new Color(color),
    roughness: 0.85,
    sheen: 0.6,
    sheenColor: new Color(color).lerp(new Color('white'), 0.4),
    sheenRoughness: 0.6,
  });
}
