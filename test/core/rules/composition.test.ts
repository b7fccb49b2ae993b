import { describe, expect, it } from 'vitest';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { likeness } from '../../support/five-datasets.ts';
import { toldBy } from '../../support/loaded.ts';
import { datasetOf } from '../../support/memory.ts';

const purpose = '[dataset]\npurpose = "likeness"\n';

function dataset(captions: Readonly<Record<string, string>>, config: string): Dataset {
  const files = Object.entries(captions).flatMap(([name, text]) => [
    [`10_x/${name}.png`, ''],
    [`10_x/${name}.txt`, text],
  ]);
  return datasetOf(Object.fromEntries(files), { config, origin: 'config' });
}
const found = (captions: Readonly<Record<string, string>>, config: string) =>
  toldBy('composition', dataset(captions, config));

describe('composition', () => {
  it('says what a likeness lacks by its recipe, and what it has enough of', async () => {
    const some = { a: '1girl', back_01: '1girl', b: '1girl, from behind', c: "1girl, bird's-eye view" };
    expect(await found(some, purpose)).toEqual([
      'info The plan of the pictures still lacks "from side" (0 of 6), "full body" (0 of 1). Enough there are of "from behind" (2 of 2), "from above" (1 of 1).',
    ]);
  });

  it('says what a plan of its own lacks, whatever the purpose', async () => {
    const plan = '[composition]\n"from behind" = 2\n"upper body" = 1\nhat = 1\n';
    expect(await found({ a: '1girl' }, plan)).toEqual([
      'info The plan of the pictures still lacks "from behind" (0 of 2), "upper body" (0 of 1), "hat" (0 of 1).',
    ]);
    expect(
      await found(
        { upper_body: '1girl', a: 'straw hat, from behind', b: 'A woman, seen from behind.' },
        plan,
      ),
    ).toEqual([]);
    expect(await found({ a: '1girl' }, `${purpose}[composition]\nhat = 0\n`)).toEqual([]);
  });

  it('counts a picture that the configuration knows the view of', async () => {
    const views = '[composition]\n"from behind" = 1\n[views."from behind"]\nfiles = ["x_*"]\n';
    expect(await found({ x_1: '1girl' }, views)).toEqual([]);
  });

  it('does not count regularization pictures', async () => {
    const files = { '10_x/a.png': '', '1_woman/b.png': '', '1_woman/b.txt': 'hat' };
    const config = '[composition]\nhat = 1\n[concepts."1_woman"]\nis_reg = true\n';
    expect(await toldBy('composition', datasetOf(files, { config }))).toHaveLength(1);
  });

  it('hints that all pictures have one shape', async () => {
    const base = dataset(likeness, purpose);
    const sized = (other: number) =>
      withFiles(base, {
        images: new Map(
          [...base.images.keys()]
            .sort()
            .map((path, index) => [
              path,
              { path, facts: { state: 'readable', width: index ? 768 : other, height: 1024, format: 'png' } },
            ]),
        ),
      });
    expect(await toldBy('composition', sized(770))).toEqual([
      'hint All 42 pictures have one shape, that of 770 × 1024: the recipe for a likeness varies it a little.',
    ]);
    expect(await toldBy('composition', sized(1024))).toEqual([]);
  });

  it.each(['', '[dataset]\npurpose = "style"', '[composition]'])('is quiet with %j', async (config) => {
    expect(await found({ a: '1girl' }, config)).toEqual([]);
  });

  it("is quiet about the article's pictures, and about none", async () => {
    expect(await found(likeness, purpose)).toEqual([]);
    expect(await found({}, purpose)).toEqual([]);
  });
});
