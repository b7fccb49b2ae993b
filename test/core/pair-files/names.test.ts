import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOfName } from '../../../core/pair-files/file-name.ts';
import { TakenNames } from '../../../core/pair-files/free-name.ts';
import { namesByPattern, tellsApart } from '../../../core/pair-files/name-pattern.ts';
import { renameOrder } from '../../../core/pair-files/rename-order.ts';

describe('free names', () => {
  it('get a number where one of the files has its name taken', () => {
    const taken = new TakenNames(['a.png', 'b_0512x0512_sd.npz', 'C.JPG']);
    expect(taken.free('d', ['.png', '.txt'])).toBe('d');
    expect(taken.free('a', ['.png'])).toBe('a_2');
    expect(taken.free('b', ['.png', '_0512x0512_sd.npz'])).toBe('b_2');
  });

  it('are not those of a picture of another extension, whose caption they would share', () => {
    expect(new TakenNames(['a.jpg']).isFree('a', ['.png'])).toBe(false);
    expect(new TakenNames(['a.txt']).isFree('a', ['.png'])).toBe(false);
  });

  it('are told apart as the disks of Windows and macOS do', () => {
    const taken = new TakenNames(['Alice.png', 'e\u0301.png']);
    expect(taken.isFree('alice', ['.png'])).toBe(false);
    expect(taken.isFree('\u00e9', ['.png'])).toBe(false);
  });

  it('are taken from then on', () => {
    const taken = new TakenNames();
    taken.add(['a.png']);
    taken.add(['a_2.png']);
    expect(taken.free('a', ['.webp'])).toBe('a_3');
  });
});

describe('a name', () => {
  it.each([
    ['front_01', undefined],
    ['señora (2)', undefined],
    ['', 'A name is needed.'],
    ['a:b', 'A name can\'t have "{0}": Windows forbids it.'],
    ['a/b', 'A name can\'t have "{0}": Windows forbids it.'],
    ['a\u0007', 'A name has no control characters.'],
    ['con', 'Windows keeps the name {0} for a device.'],
    ['LPT1.front', 'Windows keeps the name {0} for a device.'],
    ['.a', 'The trainer picks up no file whose name begins with a dot.'],
    ['a ', 'A name neither begins nor ends with a blank, nor ends with a dot.'],
    ['a.', 'A name neither begins nor ends with a blank, nor ends with a dot.'],
    ['ä'.repeat(101), 'This name is too long.'],
    ['ä'.repeat(100), undefined],
  ])('"%s" is judged', (stem, problem) => {
    expect(problemOfName(stem)?.template).toBe(problem);
  });
});

describe('a pattern', () => {
  it('numbers names so that they sort as they count', () => {
    expect(namesByPattern('front_{n}', ['x', 'y'])).toEqual(['front_01', 'front_02']);
    const many = namesByPattern(
      '{n}',
      Array.from({ length: 100 }, () => 'x'),
    );
    expect([many[0], many[99]]).toEqual(['001', '100']);
  });

  it('keeps old names where it says so', () => {
    expect(namesByPattern('old_{name}', ['a$&', 'b'])).toEqual(['old_a$&', 'old_b']);
  });

  it('has to tell names apart', () => {
    expect(tellsApart('front')).toBe(false);
    expect(tellsApart('front_{n}')).toBe(true);
    expect(tellsApart('{name}_x')).toBe(true);
  });
});

describe('the order of renamings', () => {
  const renamings = fc
    .uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 10 })
    .chain((from) =>
      fc
        .uniqueArray(fc.integer({ min: 0, max: 14 }), { minLength: from.length, maxLength: from.length })
        .map((to) => from.map((one, index) => ({ from: String(one), to: String(to[index]) }))),
    );

  it('finds each name free, and moves each thing once, or aside and once more', () => {
    fc.assert(
      fc.property(renamings, (all) => {
        const names = new Map(all.map(({ from }, index) => [from, index]));
        const at = new Map(all.map(({ from }, index) => [index, from]));
        for (const { index, isAside } of renameOrder(all)) {
          const name = isAside ? `aside ${index}` : (all[index]?.to ?? '');
          const old = at.get(index) ?? '';
          if (old !== name) expect(names.has(name)).toBe(false);
          names.delete(old);
          names.set(name, index);
          at.set(index, name);
        }
        expect([...at].sort(([a], [b]) => a - b).map(([, name]) => name)).toEqual(all.map(({ to }) => to));
      }),
    );
  });

  it('steps aside in circles alone', () => {
    const chain = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ];
    expect(renameOrder(chain)).toEqual([
      { index: 1, isAside: false },
      { index: 0, isAside: false },
    ]);
    const circle = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(renameOrder(circle).filter(({ isAside }) => isAside)).toHaveLength(1);
    expect(renameOrder([{ from: 'a', to: 'a' }])).toEqual([{ index: 0, isAside: false }]);
  });
});
