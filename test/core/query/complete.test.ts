import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeQuery } from '../../../core/query/complete.ts';
import { parseQuery } from '../../../core/query/parse.ts';
import { datasetOf } from '../../support/memory.ts';
import { anyQueryText } from './queries.ts';

const dataset = datasetOf(
  {
    '10_alice woman/a.png': '',
    '10_alice woman/a.txt': 'smile, long hair, alice',
    '10_alice woman/b.png': '',
    '10_alice woman/b.txt': 'smile, red hair, what?',
    '5_bob/c.png': '',
    '5_bob/c.txt': 'smile, (o)_(o), alice',
  },
  { config: '[views."seen from the moon"]\nfiles = ["moon_*"]', origin: 'config' },
);

/** What is offered at `|`, with what it would replace between marks. */
function offered(marked: string): { replaced: string; offers: readonly string[] } {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { span, candidates } = completeQuery(text, offset, dataset);
  const replaced = `${text.slice(0, span.start)}«${text.slice(span.start, span.end)}»${text.slice(span.end)}`;
  return { replaced, offers: candidates.map(({ newText }) => newText) };
}

describe('completion in a query', () => {
  it('offers keys at the beginning, and behind a condition what joins another one', () => {
    expect(offered('|').offers.slice(0, 3)).toEqual(['tag:', 'caption:', 'name:']);
    expect(offered('|').offers).not.toContain('AND ');
    expect(offered('tag:smile |').offers).toEqual(expect.arrayContaining(['AND ', 'OR ', 'NOT ', 'tag:']));
    expect(offered('(|')).toMatchObject({ replaced: '(«»' });
  });

  it('offers keys and tags that begin with what is typed', () => {
    expect(offered('NOT wi|')).toEqual({ replaced: 'NOT «wi»', offers: ['width:'] });
    expect(offered('s|').offers).toEqual(['tag:smile']);
    expect(offered('A|').offers).toEqual(['tag:alice']);
    expect(offered('tag:smile a|').offers).toEqual(['AND ', 'tag:alice']);
  });

  it('offers no tags where all captions are sentences, but their words', () => {
    const files = { 'x/a.png': '', 'x/a.txt': 'A portrait of alice, who is smiling at the viewer.' };
    const labels = (text: string) =>
      completeQuery(text, text.length, datasetOf(files)).candidates.map(({ label }) => label);
    expect([labels('tag:'), labels('port')]).toEqual([[], []]);
    expect(labels('caption:port')).toEqual(['A portrait of alice']);
  });

  it.each([
    ['tag:|', 'tag:«»', ['smile', 'alice', '"(o)_(o)"', '"long hair"', '"red hair"', 'what\\?']],
    ['tag:ha|', 'tag:«ha»', ['"long hair"', '"red hair"']],
    ['tag: "lon|', 'tag: «"lon»', ['"long hair"']],
    ['tag:"l|ong hair" x', 'tag:«"long hair"» x', ['"long hair"']],
    ['tag:s|m AND y', 'tag:«sm» AND y', ['smile']],
    ['tag:|sm', 'tag:«sm»', ['smile', 'alice', '"(o)_(o)"', '"long hair"', '"red hair"', 'what\\?']],
    ['caption:al|', 'caption:«al»', ['alice']],
    ['in:|', 'in:«»', ['"10_alice woman"', '5_bob']],
    ['in:wo|', 'in:«wo»', ['"10_alice woman"']],
    ['view:moon|', 'view:«moon»', ['"seen from the moon"']],
    ['issue:err|', 'issue:«err»', ['error']],
    ['issue:small|', 'issue:«small»', ['small-image']],
    ['is:|', 'is:«»', ['reviewed']],
    ['tags:>|', 'tags:>«»', []],
    ['width:|', 'width:«»', []],
  ])('offers what may stand behind a key: %s', (marked, replaced, offers) => {
    expect(offered(marked)).toEqual({ replaced, offers });
  });

  it('offers, of any text at any place, what makes a condition of the span', () => {
    fc.assert(
      fc.property(anyQueryText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const { span, candidates } = completeQuery(text, offset, dataset);
        expect(0 <= span.start && span.start <= offset && offset <= span.end && span.end <= text.length).toBe(
          true,
        );
        const tag = candidates.find(({ kind }) => kind === 'tag');
        if (tag) expect(parseQuery(tag.newText)).toHaveProperty('query');
      }),
      { numRuns: 500 },
    );
  });
});
