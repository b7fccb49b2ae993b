/** Enough to tell: a reader that goes through all of it for each sign takes a minute. */
const SIZE = 64 * 1024;

/** Much of the same. */
const much = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

/** Texts that make a careless reader slow, or go down too deep. */
export const slowTexts: Readonly<Record<string, string>> = {
  'one letter': much('a'),
  blanks: much(' '),
  'line breaks': much('\n'),
  'lines of Windows': much('\r\n'),
  'brackets of lists': much('['),
  'brackets of tables': much('{'),
  'nested tables': much('{"a":'),
  'nested lists of TOML': `a = ${much('[')}`,
  'nested tables of TOML': `a = ${much('{ a = ')}`,
  'headers of TOML': much('[a]\n'),
  'headers of TOML with dots': `[${much('a.')}a]\n`,
  'keys of TOML': much('a.b = 1\n'),
  'other keys of TOML': Array.from({ length: 5000 }, (_, index) => `key${index} = 1`).join('\n'),
  'tables of TOML': Array.from({ length: 5000 }, (_, index) => `[[datasets]]\na${index} = 1`).join('\n'),
  'a value that is missing': `x = """\na =${'\n'.repeat(5000)}z"""\nb = `,
  'a value that is missing, in lines of Windows': `x = """\na =${'\r\n'.repeat(5000)}z"""\nb = `,
  quotes: much('"'),
  'single quotes': much("'"),
  backslashes: `"${much('\\')}`,
  'quotes behind backslashes': `{"a": NaN, "${much('\\"')}`,
  commas: much(','),
  colons: much(':'),
  settings: `Steps: 20, Sampler: a, Size: 1, ${much('ab:[')}`,
  'settings in quotes': `Steps: 20, Sampler: a, Size: 1, ${much('ab:"\\')}`,
  'options of prompts': much(' --w 512'),
  dashes: much('-'),
  calls: much('add_argument('),
  'calls with texts': much('add_argument("--a", '),
  hashes: much('#'),
  'percent signs': much('%'),
  'progress bars': much('steps: 1%| | 1/2 [00:00<00:00]\r'),
  'lines of a traceback': much('Traceback (most recent call last):\n'),
  'marks of caches': much('_0512x0512'),
};
