import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Caption, parseCaption } from '../../../core/caption/caption.ts';
import { tagKey } from '../../../core/caption/tag-key.ts';
import { variantsOf } from '../../../core/caption/variants.ts';
import { inverseOf } from '../../../core/edits/inverse.ts';
import type { Operation } from '../../../core/edits/operations/operation.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { anyGroupOptions, anyText, groupedText, tidyCaption } from '../../support/caption-arbitraries.ts';
import { done, ports, textsAfter } from '../../support/chosen-edits.ts';
import { captionsOf } from '../../support/datasets.ts';

const places = fc.oneof(
  fc.constantFrom({ at: 'front' as const }, { at: 'end' as const }),
  fc.record({
    at: fc.constantFrom('before' as const, 'after' as const),
    tag: fc.constantFrom('a', 'b', 'x'),
  }),
);
const tags = fc.constantFrom('a', 'b', 'c d', 'smile', 'x', 'new one');
const number = fc.integer({ min: 0, max: 12 });
const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), text: groupedText }),
  fc.record({ kind: fc.constant('moveAt' as const), from: number, to: number }),
  fc.record({ kind: fc.constant('removeAt' as const), places: fc.array(number, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('insertAt' as const), place: number, tag: tags }),
  fc.record({
    kind: fc.constant('add' as const),
    tags: fc.array(tags, { minLength: 1, maxLength: 3 }),
    place: places,
  }),
  fc.record({ kind: fc.constant('remove' as const), tags: fc.array(tags, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('replace' as const), from: tags, to: tags }),
  fc.record({
    kind: fc.constant('regex' as const),
    pattern: fc.constantFrom('a', '\\s*,\\s*', '.', '(b)|c', '^|$'),
    ignoresCase: fc.boolean(),
    replacement: fc.constantFrom('', 'x', '$1$1', ', '),
  }),
  fc.record({ kind: fc.constant('move' as const), tag: tags, place: places }),
  fc.record({
    kind: fc.constant('sort' as const),
    order: fc.constantFrom('base' as const, 'alphabet' as const),
  }),
  fc.constant({ kind: 'dedupe' as const }),
  fc.record({ kind: fc.constant('fix' as const), code: fc.constantFrom('duplicate-tag', 'empty-tag') }),
  fc.record({ kind: fc.constant('toggle' as const), tag: tags }),
);

/** A configuration that says how captions are split. */
function configOf(options: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(options).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return `[training.options]\n${said.join('\n')}\n`;
}

/** What becomes of a caption, and its parts before and after. */
async function edited(text: string, operation: Operation, options: object = {}) {
  const dataset = captionsOf([text], { config: configOf({ ...options }) });
  const edit = await done(dataset, operation);
  expect(edit.failed).toBeUndefined();
  const [after = ''] = textsAfter(dataset, edit);
  const read = (one: string) =>
    parseCaption(one, dataset.trainer.readSpan(one, dataset.grammar), dataset.grammar);
  return { edit, before: read(text), after: read(after) };
}

const keys = ({ tags: all }: Pick<Caption, 'tags'>) => all.map(({ key }) => key);
const lines = (caption: Caption) => variantsOf(caption).map(keys);

describe('any operation', () => {
  it('can be worked out for any caption, and taken back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(groupedText, anyText),
        operations,
        anyGroupOptions,
        async (text, operation, options) => {
          const { edit, after } = await edited(text, operation, options);
          for (const change of edit.changes) {
            if (change.kind !== 'edit') throw new Error(`${change.kind} of a caption that is there`);
            expect(after.text).not.toBe(text);
            const undo = inverseOf(change, { text, bom: false }, ports.digest);
            expect(undo).toMatchObject({
              kind: 'edit',
              digest: ports.digest({ text: after.text, bom: false }),
            });
            expect(undo.kind === 'edit' && applyTextEdits(after.text, undo.edits)).toBe(text);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of tags leaves alone what the trainer does not read', async () => {
    const ofTags = operations.filter(({ kind }) => kind !== 'set' && kind !== 'regex');
    await fc.assert(
      fc.asyncProperty(tidyCaption, ofTags, async ({ text, tags: words }, operation) => {
        const rest = text.slice(text.search(/[\r\n]|$/));
        const { after } = await edited(text, operation);
        expect(words.length).toBeGreaterThan(0);
        expect(after.text.endsWith(rest)).toBe(true);
      }),
    );
  });
});

describe('an operation of tags', () => {
  const check = (
    operation: fc.Arbitrary<Operation>,
    expect: (operation: Operation, before: Caption, after: Caption) => void,
  ) =>
    fc.assert(
      fc.asyncProperty(groupedText, operation, anyGroupOptions, async (text, one, options) => {
        const { before, after } = await edited(text, one, options);
        if (before.style === 'tags') expect(one, before, after);
      }),
      { numRuns: 200 },
    );
  const sorted = (caption: Caption) => [...keys(caption)].sort();

  it('adds to each line what it lacks, and nothing else', () =>
    check(
      fc.record({
        kind: fc.constant('add' as const),
        tags: fc.array(tags, { minLength: 1, maxLength: 3 }),
        place: places,
      }),
      (operation, before, after) => {
        const wanted = operation.kind === 'add' ? operation.tags.map(tagKey) : [];
        const expected = lines(before).map((line) => [...new Set([...line, ...wanted])].sort());
        expect(lines(after).map((line) => [...new Set(line)].sort())).toEqual(expected);
        expect(keys(after).length - keys(before).length).toBe(
          lines(before).flatMap((line) => [...new Set(wanted)].filter((key) => !line.includes(key))).length,
        );
      },
    ));

  it('removes these, and nothing else', () =>
    check(
      fc.record({ kind: fc.constant('remove' as const), tags: fc.array(tags, { maxLength: 3 }) }),
      (operation, before, after) => {
        const gone = new Set(operation.kind === 'remove' ? operation.tags.map(tagKey) : []);
        expect(keys(after)).toEqual(keys(before).filter((key) => !gone.has(key)));
      },
    ));

  it('moves one, and loses none', () =>
    check(
      fc.record({ kind: fc.constant('move' as const), tag: tags, place: places }),
      (operation, before, after) => {
        expect(sorted(after)).toEqual(sorted(before));
        const key = operation.kind === 'move' ? tagKey(operation.tag) : '';
        // The others keep their order; only the first of the same kind moves.
        const others = (caption: Caption) => keys(caption).filter((one) => one !== key);
        expect(others(after)).toEqual(others(before));
      },
    ));

  it('removes repeats, line by line', () =>
    check(fc.constant({ kind: 'dedupe' as const }), (_, before, after) => {
      expect(lines(after)).toEqual(lines(before).map((line) => [...new Set(line)]));
    }));

  it('toggled twice, gives the same tags', () =>
    fc.assert(
      fc.asyncProperty(tidyCaption, async ({ text }) => {
        const toggle = { kind: 'toggle', tag: 'quite new' } as const;
        const { before, after } = await edited(text, toggle);
        if (before.style === 'prose') return;
        expect(keys(after)).toEqual([...keys(before), 'quite new']);
        const again = await edited(after.text, toggle);
        if (after.style === 'tags') expect(again.after.text).toBe(text);
      }),
    ));
});
