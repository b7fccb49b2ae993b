import { Group, Mesh, MeshPhysicalMaterial, Vector3 } from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { figure, GROUND } from './body-shape.mjs';
import { clothes } from './clothes.mjs';
import { browsAndLashes, eyeballs } from './eyes.mjs';
import { hair } from './hair.mjs';
import { hoops } from './jewellery.mjs';
import { gold } from './materials.mjs';
import { bend, NECK, restOf, rotation } from './pose.mjs';
import { paintSkin, skinMaterial } from './skin.mjs';
import { surface } from './surface.mjs';

// How far (an angle) the eyes turn from straight ahead.
const GAZE = 0.2;
// Sculpted finer than the rest: eyelids, nostrils, lips.
const FACE = { low: [-60, -84, 48], high: [60, 14, 118] };

/**
 * Builds the character.
 * @returns {{ group: Group, dressed: Group, jewels: Mesh, look: (at: Vector3) => void,
 *   pose: (turn: { yaw: number, pitch: number, roll: number }) => void }} `dressed` are the clothes
 */
export function character() {
  const { mesh: hairMesh, cuffs: rings, lines } = hair();
  const skins = [
    surface(figure, FACE.low, FACE.high, 0.42),
    surface(figure, [-90, -165, -125], [90, 125, 125], 0.9, inFace),
    surface(figure, [-270, GROUND - 10, -160], [270, -125, 150], 3.5),
  ];
  for (const geometry of skins) paintSkin(geometry, figure, lines);
  const skin = skins.map((geometry) => new Mesh(geometry, skinMaterial()));
  const fine = new Mesh(
    browsAndLashes(),
    new MeshPhysicalMaterial({ color: '#120b08', roughness: 0.8, specularIntensity: 0.3 }),
  );
  const jewels = new Mesh(merge(hoops()), gold());
  const cuffs = new Mesh(merge(rings), gold());
  const eyes = eyeballs();
  const dressed = clothes();
  const group = new Group().add(...skin, fine, jewels, cuffs, hairMesh, eyes, dressed);
  const meshes = [...skin, fine, jewels, cuffs, hairMesh];
  group.traverse((object) => {
    object.castShadow = object.isMesh && object !== fine;
    object.receiveShadow = object.isMesh;
  });
  const rest = meshes.map(({ geometry }) => restOf(geometry));
  return {
    group,
    dressed,
    jewels,
    pose(turn) {
      const head = rotation(turn);
      for (const [i, { geometry }] of meshes.entries()) bend(geometry, rest[i], head);
      eyes.quaternion.copy(head);
      eyes.position.copy(NECK.clone().applyQuaternion(head).negate().add(NECK));
      group.updateMatrixWorld(true);
    },
    look(at) {
      const forward = new Vector3(0, 0, 1).applyQuaternion(eyes.quaternion);
      for (const ball of eyes.children) {
        const middle = ball.getWorldPosition(new Vector3());
        const towards = at.clone().sub(middle).normalize();
        // Not farther from straight ahead than is easy.
        const part = Math.min(1, GAZE / Math.max(forward.angleTo(towards), 0.01));
        ball.lookAt(forward.clone().lerp(towards, part).add(middle));
      }
    },
  };
}

/** Whether a point is well inside the finer part. */
function inFace(...point) {
  return point.every((v, i) => v > FACE.low[i] + 2.5 && v < FACE.high[i] - 2.5);
}

/** One geometry of many meshes that share a material. */
function merge(group) {
  const parts = [];
  group.updateMatrixWorld(true);
  group.traverse((object) => {
    if (object.isMesh) parts.push(object.geometry.clone().applyMatrix4(object.matrixWorld));
  });
  return mergeGeometries(parts);
}
