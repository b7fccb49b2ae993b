import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { keyDescriptions, queryKeys } from '../../../core/query/keys.ts';
import { parseQuery } from '../../../core/query/parse.ts';
import { printQuery } from '../../../core/query/print.ts';
import { anyQuery, anyQueryText, queryOf } from './queries.ts';

/** The mistake of a query: its place between marks, and what it says. */
function mistakeIn(text: string): string {
  const parsed = parseQuery(text);
  if ('query' in parsed) return 'none';
  const { span, message } = parsed.mistake;
  const marked = `${text.slice(0, span.start)}«${text.slice(span.start, span.end)}»${text.slice(span.end)}`;
  return `${marked} ${formatMessage(message)}`;
}

describe('a query', () => {
  it.each([
    'tag:cat AND (tag:orange OR tag:white)',
    'NOT tag:"from behind"',
    'tags:=0',
    'tokens:>75',
    'name:*_01*',
    'caption:"1girl, solo"',
  ])('of TagGUI is read as it is: %s', (text) => {
    expect(parseQuery(text)).toHaveProperty('query');
  });

  it.each(queryKeys.map((key) => keyDescriptions[key].example))('is the example %s', (text) => {
    expect(parseQuery(text)).toHaveProperty('query');
  });

  it.each([
    ['a OR b AND NOT c', 'a OR (b AND NOT c)'],
    ['a AND b OR c AND d', '(a AND b) OR (c AND d)'],
    ['not a b or c', '(NOT a AND b) OR c'],
    ['NOT (a OR b)', 'NOT (a OR b)'],
    ['NOT NOT a', 'NOT NOT a'],
    ['not(a)b', 'NOT a AND b'],
    ['a b c', 'a AND b AND c'],
    ['((a))', 'a'],
    ['a (b c)', 'a AND (b AND c)'],
    ['TAG: cat Tags: >= 3', 'tag:cat AND tags:>=3'],
    ['tag:name:x', 'tag:name:x'],
    ['re:zero AND http://x', 're:zero AND http://x'],
    ['tags:==3 width:768', 'tags:=3 AND width:=768'],
    ['tag:or', 'tag:or'],
    ['"and" \'OR\'', '"and" AND "OR"'],
    [`it's "it's" 'say "x"'`, `it's AND it's AND "say \\"x\\""`],
    ['"tag:x"', '"tag:x"'],
    ['tag:日本 キャラ', 'tag:日本 AND キャラ'],
    ['alice\\ \\(fate\\)', '"alice (fate)"'],
    ['tag:=_=', 'tag:=_='],
    ['"a\\"b\\\\c\\*d"', 'a"b\\\\c\\*d'],
    ['path:C:\\data', 'path:"C:\\\\data"'],
    ['ratio:>=3:2 ratio:1.5', 'ratio:>=3:2 AND ratio:=1.5'],
    [
      'issue:Small-Image OR issue:missing-* OR issue:error',
      'issue:Small-Image OR issue:missing-* OR issue:error',
    ],
  ])('%s is %s', (text, same) => {
    expect(queryOf(text)).toEqual(queryOf(same));
  });

  it.each([
    ['', '«» A condition is expected here, such as tag:smile.'],
    ['  ', '  «» A condition is expected here, such as tag:smile.'],
    ['()', '(«)» A condition is expected here, such as tag:smile.'],
    ['a AND', 'a AND«» A condition is expected behind "AND", such as tag:smile.'],
    ['a or )', 'a or «)» A condition is expected behind "or", such as tag:smile.'],
    ['OR a', '«OR» a A condition is expected here, such as tag:smile.'],
    ['NOT', 'NOT«» A condition is expected behind "NOT", such as tag:smile.'],
    ['a)', 'a«)» This bracket closes none.'],
    ['(a OR (b)', '«(»a OR (b) This bracket is not closed.'],
    ['a "b', 'a «"»b This quote is not closed.'],
    ['tag:', 'tag:«» What to look for is expected behind "tag:", such as tag:smile.'],
    ['tag: AND a', 'tag: «AND» a What to look for is expected behind "tag:", such as tag:smile.'],
    ['tag:(a OR b)', 'tag:«(»a OR b) What to look for is expected behind "tag:", such as tag:smile.'],
    ['tags:>', 'tags:>«» A number is expected behind "tags:", such as tags:>12.'],
    ['tags:-1', 'tags:«-1» A number in plain digits is expected, such as tags:>12.'],
    ['width:<1e3', 'width:<«1e3» A number in plain digits is expected, such as width:<768.'],
    ['tags:<>3', 'tags:<«>3» A number in plain digits is expected, such as tags:>12.'],
    ['chars:"3"', 'chars:«"3"» A number in plain digits is expected, such as chars:<40.'],
    ['ratio:', 'ratio:«» A ratio is expected behind "ratio:", such as ratio:>3:2.'],
    ['ratio:3:0', 'ratio:«3:0» A ratio is expected, as 3:2 or 1.5.'],
    [
      'widht:<3',
      '«widht:»<3 There is no "widht:". Did you mean "width:"? In quotes it is a text to look for.',
    ],
    [
      'issue:smal-image',
      'issue:«smal-image» There is no rule or severity "smal-image". Did you mean "small-image"?',
    ],
    ['is:nice', 'is:«nice» "nice" is nothing that a picture can be: reviewed.'],
    ['is:re*', 'is:«re*» "re*" is nothing that a picture can be: reviewed.'],
    ['issue:nonsense-of-mine', 'issue:«nonsense-of-mine» There is no rule or severity "nonsense-of-mine".'],
  ])('that is wrong says where and why: %s', (text, mistake) => {
    expect(mistakeIn(text)).toBe(mistake);
  });

  it('goes as deep as anybody writes, and no deeper', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(queryOf(nested(64))).toEqual(queryOf('a'));
    expect(mistakeIn(nested(65))).toContain('Brackets and NOTs go 64 deep at most.');
    for (const hostile of ['('.repeat(9999), 'NOT '.repeat(2400), '(NOT '.repeat(1900)])
      expect(mistakeIn(hostile)).toContain('64 deep at most');
    expect(mistakeIn('a '.repeat(5001))).toContain('A query has 10000 characters at most.');
  });

  it('of any text is read, or has a mistake inside the text', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const parsed = parseQuery(text);
        if ('query' in parsed) return;
        const { start, end } = parsed.mistake.span;
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('that was read and printed is read as the same', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const parsed = parseQuery(text);
        if ('query' in parsed) expect(queryOf(printQuery(parsed.query))).toEqual(parsed.query);
      }),
      { numRuns: 2000 },
    );
  });

  it('that was made and printed is read as the same', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(queryOf(printQuery(query))).toEqual(query);
      }),
      { numRuns: 2000 },
    );
  });
});
