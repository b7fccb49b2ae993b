import { Euler, Quaternion, Vector3 } from 'three';
import { ramp } from './sdf.mjs';

/** The head turns around this point. */
export const NECK = new Vector3(0, -115, -18);

/** How the head is turned, from degrees. */
export function rotation({ yaw, pitch, roll }) {
  const radians = [pitch, yaw, roll].map((degrees) => (degrees * Math.PI) / 180);
  return new Quaternion().setFromEuler(new Euler(...radians, 'YXZ'));
}

/** What a geometry is before it is bent. */
export function restOf(geometry) {
  return {
    position: geometry.getAttribute('position').clone(),
    normal: geometry.getAttribute('normal').clone(),
  };
}

/** Turns the head, the neck and the hair with it less and less downwards. */
export function bend(geometry, rest, head) {
  const position = geometry.getAttribute('position');
  const normal = geometry.getAttribute('normal');
  const [p, n, q] = [new Vector3(), new Vector3(), new Quaternion()];
  for (let i = 0; i < position.count; i++) {
    p.fromBufferAttribute(rest.position, i);
    n.fromBufferAttribute(rest.normal, i);
    const part = ramp(-225, -85, p.y);
    if (part > 0) {
      q.identity().slerp(head, part);
      p.sub(NECK).applyQuaternion(q).add(NECK);
      n.applyQuaternion(q);
    }
    position.setXYZ(i, p.x, p.y, p.z);
    normal.setXYZ(i, n.x, n.y, n.z);
  }
  position.needsUpdate = true;
  normal.needsUpdate = true;
  geometry.computeBoundingSphere();
}
