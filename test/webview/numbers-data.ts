import { withFiles } from '../../core/dataset/dataset.ts';
import { lintFile } from '../../core/engine.ts';
import { formatMessage } from '../../core/message.ts';
import { numbersOf } from '../../core/numbers/numbers.ts';
import { type Numbers, numbers as onTheWire } from '../../protocol/gallery/numbers.ts';
import { knowledge } from '../support/knowledge.ts';
import { datasetOf, noTurn } from '../support/memory.ts';

/** The same numbers at each run, from 0 to 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const often = [
  ...['alice', '1girl', 'solo', 'smile', 'long hair', 'dark skin', 'braided hair', 'earrings', 'upper body'],
  ...[
    'from behind',
    'looking at viewer',
    'outdoors',
    'red eyes',
    'sitting on a wooden park bench in the rain',
  ],
  ...[
    'full body',
    'white dress',
    'hat',
    'night',
    '日本語タグ',
    'simple background',
    'open mouth',
    'hand on hip',
  ],
];
const sizes = [
  ...[
    [512, 768],
    [768, 768],
    [1024, 1024],
    [832, 1216],
    [1216, 832],
    [1920, 1080],
    [640, 960],
    [4000, 3000],
    [333, 500],
  ],
] as const;

/** A dataset in numbers as it may be. @param count pictures */
export async function madeNumbers(count: number, config = plan): Promise<Numbers> {
  const chance = random(count);
  const files: Record<string, string> = {};
  const images = new Map();
  for (let index = 0; index < count; index++) {
    const stem = `10_alice woman/picture_${index}`;
    const tags = often.filter((_, place) => place === 0 || chance() < 3 / (2 + place));
    if (chance() < 0.1) tags.push(`odd tag ${index}`);
    if (chance() < 0.08) tags.push(...often.map((tag) => `${tag} again`).slice(0, 4 + 18 * chance()));
    files[`${stem}.png`] = '';
    if (chance() < 0.97 || index === 0) files[`${stem}.txt`] = tags.join(', ');
    const [width, height] = sizes[Math.floor(chance() * chance() * sizes.length)] ?? [768, 768];
    const other = chance() < 0.3 ? 2 * Math.floor(chance() * 150) : 0;
    const path = `/dataset/${stem}.png`;
    const facts = { state: 'readable', width: width + other, height: height - other / 2, format: 'png' };
    images.set(path, chance() < 0.02 ? { path } : { path, facts });
  }
  const dataset = withFiles(datasetOf(files, { config, origin: 'config' }), { images });
  const findingsOf = (file: string) => lintFile(dataset, file, { knowledge });
  const numbers = await numbersOf(
    { dataset, knowledge, findingsOf, isReviewed: () => false },
    undefined,
    noTurn,
  );
  const findings = numbers.findings.map((rule) => ({ ...rule, title: formatMessage(rule.title) }));
  return onTheWire.parse({ ...numbers, query: '', findings });
}

const plan =
  '[dataset]\ntrigger = "alice"\n[composition]\n"from behind" = 20\n"full body" = 400\n"from above" = 4\n';
