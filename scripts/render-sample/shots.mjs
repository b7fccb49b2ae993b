import { between, random } from './random.mjs';

const SQUARE = { width: 1024, height: 1024 };
const PORTRAIT = { width: 1020, height: 1224 };

const BACKGROUNDS = [
  '#8fa3b5',
  '#c9b8a6',
  '#7f8f86',
  '#b88f83',
  '#6c7a92',
  '#d0c7bb',
  '#94869f',
  '#a9b59a',
  '#5d6670',
  '#c7a07c',
  '#86a7a8',
  '#b7aeb9',
];

/**
 * @typedef {object} Shot one picture
 * @property {string} name
 * @property {number} width in pixels
 * @property {number} height
 * @property {string} background a colour
 * @property {number} around degrees, where the camera is around the character: 90 is her left side
 * @property {number} above degrees, how high
 * @property {number} focal millimetres, for a 36 mm wide film
 * @property {[number, number, number]} at what is in the middle
 * @property {number} tall millimetres that the picture's height shows there
 * @property {{ yaw: number, pitch: number, roll: number }} turn of the head
 * @property {{ key: number, fill: number, rim: number, warmth: number, side: number }} light
 * @property {boolean} dressed whether the top is shown
 * @property {boolean} earrings whether the hoops are shown
 */

/** @returns {Shot[]} the 42 pictures */
export function shots() {
  const list = [];
  for (let i = 1; i <= 30; i++) list.push(front(i));
  const profile = { turn: { yaw: 0, pitch: 1, roll: 0 } };
  for (const [i, around] of [30, 38, 46].entries())
    list.push(shot(`left_0${i + 1}`, 40 + i, { around, tall: 390 }));
  list.push(shot('left_90', 50, { ...profile, around: 90, tall: 400, at: [0, -12, -8] }));
  for (const [i, around] of [-32, -42].entries())
    list.push(shot(`right_0${i + 1}`, 44 + i, { around, tall: 390 }));
  list.push(shot('right_90', 51, { ...profile, around: -90, tall: 400, at: [0, -12, -8] }));
  list.push(shot('above_01', 52, { above: 27, tall: 380, at: [0, 5, 10] }));
  const behind = { around: 180, earrings: false };
  list.push(shot('back_01', 53, { ...behind, dressed: true, tall: 820, at: [0, -190, 0], ...PORTRAIT }));
  list.push(shot('back_02', 54, { ...behind, tall: 400, at: [0, -25, 0] }));
  list.push(shot('torso_01', 55, { tall: 860, at: [0, -225, 0], dressed: true, ...PORTRAIT }));
  list.push(
    shot('full_body', 56, { tall: 1820, at: [0, -705, 0], dressed: true, around: 8, above: 4, ...PORTRAIT }),
  );
  return list;
}

/** A close portrait; every fourth is a little wider. */
function front(i) {
  const name = `front_${String(i).padStart(2, '0')}`;
  const next = random(700 + i);
  const tall = i % 4 === 0 ? between(next, 375, 410) : between(next, 268, 345);
  const around = between(next, -7, 7);
  return shot(name, i, { tall, around, at: [0, -6 - (tall - 290) * 0.12, 20] });
}

function shot(name, seed, own) {
  const next = random(seed * 7919);
  const size = seed % 3 === 1 ? SQUARE : PORTRAIT;
  const close = (own.tall ?? 300) < 500;
  const turn = { yaw: between(next, -6, 6), pitch: between(next, -3, 5), roll: between(next, -5, 5) };
  return {
    name,
    ...size,
    background: BACKGROUNDS[(seed * 5) % BACKGROUNDS.length],
    around: 0,
    above: between(next, -4, 6),
    focal: between(next, 60, 110),
    at: [0, -14, 10],
    turn: close && own.above === undefined ? turn : { yaw: 0, pitch: 0, roll: 0 },
    light: {
      key: between(next, 2.2, 3),
      fill: between(next, 0.75, 1.2),
      rim: between(next, 1, 1.9),
      warmth: between(next, 0.15, 0.7),
      side: next() < 0.5 ? 1 : -1,
    },
    dressed: false,
    earrings: true,
    ...own,
  };
}
