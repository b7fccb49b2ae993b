import { BufferAttribute, Color, MeshPhysicalMaterial } from 'three';
import { eye, lidOpening, lipMask, mouthLine } from './face-shape.mjs';
import { aboveHairline } from './hair-rows.mjs';
import { bell, ramp } from './sdf.mjs';

const tone = new Color('#72472f');
const warm = new Color('#773d29');
const deep = new Color('#46281b');
const lip = new Color('#6b3431');
const lipEdge = new Color('#40201a');
const lid = new Color('#57321f');
const dark = new Color('#140d0b');

/**
 * Gives each point of the skin its colour: what is painted there, darker where little light gets (from the solid).
 * @param {import('three').BufferGeometry} geometry
 * @param {(x: number, y: number, z: number) => number} solid
 * @param {import('./hair-rows.mjs').Row[]} rows the cornrows, for the scalp between them
 */
export function paintSkin(geometry, solid, rows) {
  const position = geometry.getAttribute('position');
  const normal = geometry.getAttribute('normal');
  const colors = new Float32Array(position.count * 3);
  const glosses = new Float32Array(position.count);
  for (let i = 0; i < position.count; i++) {
    const p = [position.getX(i), position.getY(i), position.getZ(i)];
    const n = [normal.getX(i), normal.getY(i), normal.getZ(i)];
    const { color, gloss } = paint(p, rows);
    const open = openness(p, n, solid);
    // Light that bounces in a fold of skin comes out redder.
    colors[i * 3] = color.r * (0.25 + 0.75 * open);
    colors[i * 3 + 1] = color.g * (0.12 + 0.88 * open);
    colors[i * 3 + 2] = color.b * (0.1 + 0.9 * open);
    glosses[i] = gloss;
  }
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  geometry.setAttribute('gloss', new BufferAttribute(glosses, 1));
}

function openness(p, n, solid) {
  let hidden = 0;
  let weight = 0.55;
  for (const h of [2.5, 6, 13, 27]) {
    const d = solid(p[0] + n[0] * h, p[1] + n[1] * h, p[2] + n[2] * h);
    hidden += weight * Math.max(0, 1 - d / h);
    weight *= 0.62;
  }
  return Math.max(0, 1 - hidden * 0.95);
}

function paint([x, y, z], rows) {
  const color = tone.clone();
  let gloss = 0;
  if (y < -150) return { color, gloss };
  const ax = Math.abs(x);
  if (z > 20) {
    const front = ramp(20, 50, z);
    color.lerp(warm, 0.5 * front * bell(Math.hypot(ax - 40, y + 27), 20));
    color.lerp(warm, 0.45 * bell(Math.hypot(x, y + 36), 13));
    color.lerp(deep, 0.35 * front * bell(Math.hypot(ax - 46, y + 70), 26));
    const opening = lidOpening(ax, y);
    const around = Math.hypot(ax - eye.x, y - 3);
    color.lerp(lid, 0.75 * bell(around, 17));
    if (opening < 2 && z > 60) color.lerp(y > eye.y ? dark : deep, 0.85 * ramp(1.7, 0.4, opening));
    if (ax < 22 && y > -6 && y < 4 && opening < 0.3) color.lerp(warm, 0.8);
    const lips = lipMask(x, y, z);
    color.lerp(lipEdge, 0.55 * bell(lips - 0.45, 0.35) * (lips > 0.02 ? 1 : 0));
    color.lerp(lip, lips * 0.85);
    const line = mouthLine(x, y, z);
    color.lerp(dark, 0.75 * line);
    const nostril = Math.hypot(ax - 6.8, (y + 44.4) * 0.9, z - 95) / 5.2;
    color.lerp(dark, 0.8 * ramp(1, 0.55, nostril));
    gloss =
      0.7 * lips * lips -
      1.2 * line +
      0.25 * bell(Math.hypot(x, y + 32), 10) +
      0.9 * ramp(0.8, -0.2, opening) * (z > 66 ? 1 : 0) -
      1.4 * ramp(1.1, 0.6, nostril);
  }
  gloss -= 1.6 * shadeScalp(color, x, y, z, rows);
  return { color, gloss };
}

/** Hair grows denser towards each row; the partings stay lighter, the hairline is soft. */
function shadeScalp(color, x, y, z, rows) {
  const above = aboveHairline(x, y, z);
  if (above < -7 || Math.abs(x) > 76) return 0;
  let nearest = 1e9;
  for (const { points, widths } of rows) {
    for (let i = 0; i < points.length; i += 2) {
      const p = points[i];
      const d = Math.hypot(p.x - x, p.y - y, p.z - z) / Math.max(widths[i], 9);
      if (d < nearest) nearest = d;
    }
  }
  const soft = ramp(-6, 4, above);
  color.lerp(dark, soft * (0.5 + 0.42 * ramp(0.78, 0.5, nearest)));
  return soft;
}

