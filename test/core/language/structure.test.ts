import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { sentencesOf } from '../../../core/caption/sentences.ts';
import { codeLenses } from '../../../core/language/code-lenses.ts';
import { documentSymbols } from '../../../core/language/document-symbols.ts';
import { selectionsAt } from '../../../core/language/selection-ranges.ts';
import { workspaceSymbols } from '../../../core/language/workspace-symbols.ts';
import { formatMessage } from '../../../core/message.ts';
import { readSpan } from '../../../core/trainers/sd-scripts/captions.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { datasetOf } from '../../support/memory.ts';

const path = captionPath(0);

describe('document symbols', () => {
  it('are the tags with their use', () => {
    const dataset = captionsOf(['alice, hat, Hat', 'hat'], { config: '[dataset]\ntrigger = "alice"' });
    const caption = dataset.captions.get(path)?.caption ?? parseCaption('');
    const symbols = documentSymbols(dataset, path, caption);
    expect(
      symbols.map(({ detail, ...one }) => ({ ...one, detail: detail && formatMessage(detail) })),
    ).toEqual([
      { name: 'alice', kind: 'trigger', detail: 'in 1 of 2 captions', span: { start: 0, end: 5 } },
      { name: 'hat', kind: 'tag', detail: 'in 2 of 2 captions', span: { start: 7, end: 10 } },
      { name: 'Hat', kind: 'tag', detail: 'in 2 of 2 captions', span: { start: 12, end: 15 } },
    ]);
  });

  it('are the sentences of prose', () => {
    const text = 'A woman in a red coat is standing in the street. It rains, and she smiles.';
    const dataset = captionsOf([text]);
    const symbols = documentSymbols(dataset, path, parseCaption(text));
    expect(symbols.map(({ name, kind }) => [name, kind])).toEqual([
      ['A woman in a red coat is standing in the street.', 'sentence'],
      ['It rains, and she smiles.', 'sentence'],
    ]);
  });
});

describe('sentences', () => {
  it.each([
    ['One. Two! “Three?” four', ['One.', 'Two!', '“Three?”', 'four']],
    ['彼女は笑う。雨が降る。', ['彼女は笑う。', '雨が降る。']],
    ['It is 3.5 m high', ['It is 3.5 m high']],
    ['  ', []],
    ['...', ['...']],
  ])('of %j', (text, expected) => {
    const found = sentencesOf(parseCaption(text)).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(expected);
  });
});

describe('workspace symbols', () => {
  const datasets = [
    captionsOf(['1girl, red hat', 'Red_Hat, hat', 'hat, 1girl, red coat', 'red hat']),
    datasetOf({ 'x/a.png': '', 'x/a.txt': 'A woman in a red coat is standing in the street, red.' }),
  ];
  const find = (query: string) =>
    workspaceSymbols(datasets, query).map(
      ({ tag, container, path, span }) =>
        `${tag}: ${formatMessage(container)}, ${path.slice(path.lastIndexOf('/') + 1)}:${span.start}`,
    );

  it('are the tags that begin with a query, have it, or have its letters', () => {
    expect(find('red')).toEqual([
      'red hat: dataset, in 3 of 4 captions, front_01.txt:7',
      'red coat: dataset, in 1 of 4 captions, front_03.txt:12',
    ]);
    expect(find('RED_HAT')).toHaveLength(1);
    expect(find('rct')).toEqual(['red coat: dataset, in 1 of 4 captions, front_03.txt:12']);
    expect(find('xyz')).toEqual([]);
    expect(find('')[0]).toMatch(/^red hat/);
  });

  it('are 200 at most', () => {
    const many = captionsOf(Array.from({ length: 300 }, (_, index) => `tag ${index}`));
    expect(workspaceSymbols([many], '')).toHaveLength(200);
  });
});

describe('selections', () => {
  const parsed = (text: string) => parseCaption(text, readSpan(text));
  it.each([
    ['1girl, re|d hat ,x ', ['red', 'red hat', '1girl, red hat ,x', '1girl, red hat ,x ']],
    ['1girl|', ['1girl']],
    ['1girl,| hat', ['1girl, hat']],
    ['1girl, h|at\r\nnot read', ['hat', '1girl, hat', '1girl, hat\r\nnot read']],
    ['1girl\r\nnot re|ad', ['read', 'not read', '1girl\r\nnot read']],
    ['😀|, hat', ['😀', '😀, hat']],
    ['|', ['']],
    [
      'A woman in a red co|at is standing in the street. It rains, and she smiles.',
      [
        'coat',
        'A woman in a red coat is standing in the street.',
        'A woman in a red coat is standing in the street. It rains, and she smiles.',
      ],
    ],
  ])('at %j', (marked, expected) => {
    const text = marked.replace('|', '');
    const steps = selectionsAt(parsed(text), marked.indexOf('|'));
    expect(steps.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('code lenses', () => {
  it.each([
    [0, 'No findings'],
    [1, 'One finding'],
    [7, '7 findings'],
  ])('with %i findings', (count, expected) => {
    const lenses = codeLenses(captionsOf(['1girl']), path, count);
    expect(lenses.map(({ title, image }) => [formatMessage(title), image])).toEqual([
      ['front_01.png', '/dataset/10_alice woman/front_01.png'],
      [expected, undefined],
    ]);
  });
});
