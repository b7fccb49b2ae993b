import { NEAR_DIFFERENCE, NEAR_DISTANCE } from '../../core/dataset/twins.ts';
import measured from './hash-distances.json' with { type: 'json' };

/** So many pairs make one sign of a bar. */
const PAIRS_A_SIGN = 2;

/** How far apart the sample's pictures are, as a section of the page of duplicate-image. */
export function distanceSection(): string {
  const { pictures, plain, mirrored, leastDifference } = measured;
  const farthest = Math.max(...[...Object.keys(plain), ...Object.keys(mirrored)].map(Number));
  const rows = Array.from({ length: farthest + 1 }, (_, distance) => {
    const bars = [plain, mirrored].map((table: Readonly<Record<string, number>>) => {
      const pairs = table[distance] ?? 0;
      return `${String(pairs).padStart(3)} ${'#'.repeat(Math.ceil(pairs / PAIRS_A_SIGN)).padEnd(36)}`;
    });
    return `${String(distance).padStart(2)}  ${bars.join('  ').trimEnd()}`;
  });
  const near = [plain, mirrored].map((table: Readonly<Record<string, number>>) =>
    Object.entries(table).reduce((sum, [at, pairs]) => sum + (Number(at) <= NEAR_DISTANCE ? pairs : 0), 0),
  );
  return `
## The numbers behind it

The sample dataset has ${pictures} pictures of one person, thirty of them portraits that are as alike as portraits of a dataset are.
In how many bits the hashes of two pictures differ, for all ${(pictures * (pictures - 1)) / 2} pairs, on the left as they are, on the right with
one of them mirrored (\`node scripts/hash-distances.mjs\` measures it):

\`\`\`text
${rows.join('\n')}
\`\`\`

${near[0]} pairs, and mirrored ${near[1]}, are as near as near duplicates: the hash alone would call them so. None is one: their small
copies differ by ${leastDifference} at least (1 less the correlation), where ${NEAR_DIFFERENCE} is the limit. The same pictures saved anew as JPEG of
quality 40, at half the size as WebP, 15 % brighter, in grey, or mirrored differ from themselves in 2 bits and by 0.0012 at
most; cropped by 2 % in 5 bits and by 0.0121 at most, by 0.0048 in the middle: some of these are found, others not.
`;
}