/** Skin: light goes some way through it, red the furthest; pores break the shine. */
export function skinMaterial() {
  const material = new MeshPhysicalMaterial({
    vertexColors: true,
    roughness: 0.54,
    specularIntensity: 0.75,
    sheen: 0.35,
    sheenColor: new Color('#b8694a'),
    sheenRoughness: 0.5,
    clearcoat: 0.08,
    clearcoatRoughness: 0.38,
  });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace(
        '#include <common>',
        `#include <common>\nattribute float gloss;\nvarying float vGloss;\nvarying vec3 vRest;`,
      )
      .replace('#include <begin_vertex>', `#include <begin_vertex>\nvGloss = gloss;\nvRest = position;`);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${noise}`)
      .replace('#include <roughnessmap_fragment>', roughness)
      .replace('#include <lights_physical_fragment>', `#include <lights_physical_fragment>\n${matt}`)
      .replace('#include <normal_fragment_maps>', `#include <normal_fragment_maps>\n${pores}`)
      .replace(
        '#include <lights_physical_pars_fragment>',
        `#include <lights_physical_pars_fragment>\n${through}`,
      )
      .replace(
        '#include <lights_fragment_begin>',
        `#undef RE_Direct\n#define RE_Direct RE_Direct_Skin\n#include <lights_fragment_begin>`,
      );
  };
  return material;
}

const noise = `
varying float vGloss;
varying vec3 vRest;
float skinHash(vec3 p) {
  p = fract(p * 0.3183099 + 0.1);
  p *= 17.0;
  return fract(p.x * p.y * p.z * (p.x + p.y + p.z));
}
float skinNoise(vec3 p) {
  vec3 i = floor(p);
  vec3 f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(
    mix(
      mix(skinHash(i + vec3(0, 0, 0)), skinHash(i + vec3(1, 0, 0)), f.x),
      mix(skinHash(i + vec3(0, 1, 0)), skinHash(i + vec3(1, 1, 0)), f.x),
      f.y),
    mix(
      mix(skinHash(i + vec3(0, 0, 1)), skinHash(i + vec3(1, 0, 1)), f.x),
      mix(skinHash(i + vec3(0, 1, 1)), skinHash(i + vec3(1, 1, 1)), f.x),
      f.y),
    f.z);
}
float skinRelief(vec3 p) { return skinNoise(p * 1.1) * 0.7 + skinNoise(p * 2.3) * 0.5; }
`;

const roughness = `#include <roughnessmap_fragment>
float mottle = skinNoise(vRest * 0.12) * 0.6 + skinNoise(vRest * 0.5) * 0.4;
diffuseColor.rgb *= 0.93 + 0.14 * mottle;
roughnessFactor = clamp(roughnessFactor + (mottle - 0.5) * 0.12 - 0.24 * vGloss, 0.1, 1.0);
`;

// Scalp and nostrils do not shine.
const matt = `
float shine = clamp(1.0 + vGloss, 0.0, 1.0);
material.specularColor *= shine;
material.specularF90 *= shine;
material.sheenColor *= shine;
material.clearcoat *= shine;
`;

const pores = `
{
  float e = 0.12;
  float here = skinRelief(vRest);
  vec3 slope = vec3(
    skinRelief(vRest + vec3(e, 0, 0)),
    skinRelief(vRest + vec3(0, e, 0)),
    skinRelief(vRest + vec3(0, 0, e))) - here;
  normal = normalize(normal - normalMatrixOf * slope / e * 0.035);
}
`.replace('normalMatrixOf', 'mat3(viewMatrix)');

const through = `
void RE_Direct_Skin(
  const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal,
  const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material,
  inout ReflectedLight reflectedLight
) {
  RE_Direct_Physical(
    directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight);
  float facing = dot(geometryNormal, directLight.direction);
  vec3 reach = vec3(0.38, 0.16, 0.1);
  vec3 soft = clamp((vec3(facing) + reach) / (1.0 + reach), 0.0, 1.0);
  vec3 extra = max(soft * soft * (1.0 + reach * 0.4) - vec3(max(facing, 0.0)), 0.0);
  reflectedLight.directDiffuse += extra * directLight.color * BRDF_Lambert(material.diffuseColor);
}
`;
