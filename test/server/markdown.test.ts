import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../server/markdown.ts';

describe('a text in Markdown', () => {
  it.each([
    'photo (medium)',
    'In 40 of 41 captions (98 %)',
    'Implies: jewelry',
    'xyzzy [plugh], { all = [...] }',
    'front_02.jpg, 1020 × 1224 → bucket 704 × 832',
    't-shirt, c++, #1, !, > 3, a & b, 10. and 1) within',
  ])('has no backslash where none is needed: %j', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    ['*bold* and `code`', '\\*bold\\* and \\`code\\`'],
    ['__init__ _it_', '\\_\\_init\\_\\_ \\_it\\_'],
    ['[name](https://example.com)', '[name\\](https\\://example.com)'],
    ['![](https://example.com/a.png)', '![\\](https\\://example.com/a.png)'],
    ['[name]: /there', '[name\\]: /there'],
    ['[name][there]', '[name\\][there]'],
    ['www.example.com', 'www\\.example.com'],
    ['_www.example.com', '\\_www\\.example.com'],
    ['someone@example.com', 'someone\\@example.com'],
    ['<img src=x>', '\\<img src=x>'],
    ['&lt; &#60;', '\\&lt; \\&#60;'],
    ['a|b', 'a\\|b'],
    ['~~gone~~', '\\~\\~gone\\~\\~'],
    ['$(icon)', '\\$(icon)'],
    ['\\', '\\\\'],
    ['two\r\nlines', 'two lines'],
  ])('%j stands there as it is', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it.each([
    ['# head', '\\# head'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['> quoted', '\\> quoted'],
    ['=== below', '\\=== below'],
    ['1. item', '1\\. item'],
    ['2) item', '2\\) item'],
  ])('%j begins nothing at the beginning of a line', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
