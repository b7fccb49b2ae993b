import { describe, expect, it } from 'vitest';
import { chosenCaptions } from '../../../core/edits/chosen-captions.ts';
import { editChosen } from '../../../core/edits/edit-chosen.ts';
import type { Operation, TagPlace } from '../../../core/edits/operations/operation.ts';
import { formatMessage } from '../../../core/message.ts';
import { become, done, ports, problemOf, textsAfter } from '../../support/chosen-edits.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';

const lines = '[training.options]\nenable_wildcard = true\n';
const groups = '[training.options]\nkeep_tokens_separator = "|||"\n';
const end = { at: 'end' } as const;
const front = { at: 'front' } as const;
const inFrontOf = (tag: string): TagPlace => ({ at: 'before', tag });
const behind = (tag: string): TagPlace => ({ at: 'after', tag });

type Example = readonly [what: string, operation: Operation, text: string, expected: string];

describe('an operation on one caption', () => {
  it.each<Example>([
    ['set', { kind: 'set', text: 'a, c' }, 'a, b, c', 'a, c'],
    [
      'set, with the line ends of the file',
      { kind: 'set', text: 'a\nx\nb\n' },
      'a\r\nb\r\n',
      'a\r\nx\r\nb\r\n',
    ],
    ['move by place', { kind: 'moveAt', from: 0, to: 2 }, 'a, b,c', 'b,c, a'],
    ['move by place, there is none', { kind: 'moveAt', from: 0, to: 9 }, 'a, b', 'a, b'],
    ['remove by place', { kind: 'removeAt', places: [0, 2, 7] }, 'a, b, c', 'b'],
    ['remove a sentence by place', { kind: 'removeAt', places: [1] }, 'a, She is in the garden.', 'a'],
    ['insert by place', { kind: 'insertAt', place: 1, tag: ' x ' }, 'a,b', 'a,x,b'],
    ['insert into nothing', { kind: 'insertAt', place: 0, tag: 'x' }, '', 'x'],
    ['add at the end', { kind: 'add', tags: ['x', 'B', 'y'], place: end }, 'a, b', 'a, b, x, y'],
    ['add the same twice', { kind: 'add', tags: ['x', 'X'], place: end }, 'a', 'a, x'],
    ['add in front', { kind: 'add', tags: ['x', 'y'], place: front }, 'a,b', 'x,y,a,b'],
    ['add before', { kind: 'add', tags: ['x'], place: inFrontOf('B') }, 'a, b', 'a, x, b'],
    ['add behind', { kind: 'add', tags: ['x', 'y'], place: behind('a') }, 'a, b', 'a, x, y, b'],
    [
      'add before one that is not there',
      { kind: 'add', tags: ['x'], place: inFrontOf('z') },
      'a, b',
      'a, b, x',
    ],
    ['add into nothing', { kind: 'add', tags: ['x', 'y'], place: front }, '', 'x, y'],
    [
      'add to sentences',
      { kind: 'add', tags: ['x'], place: end },
      'She is in the garden.',
      'She is in the garden.',
    ],
    ['remove', { kind: 'remove', tags: ['B', 'long_hair'] }, 'a, b, Long hair, b', 'a'],
    ['replace', { kind: 'replace', from: 'b', to: 'x' }, 'a, B, c', 'a, x, c'],
    ['replace by one that is there', { kind: 'replace', from: 'b', to: 'c' }, 'a, b, c', 'a, c'],
    [
      'replace another tag, not in sentences',
      { kind: 'replace', from: 'hat', to: 'cap' },
      'hat, She has a hat on.',
      'cap, She has a hat on.',
    ],
    ['move to the front', { kind: 'move', tag: 'C', place: front }, 'a, b, c', 'c, a, b'],
    ['move to the end', { kind: 'move', tag: 'a', place: end }, 'a, b, c', 'b, c, a'],
    ['move before', { kind: 'move', tag: 'c', place: inFrontOf('b') }, 'a, b, c', 'a, c, b'],
    ['move behind', { kind: 'move', tag: 'a', place: behind('b') }, 'a, b, c', 'b, a, c'],
    ['move where it is', { kind: 'move', tag: 'b', place: behind('a') }, 'a, b, c', 'a, b, c'],
    ['move beside itself', { kind: 'move', tag: 'b', place: inFrontOf('b') }, 'a, b, c', 'a, b, c'],
    ['move what is not there', { kind: 'move', tag: 'x', place: front }, 'a, b', 'a, b'],
    ['sort', { kind: 'sort', order: 'alphabet' }, 'c, a, b', 'a, b, c'],
    ['dedupe', { kind: 'dedupe' }, 'a, B, b, A, c', 'a, B, c'],
    ['fix one kind', { kind: 'fix', code: 'duplicate-tag' }, 'a, b, b,, c', 'a, b,, c'],
    ['fix what no rule finds', { kind: 'fix', code: 'nothing' }, 'a, a', 'a, a'],
  ])('%s', async (_, operation, text, expected) => {
    expect(await become([text], operation)).toEqual([expected]);
  });

  it.each<readonly [...Example, config: string]>([
    [
      'add to lines',
      { kind: 'add', tags: ['x'], place: inFrontOf('b') },
      'a, b\nx\nc',
      'a, x, b\nx\nc, x',
      lines,
    ],
    [
      'add before the first of a group',
      { kind: 'add', tags: ['x'], place: inFrontOf('b') },
      'a ||| b',
      'a ||| x, b',
      groups,
    ],
    [
      'add at the end of a group',
      { kind: 'add', tags: ['x'], place: end },
      'a ||| b ||| c',
      'a ||| b, x ||| c',
      groups,
    ],
    [
      'replace a trigger, in sentences too',
      { kind: 'replace', from: 'alice', to: 'bob' },
      'alice, She is alice here.',
      'bob, She is bob here.',
      '[dataset]\ntrigger = "alice"\n',
    ],
    [
      'move in lines',
      { kind: 'move', tag: 'b', place: front },
      'a, b\nb, c\nd, b',
      'b, a\nb, c\nb, d',
      lines,
    ],
    ['dedupe in lines', { kind: 'dedupe' }, 'a, a\na, b', 'a\na, b', lines],
  ])('%s', async (_, operation, text, expected, config) => {
    expect(await become([text], operation, config)).toEqual([expected]);
  });

  it.each<
    readonly [pattern: string, replacement: string, ignoresCase: boolean, text: string, expected: string]
  >([
    ['(\\w+) hair', '$1 fur', false, 'red hair, blue hair', 'red fur, blue fur'],
    ['(?<colour>\\w+) hair', '$<colour>', false, 'red hair', 'red'],
    ['RED', 'x', true, 'red, Red', 'x, x'],
    ['RED', 'x', false, 'red, Red', 'red, Red'],
    ['\\p{L}+', '$&$&', false, 'é1', 'éé1'],
    ['$', ', end', false, 'a\nb', 'a\nb, end'],
    ['^', '', false, 'a', 'a'],
    ['', '-', false, 'ab', '-a-b-'],
    ['.', 'x', false, '😀,', 'xx'],
    [', b|,c', '', false, 'a, b,c\r\nd', 'a\r\nd'],
    // The line ends that end the file are not the caption's text.
    ['\\.$', '', false, 'a cat.\n', 'a cat\n'],
    ['hair$', 'fur', false, 'red hair\r\n\r\n', 'red fur\r\n\r\n'],
    ['\\s+', ' ', false, 'a  b \n', 'a b \n'],
    ['^$', 'a', false, '\n', 'a\n'],
    // A line feed stands for any line end, in the pattern as in what replaces it.
    ['\\nb', ' b', false, 'a\r\nb', 'a b'],
    ['\\nb', ' b', false, 'a\rb\nc', 'a b\nc'],
    ['a$', 'x', false, 'a\r\na', 'a\r\nx'],
    ['.$', 'x', false, 'a\r\n', 'x\r\n'],
    ['(.)\\n(.)', '$2\n$1', false, 'a\r\nb\nc\nd', 'b\r\na\nd\r\nc'],
    [', ', '\n', false, 'a, b\r\n', 'a\r\nb\r\n'],
    [', ', '\r\n', false, 'a, b\nc', 'a\nb\nc'],
    [', ', '\n', false, 'a, b', 'a\nb'],
    ['(?<first>\\w)\\n', '$<first>$1$$$&|', false, 'a\r\nb', 'aa$a\r\n|b'],
    ['b', "$`|$'", false, 'a\r\nb\nc\n', 'a\r\na\r\n|\r\nc\nc\n'],
    ['', '-', false, 'a\r\n😀\r\n', '-a-\r\n-😀-\r\n'],
    ['\uffff', '\ufffe', false, '\uffff\r\n\ufffd', '\ufffe\r\n\ufffd'],
  ])('a regular expression: %s by %j', async (pattern, replacement, ignoresCase, text, expected) => {
    expect(await become([text], { kind: 'regex', pattern, replacement, ignoresCase })).toEqual([expected]);
  });
});

