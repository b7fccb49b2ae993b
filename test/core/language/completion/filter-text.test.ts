import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterText } from '../../../../core/language/completion/filter-text.ts';

describe('filterText', () => {
  it.each([
    ['', ['smile'], 'smile'],
    ['smi', ['smile'], 'smile'],
    ['hair', ['long hair'], 'hair long hair'],
    ['ha', ['long hair'], 'hair'],
    ['long h', ['very long hair'], 'long hair'],
    ['in', ['dark skin, in rain'], 'in rain'],
    ['Long_H', ['long hair'], 'Long_Hair'],
    ['long_h', ['long_hair'], 'long_hair'],
    ['long h', ['long_hair'], 'long hair'],
    ['sole', ['sole female', '1girl'], 'sole female'],
    ['girl', ['1girl'], 'girl 1girl'],
    ['irl', ['1girl'], 'irl 1girl'],
    // With a mistake.
    ['redey', ['red eyes'], 'redeyes'],
    ['blck h', ['black hair'], 'blck h black hair'],
    ['İs', ['İstanbul'], 'İstanbul'],
  ])('%j, %j: %j', (typed, names, expected) => {
    expect(filterText(typed, names)).toBe(expected);
  });

  it('begins with what was typed, and never is that alone', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (typed, name) => {
        const text = filterText(typed, [name]);
        expect(text.startsWith(typed)).toBe(true);
        expect(text.length).toBeGreaterThan(typed.length);
      }),
    );
  });

  it('still begins with what is typed next, where that goes on as the tag does', () => {
    const tag = 'very long hair';
    for (let end = 1; end < 'long hair'.length; end++) {
      const now = 'long hair'.slice(0, end);
      expect(filterText(now, [tag]).startsWith('long hair'.slice(0, end + 1))).toBe(true);
    }
  });
});
