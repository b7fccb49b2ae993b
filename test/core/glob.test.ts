import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileMatcher, treeMatcher } from '../../core/glob.ts';

describe('fileMatcher', () => {
  it.each([
    ['back_*', 'img/10_alice/back_01.png'],
    ['back_01', 'img/back_01.png'],
    ['BACK_*', 'back_01.png'],
    ['img/*.png', 'img/a.png'],
    ['**/rear*', 'a/b/rear.txt'],
    ['*.{png,jpg}', 'a/b.jpg'],
  ])('%s means %s', (pattern, path) => {
    expect(fileMatcher(['nothing', pattern])(path)).toBe(true);
  });

  it.each([
    ['back_*', 'background.png'],
    ['img/*.png', 'img/x/a.png'],
    ['10_alice', '10_alice/a.png'],
  ])('%s does not mean %s', (pattern, path) => {
    expect(fileMatcher([pattern])(path)).toBe(false);
  });

  it('means nothing without patterns', () => {
    expect(fileMatcher([])('a')).toBe(false);
  });

  it('takes whatever someone types for a pattern', () => {
    fc.assert(
      fc.property(
        fc.string({
          minLength: 1,
          unit: fc.constantFrom(
            'a',
            '*',
            '[',
            ']',
            '(',
            ')',
            '!',
            '{',
            '}',
            '\\',
            '/',
            '?',
            '+',
            '@',
            '|',
            '-',
            '^',
          ),
        }),
        (pattern) => {
          expect(typeof fileMatcher([pattern])('img/a.png')).toBe('boolean');
        },
      ),
    );
  });
});

describe('treeMatcher', () => {
  it.each([
    ['old', 'old/a/b.png'],
    ['old', 'img/old/b.png'],
    ['_unused/**', '_unused/a.png'],
    ['img/old', 'img/old/b.png'],
    ['bad_*', 'img/bad_1.png'],
  ])('%s means %s', (pattern, path) => {
    expect(treeMatcher([pattern])(path)).toBe(true);
  });

  it.each([
    ['old', 'older/a.png'],
    ['img/old', 'old/img/b.png'],
  ])('%s does not mean %s', (pattern, path) => {
    expect(treeMatcher([pattern])(path)).toBe(false);
  });
});
