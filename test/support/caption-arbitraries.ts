import fc from 'fast-check';

/** What texts of the wild have and parsers trip over. */
const oddities = [
  ',',
  ',,',
  ', ',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\ufeff',
  '\u200b',
  '\u00a0',
  '\u3000',
  '\u0085',
  '\u001c',
];

/** Any text that may stand in a file: words, commas, line ends, every kind of blank, lone surrogates, emoji. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...oddities) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '1girl',
          'Long_Hair',
          'É',
          'e\u0301',
          '日本',
          '😀',
          '\ud83d',
          '\ude00',
          '(a:1.2)',
        ),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

/** A tag's text: without commas and line ends, without white space at its ends, not empty. */
export const anyTag = fc
  .oneof(
    fc.constantFrom('1girl', 'smile', 'long hair', 'Long_Hair', 'café', '日本', '😀', ':3', '^_^', 'a (b)'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  )
  .map((text) => text.replace(/[,\s\p{Cc}]+/gu, 'x'))
  .filter((text) => text !== '');

/** A caption of tags, evenly spaced, with a line end or without. */
export const tidyCaption = fc
  .tuple(
    fc.array(anyTag, { minLength: 1, maxLength: 8 }),
    fc.constantFrom(', ', ','),
    fc.constantFrom('', '\n', '\r\nmore, lines'),
  )
  .map(([tags, separator, rest]) => ({ tags, separator, text: tags.join(separator) + rest }));

/** Any characters at all, lone surrogates among them. (`fc.string({ unit: 'binary' })` takes a second to start.) */
export const anyCharacters = fc
  .array(fc.integer({ min: 0, max: 0x10_ffff }), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes));

/** What a training may split its captions by, beside commas. */
export const anyGroupOptions = fc.constantFrom(
  { keep_tokens_separator: '|||' },
  { secondary_separator: ';;;' },
  { enable_wildcard: true },
  { keep_tokens_separator: '|||', secondary_separator: ';;;', enable_wildcard: true },
  { caption_separator: '、', keep_tokens_separator: '|||', enable_wildcard: true },
);

/** A text full of what parts tags, groups and lines. */
export const groupedText = fc
  .array(fc.constantFrom('a', 'b', 'c d', 'Smile', ' ', ',', ', ', ' ||| ', '|||', ';;;', '\n', '、', ' '), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));
