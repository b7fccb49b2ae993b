import {
  BackSide,
  BoxGeometry,
  Color,
  DirectionalLight,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  Vector3,
} from 'three';

/** A photographer's studio as a picture all around: dim walls and soft boxes, also seen as glints in the eyes. */
export function studio(renderer) {
  const scene = new Scene();
  const walls = new MeshBasicMaterial({ color: new Color(0.16, 0.165, 0.18), side: BackSide });
  scene.add(new Mesh(new BoxGeometry(14, 10, 14), walls));
  const box = (position, width, height, strength, tint) => {
    const light = new MeshBasicMaterial({ color: new Color(tint).multiplyScalar(strength) });
    const panel = new Mesh(new PlaneGeometry(width, height), light);
    panel.position.set(...position);
    panel.lookAt(0, 0, 0);
    scene.add(panel);
  };
  box([-3.2, 2.6, 4.2], 2.6, 2.6, 9, '#fff1e0');
  box([4.2, 0.6, 3.4], 1.8, 3.4, 3.2, '#e4edff');
  box([0, 4.8, 0.5], 4, 2.4, 3, '#ffffff');
  box([-5, 1, -4], 1.4, 5, 6, '#ffd9b0');
  box([5, 1, -4], 1.4, 5, 6, '#dce8ff');
  box([0, -4.6, 3], 5, 3, 0.9, '#ffdcc0');
  const generator = new PMREMGenerator(renderer);
  const { texture } = generator.fromScene(scene, 0.015);
  generator.dispose();
  return texture;
}

/**
 * Key, fill and two rims around a point; each shot turns, warms and weighs them.
 * @returns {{ group: Group, set: (light: object, target: Vector3, reach: number) => void }}
 */
export function lamps() {
  const group = new Group();
  const lamp = (shadows) => {
    const light = new DirectionalLight();
    light.castShadow = shadows;
    light.shadow.mapSize.set(2048, 2048);
    light.shadow.radius = 5;
    light.shadow.normalBias = 1.2;
    light.shadow.bias = -0.0006;
    group.add(light, light.target);
    return light;
  };
  const [key, fill, left, right] = [lamp(true), lamp(false), lamp(true), lamp(true)];
  const aim = (light, target, azimuth, elevation, reach) => {
    const [a, e] = [azimuth, elevation].map((degrees) => (degrees * Math.PI) / 180);
    const direction = new Vector3(Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e));
    light.target.position.copy(target);
    light.position.copy(target).addScaledVector(direction, 3000);
    const camera = light.shadow.camera;
    Object.assign(camera, { left: -reach, right: reach, top: reach, bottom: -reach, near: 500, far: 6000 });
    camera.updateProjectionMatrix();
  };
  const set = ({ around, key: strength, fill: filling, rim, warmth, side }, target, reach) => {
    // A whole figure stands on a floor: steeper light, one shadow there.
    const whole = reach > 1000;
    aim(key, target, around - 38 * side, whole ? 42 : 34, reach);
    left.castShadow = !whole;
    right.castShadow = !whole;
    aim(fill, target, around + 48 * side, 8, reach);
    aim(left, target, around - 142, 26, reach);
    aim(right, target, around + 142, 22, reach);
    key.intensity = strength;
    key.color.set('#ffffff').lerp(new Color('#ffd2a0'), warmth);
    fill.intensity = filling;
    fill.color.set('#dfe8ff');
    left.intensity = rim;
    right.intensity = rim * 0.8;
    left.color.set('#ffd0a6');
    right.color.set('#ffe6d2').lerp(new Color('#cfe0ff'), 0.5);
  };
  return { group, set };
}