describe('an operation on many captions', () => {
  it('toggles by all of them: takes out what all have, adds what some lack; sentences have no say', async () => {
    const toggle = { kind: 'toggle', tag: 'x' } as const;
    const prose = 'She is in the garden.';
    expect(await become(['a, X', 'x', prose], toggle)).toEqual(['a', '', prose]);
    expect(await become(['a, X', 'b', prose], toggle)).toEqual(['a, X', 'b, x', prose]);
  });

  it('makes captions of pictures without one, by what writes words', async () => {
    const files = { '1_a/a.png': '', '1_a/a.txt': 'x', '1_a/b.png': '' };
    const made = async (operation: Operation) =>
      textsAfter(datasetOf(files), await done(datasetOf(files), operation));
    expect(await made({ kind: 'add', tags: ['x', 'y'], place: front })).toEqual(['y, x', 'x, y']);
    expect(await made({ kind: 'toggle', tag: 'x' })).toEqual(['x', 'x']);
    expect(await made({ kind: 'insertAt', place: 4, tag: 'z' })).toEqual(['x, z', 'z']);
    expect(await made({ kind: 'set', text: 'z' })).toEqual(['z', 'z']);
    expect(await made({ kind: 'set', text: '' })).toEqual(['']);
    expect(await made({ kind: 'remove', tags: ['x'] })).toEqual(['']);
    expect(await made({ kind: 'regex', pattern: '^', replacement: 'y', ignoresCase: false })).toEqual(['yx']);
  });

  it('edits a caption of several pictures once, and leaves those of others alone', async () => {
    const dataset = datasetOf({
      '1_a/a.png': '',
      '1_a/a.webp': '',
      '1_a/a.txt': 'x',
      '1_a/b.png': '',
      '1_a/b.txt': 'x',
    });
    const images = ['/dataset/1_a/a.png', '/dataset/1_a/a.webp'];
    const edit = await done(dataset, { kind: 'add', tags: ['y'], place: end }, images.values());
    expect(edit.changes.map(({ file }) => file)).toEqual(['/dataset/1_a/a.txt']);
  });

  it.each<readonly [Operation, string]>([
    [
      { kind: 'add', tags: ['a', 'b, c'], place: end },
      'The trainer would read two tags: "," separates them.',
    ],
    [{ kind: 'insertAt', place: 0, tag: ' ' }, 'A tag has at least one letter.'],
    [{ kind: 'replace', from: 'a', to: '' }, 'A tag has at least one letter.'],
    [{ kind: 'toggle', tag: '' }, 'A tag has at least one letter.'],
    [
      { kind: 'regex', pattern: '(', replacement: '', ignoresCase: true },
      'This is no regular expression: Unterminated group.',
    ],
    [
      { kind: 'regex', pattern: '*/a', replacement: '', ignoresCase: false },
      'This is no regular expression: Nothing to repeat.',
    ],
  ])('says why it can not be done: %j', async (operation, problem) => {
    expect(await problemOf(captionsOf(['a']), operation)).toBe(problem);
  });

  it('gives up a regular expression that takes too long, and names the caption', async () => {
    const dataset = captionsOf(['fine', 'slow', 'fine']);
    const chosen = await chosenCaptions(dataset, dataset.images.keys(), noTurn);
    const operation = { kind: 'regex', pattern: 'x', replacement: 'y', ignoresCase: false } as const;
    const run = <Result>(work: () => Result) => {
      const result = work();
      return JSON.stringify(result).includes('slow') ? undefined : { result };
    };
    const edit = await editChosen(dataset, chosen, operation, { ...ports, limit: { run } });
    expect('problem' in edit && formatMessage(edit.problem)).toBe(
      'This expression takes too long, at first in front_02.txt. Write it another way.',
    );
  });

  it('gives up one that takes a little too long in each, and takes turns meanwhile', async () => {
    const dataset = captionsOf(Array.from({ length: 512 }, (_, index) => `${index}`));
    const chosen = await chosenCaptions(dataset, dataset.images.keys(), noTurn);
    const operation = { kind: 'regex', pattern: 'x', replacement: 'y', ignoresCase: false } as const;
    let runs = 0;
    const run = <Result>(work: () => Result) => {
      runs++;
      const result = work();
      return Array.isArray(result) && result.length > 8 ? undefined : { result };
    };
    let turns = 0;
    const turn = { next: async () => void turns++ };
    const edit = await editChosen(dataset, chosen, operation, { ...ports, turn, limit: { run } });
    expect('problem' in edit && formatMessage(edit.problem)).toContain('takes too long, at first in ');
    expect(runs).toBe(1 + 3 * 17);
    expect(turns).toBe(runs);
  });

  it.each<readonly [Operation, number]>([
    [{ kind: 'add', tags: ['x'], place: end }, 2],
    [{ kind: 'remove', tags: ['hat'] }, 2],
    [{ kind: 'move', tag: 'hat', place: front }, 2],
    [{ kind: 'sort', order: 'alphabet' }, 2],
    [{ kind: 'dedupe' }, 2],
    [{ kind: 'toggle', tag: 'x' }, 2],
    [{ kind: 'toggle', tag: 'hat' }, 2],
    // Of a tag that stands between commas there, one is changed after all.
    [{ kind: 'replace', from: 'hat', to: 'cap' }, 1],
    // A trigger is renamed in sentences too: those are about it, or aren't.
    [{ kind: 'replace', from: 'alice', to: 'alex' }, 0],
    [{ kind: 'regex', pattern: 'x', replacement: 'y', ignoresCase: false }, 0],
    [{ kind: 'fix', code: 'duplicate-tag' }, 0],
    [{ kind: 'set', text: 'a' }, 0],
  ])('tells how many captions of sentences it is not about: %j', async (operation, sentences) => {
    const texts = [
      'alice, hat',
      'She is standing in the garden of a large house.',
      'She is standing in the garden of a large house, hat',
    ];
    const dataset = captionsOf(texts, { config: '[dataset]\ntrigger = "alice"\n' });
    expect((await done(dataset, operation)).sentences).toBe(sentences);
  });

  it('does nothing that would make no caption of one', async () => {
    const dataset = captionsOf(['a'.repeat(2000), 'b']);
    const edit = await done(dataset, {
      kind: 'regex',
      pattern: '.',
      replacement: 'x'.repeat(1000),
      ignoresCase: false,
    });
    expect(edit.failed).toEqual([{ file: captionPath(0), reason: 'too-long', detail: '2000000' }]);
    expect(edit.changes.map(({ file }) => file)).toEqual([captionPath(1)]);
  });
});
