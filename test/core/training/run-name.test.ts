import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betterRunName,
  isRunFolderName,
  runFolder,
  runNameOf,
  stampOf,
} from '../../../core/training/run-name.ts';

/** What Windows has no files of, whatever follows behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc
    .array(
      fc.constantFrom('con', 'NUL', 'com1', 'lpt¹', '.', '-', '_', ' ', '/', '\\', ':', 'a', '𠮷', 'é'),
      {
        maxLength: 70,
      },
    )
    .map((parts) => parts.join('')),
);

describe('the name of a run', () => {
  it.each([
    ['CharacterAI', 'CharacterAI'],
    ['alice woman', 'alice_woman'],
    ['日本語', '日本語'],
    ['été 2', 'été_2'],
    ['e\u0301', 'é'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['<lora:x:1>', 'lora-x-1'],
    ['"quoted" #1', 'quoted-_-1'],
    ['a\nb\tc', 'a-b-c'],
    ['--force', 'force'],
    ['.hidden', 'hidden'],
    ['_private', 'private'],
    ['../../etc', 'etc'],
    ['v1.5', 'v1.5'],
    ['trailing. ', 'trailing'],
    ['', 'lora'],
    ['???', 'lora'],
    ['con', 'lora-con'],
    ['NUL', 'lora-NUL'],
    ['com3', 'lora-com3'],
    ['con.v2', 'lora-con.v2'],
    ['LPT¹', 'lora-LPT¹'],
    ['console', 'console'],
    ['com10', 'com10'],
  ])('%j is %j', (written, name) => expect(runNameOf(written)).toBe(name));

  it('can be that of a file on every system, on its own and with an extension', () => {
    fc.assert(
      fc.property(text, (written) => {
        const name = runNameOf(written);
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}._-]+$/u);
        expect(name).not.toMatch(/^[-._]|[-._]$/);
        expect(name).not.toMatch(DEVICE);
        expect(name.length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('is the same when it is made of itself', () => {
    fc.assert(
      fc.property(text, (written) => {
        const name = runNameOf(written);
        expect(runNameOf(name)).toBe(name);
        expect(betterRunName(name)).toBeUndefined();
      }),
    );
  });

  it('is cut between characters, not in them', () => {
    expect(runNameOf('a'.repeat(200))).toBe('a'.repeat(60));
    // In a file system's bytes, 60 of these would be too many for a file with an epoch in its name.
    expect(runNameOf('𠮷'.repeat(60))).toBe('𠮷'.repeat(30));
    expect(runNameOf(`a${'𠮷'.repeat(60)}`)).toBe(`a${'𠮷'.repeat(29)}`);
    expect(runNameOf(`con${'-_'.repeat(40)}`)).toBe('lora-con');
  });

  it('that somebody chose is told a better one where it is not usable', () => {
    expect(betterRunName('CharacterAI-2-A')).toBeUndefined();
    expect(betterRunName('alice woman')).toBe('alice_woman');
    expect(betterRunName('con.v2')).toBe('lora-con.v2');
  });
});

describe('the folder of a run', () => {
  const time = new Date(2026, 10, 4, 8, 9, 5);

  it('has its name and when it was made', () => {
    expect(stampOf(time)).toBe('20261104-080905');
    expect(runFolder('/dataset', 'alice', stampOf(time))).toBe('/dataset/runs/alice-20261104-080905');
  });

  it.each([
    ['alice-20261104-080905', true],
    ['日本語-20261104-080905', true],
    ['alice', false],
    ['alice-20261104', false],
    ['alice-20261104-080905.zip', false],
  ])('is known by its name: %s %j', (name, isOne) => expect(isRunFolderName(name)).toBe(isOne));
});
