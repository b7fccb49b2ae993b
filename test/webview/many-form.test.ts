import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyFields,
  type Fields,
  formKinds,
  operationOf,
  pieceAt,
  tagFieldsOf,
  withTag,
} from '../../media/gallery/many/form-fields.ts';
import { wordDiff } from '../../media/gallery/many/word-diff.ts';
import { operation } from '../../protocol/gallery/edits.ts';

const fieldsWith = (fields: Partial<Fields>): Fields => ({ ...emptyFields, ...fields });

describe('the form of an operation', () => {
  it('says what is to be done', () => {
    const operations = [
      fieldsWith({ kind: 'add', tags: ' smile, , red hair ,', at: 'front' }),
      fieldsWith({ kind: 'add', tags: 'smile', at: 'after', beside: ' 1girl ' }),
      fieldsWith({ kind: 'remove', tags: 'smile' }),
      fieldsWith({ kind: 'replace', from: ' smile', to: 'grin ' }),
      fieldsWith({ kind: 'move', moved: 'smile', at: 'before', beside: '1girl' }),
      fieldsWith({ kind: 'regex', pattern: ' (a) ', replacement: '', ignoresCase: true }),
      fieldsWith({ kind: 'sort', order: 'alphabet' }),
      fieldsWith({ kind: 'dedupe' }),
      fieldsWith({ kind: 'fix', code: 'duplicate-tag' }),
    ].map(operationOf);
    expect(operations).toEqual([
      { kind: 'add', tags: ['smile', 'red hair'], place: { at: 'front' } },
      { kind: 'add', tags: ['smile'], place: { at: 'after', tag: '1girl' } },
      { kind: 'remove', tags: ['smile'] },
      { kind: 'replace', from: 'smile', to: 'grin' },
      { kind: 'move', tag: 'smile', place: { at: 'before', tag: '1girl' } },
      { kind: 'regex', pattern: ' (a) ', ignoresCase: true, replacement: '' },
      { kind: 'sort', order: 'alphabet' },
      { kind: 'dedupe' },
      { kind: 'fix', code: 'duplicate-tag' },
    ]);
    for (const one of operations) expect(operation.parse(one)).toEqual(one);
  });

  it('says nothing while something is missing', () => {
    const unfinished = [
      fieldsWith({ kind: 'add', tags: ' , ' }),
      fieldsWith({ kind: 'add', tags: 'smile', at: 'before', beside: ' ' }),
      fieldsWith({ kind: 'remove' }),
      fieldsWith({ kind: 'replace', from: 'smile' }),
      fieldsWith({ kind: 'replace', to: 'smile' }),
      fieldsWith({ kind: 'move', at: 'end' }),
      fieldsWith({ kind: 'regex', replacement: 'a' }),
      fieldsWith({ kind: 'fix' }),
    ];
    expect(unfinished.map(operationOf)).toEqual(unfinished.map(() => undefined));
  });

  it('takes a tag of the captions where one was last', () => {
    expect(withTag(fieldsWith({ kind: 'replace' }), 'smile', undefined)).toMatchObject({ from: 'smile' });
    expect(withTag(fieldsWith({ kind: 'replace', from: 'smile' }), 'grin', 'to')).toMatchObject({
      from: 'smile',
      to: 'grin',
    });
    expect(withTag(fieldsWith({ kind: 'add', tags: 'a,b,' }), 'c', 'tags').tags).toBe('a, b, c');
    expect(withTag(fieldsWith({ kind: 'add', tags: 'a, b' }), 'b', 'tags').tags).toBe('a, b');
    expect(withTag(fieldsWith({ kind: 'move', at: 'after' }), 'a', 'beside')).toMatchObject({ beside: 'a' });
    // A field that isn't in the form takes none.
    expect(withTag(fieldsWith({ kind: 'move', at: 'end' }), 'a', 'beside')).toMatchObject({ moved: 'a' });
  });

  it('has no kind that a tag of the captions can not be put into', () => {
    for (const kind of formKinds) {
      const fields = withTag(fieldsWith({ kind }), 'smile', undefined);
      expect(tagFieldsOf(fields).map((name) => fields[name])).toContain('smile');
    }
  });

  it('finds the tag among several that one is writing', () => {
    const pieceOf = (marked: string) => {
      const offset = marked.indexOf('|');
      const text = marked.replace('|', '');
      const { start, end } = pieceAt(text, offset);
      return text.slice(start, end);
    };
    expect(['smi|le, hat', '|smile, hat', 'smile|, hat', 'smile, ha|t', ' a , b| , c '].map(pieceOf)).toEqual(
      ['smile', 'smile', 'smile', 'hat', 'b'],
    );
    expect(['|', 'a,|', 'a,|,b', ',|'].map(pieceOf)).toEqual(['', '', '', '']);
  });

  it('always has the place itself in the tag that one is writing', () => {
    const texts = fc.array(fc.constantFrom(',', ' ', 'a', '🦊')).map((letters) => letters.join(''));
    void fc.assert(
      fc.property(texts, fc.nat(), (text, number) => {
        const offset = number % (text.length + 1);
        const { start, end } = pieceAt(text, offset);
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(offset);
        expect(text.slice(start, end)).not.toContain(',');
      }),
    );
  });
});

describe('what differs between two captions', () => {
  const shown = (before: string, after: string) =>
    wordDiff(before, after)
      .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
      .join('');

  it('is told by words', () => {
    expect(shown('1girl, dark skin, hat', '1girl, tan skin, hat')).toBe('1girl, [-dark][+tan] skin, hat');
    expect(shown('', '1girl')).toBe('[+1girl]');
    expect(shown('1girl', '')).toBe('[-1girl]');
    expect(shown('a  b', 'a b')).toBe('a[-  ][+ ]b');
    expect(shown('same', 'same')).toBe('same');
  });

  it('has words that follow each other and all differ in one piece', () => {
    expect(shown('hat, from side', 'hat, in profile')).toBe('hat, [-from side][+in profile]');
    expect(shown('a b c d', 'a x c y')).toBe('a [-b][+x] c [-d][+y]');
    expect(shown('a b', 'a, b')).toBe('a[+,] b');
  });

  it('leaves out most of what is the same, in whole words', () => {
    const words = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');
    expect(shown(`${words} old ${words}`, `${words} new ${words}`)).toBe(
      '… word96 word97 word98 word99 [-old][+new] word0 word1 word2 word3 word4 …',
    );
    expect(shown(`old ${words} old`, `new ${words} new`)).toBe(
      '[-old][+new] word0 word1 word2 word3 word4 … word96 word97 word98 word99 [-old][+new]',
    );
  });

  it('never cuts a letter in two', () => {
    const foxes = '🦊'.repeat(101);
    expect(shown(`a${foxes}`, `b${foxes}`)).toMatch(/^\S+🦊{32}…$/u);
    expect(shown(`${foxes}a`, `${foxes}b`)).toMatch(/^…🦊{32}\S+$/u);
  });

  it('has all that was removed and added', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ', ', ' ', '\n', '日本')).map((all) => all.join(''));
    void fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = wordDiff(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('');
        if (pieces.some(({ text }) => text.includes('…'))) return;
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });
});
