// Runs in the browser: builds the character once, then makes the pictures it is asked for.
import {
  ACESFilmicToneMapping,
  Mesh,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShadowMaterial,
  Vector3,
  WebGLRenderer,
} from 'three';
import { GROUND } from './body-shape.mjs';
import { character } from './character.mjs';
import { lamps, studio } from './lights.mjs';

// Drawn so many times as wide and high, then made smaller: smooth edges.
const OVER = 2;

const renderer = new WebGLRenderer({ antialias: true, alpha: true, preserveDrawingBuffer: true });
renderer.toneMapping = ACESFilmicToneMapping;
renderer.shadowMap.enabled = true;
renderer.shadowMap.type = PCFShadowMap;
const scene = new Scene();
scene.environment = studio(renderer);
const woman = character();
const lights = lamps();
const floor = new Mesh(
  new PlaneGeometry(6000, 6000).rotateX(-Math.PI / 2),
  new ShadowMaterial({ opacity: 0.22 }),
);
floor.position.y = GROUND;
floor.receiveShadow = true;
scene.add(woman.group, lights.group, floor);

/**
 * Makes one picture.
 * @param {import('./shots.mjs').Shot} shot
 * @param {{ type: string, quality: number, scale: number }} format
 * @returns {Promise<string>} the file, in base64
 */
async function take(shot, { type, quality, scale }) {
  const [width, height] = [shot.width * scale, shot.height * scale].map(Math.round);
  const target = new Vector3(...shot.at);
  const camera = cameraOf(shot, target);
  woman.pose(shot.turn);
  woman.look(camera.position);
  woman.dressed.visible = shot.dressed;
  woman.jewels.visible = shot.earrings;
  floor.visible = shot.tall > 1000;
  lights.set({ ...shot.light, around: shot.around * 0.8 }, target, Math.max(shot.tall * 0.75, 380));
  scene.environmentRotation.y = (shot.around * 0.8 * Math.PI) / 180;
  scene.environmentIntensity = 0.72;
  renderer.toneMappingExposure = 1.05;
  renderer.setSize(width * OVER, height * OVER, false);
  renderer.render(scene, camera);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  backdrop(context, shot.background, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(renderer.domElement, 0, 0, width, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
  return toBase64(await blob.arrayBuffer());
}

function cameraOf({ around, above, focal, tall, width, height }, target) {
  const wide = (tall * width) / height;
  const view = 2 * Math.atan(18 / focal) * (180 / Math.PI);
  const distance = (wide * focal) / 36;
  const vertical = 2 * Math.atan(tall / 2 / distance) * (180 / Math.PI);
  const camera = new PerspectiveCamera(Math.min(vertical, view * 2), width / height, 40, 12000);
  const [a, e] = [around, above].map((degrees) => (degrees * Math.PI) / 180);
  const direction = new Vector3(Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e));
  camera.position.copy(target).addScaledVector(direction, distance);
  camera.lookAt(target);
  return camera;
}

/** A plain wall, a little lighter behind the head. */
function backdrop(context, color, width, height) {
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
  const reach = Math.hypot(width, height) * 0.6;
  const glow = context.createRadialGradient(width / 2, height * 0.42, 0, width / 2, height * 0.42, reach);
  for (let t = 0; t <= 1; t += 0.125)
    glow.addColorStop(t, `rgba(0, 0, 0, ${(0.26 * t * t * (1.6 - 0.6 * t)).toFixed(3)})`);
  context.fillStyle = glow;
  context.fillRect(0, 0, width, height);
}

function toBase64(buffer) {
  let text = '';
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}

window.take = take;
