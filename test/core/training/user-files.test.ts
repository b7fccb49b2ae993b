import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToml } from '../../../core/config/toml.ts';
import { tomlString } from '../../../core/config/write-config.ts';
import { readModels, readTrainers, withValues } from '../../../core/training/user-files.ts';

describe('models.toml', () => {
  it.each<[string, string, object]>([
    ['nothing', '', {}],
    ['a comment', '# mine\r\n', {}],
    [
      'a name for a path',
      'sd15 = "/models/v1-5.safetensors"',
      { sd15: { path: '/models/v1-5.safetensors' } },
    ],
    [
      'a literal path of Windows',
      "sd15 = 'D:\\models\\new.safetensors'",
      { sd15: { path: 'D:\\models\\new.safetensors' } },
    ],
    ['a table', '[sd15]\r\npath = "/m"\r\nvae = "/v" # why\r\n', { sd15: { path: '/m', vae: '/v' } }],
    ['an inline table', 'sd15 = { path = "/m", vae = "/v" }', { sd15: { path: '/m', vae: '/v' } }],
    ['dotted keys', 'sd15.path = "/m"\nsd15.vae = "/v"', { sd15: { path: '/m', vae: '/v' } }],
    ['a name in quotes', '"SD 1.5" = "/m"', { 'SD 1.5': { path: '/m' } }],
    ['what we do not know', '[sd15]\npath = "/m"\nnote = "mine"\n', { sd15: { path: '/m', note: 'mine' } }],
  ])('says %s', (_, text, content) => {
    expect(readModels(text)).toEqual({ content });
  });

  it.each([
    'sd15 = 3',
    'sd15 = ""',
    '[sd15]',
    '[sd15]\nvae = "/v"',
    '[sd15]\npath = "/m"\nvae = 1',
    '[[sd15]]\npath = "/m"',
  ])('is told to be mended: %j', (text) => {
    expect(readModels(text)).toEqual({
      mistake: 'sd15: a path in quotes is expected, or a table with a path',
    });
  });

  it('tells the line where it is no TOML', () => {
    expect(readModels('ok = "/m"\r\n\r\nsd15 = /m')).toEqual({
      mistake: expect.stringMatching(/^line 3: ./),
    });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readModels(text)));
  });
});

it('trainers.toml has a folder for a trainer, and a Python where that is elsewhere', () => {
  expect(readTrainers('sd-scripts = "/trainer"')).toEqual({
    content: { 'sd-scripts': { path: '/trainer' } },
  });
  expect(readTrainers('[sd-scripts]\npath = "/t"\npython = "/conda/bin/python"')).toEqual({
    content: { 'sd-scripts': { path: '/t', python: '/conda/bin/python' } },
  });
});

describe('a value that is set', () => {
  it.each([
    ['in a new file', '', '[sd15]\npath = "/new"\n'],
    ['behind a comment', '# mine\n', '# mine\n\n[sd15]\npath = "/new"\n'],
    ['behind a line without an end', 'a = "/a"', 'a = "/a"\n\n[sd15]\npath = "/new"\n'],
    [
      'in a file with the line ends of Windows',
      'a = "/a"\r\n',
      'a = "/a"\r\n\r\n[sd15]\r\npath = "/new"\r\n',
    ],
    ['instead of a path', 'sd15 = "/old" # c\n', 'sd15 = "/new" # c\n'],
    ['in a table', '[sd15]\n# c\npath = "/old" # d\n', '[sd15]\n# c\npath = "/new" # d\n'],
    ['in a table of Windows', '[sd15]\r\nvae="/v"\r\n', '[sd15]\r\npath = "/new"\r\nvae="/v"\r\n'],
    ['in an inline table', 'sd15 = { vae = "/v" }', 'sd15 = { path = "/new", vae = "/v" }'],
    ['with a dotted key', 'sd15.path = "/old"\nsd15.vae = "/v"', 'sd15.path = "/new"\nsd15.vae = "/v"'],
    [
      'before another table',
      '[sd15]\npath = "/old"\n\n[z]\npath = "/z"\n',
      '[sd15]\npath = "/new"\n\n[z]\npath = "/z"\n',
    ],
  ])('stands %s', (_, text, expected) => {
    expect(withValues(text, 'sd15', { path: '/new' })).toBe(expected);
  });

  it('makes a table of a path where more is to be said', () => {
    expect(withValues('t = "/old"\n', 't', { path: '/new', python: '/py' })).toBe(
      't = { path = "/new", python = "/py" }\n',
    );
    expect(withValues('[t]\npath = "/old"\n', 't', { path: '/new', python: '/py' })).toBe(
      '[t]\npython = "/py"\npath = "/new"\n',
    );
  });

  it('may have a name that needs quotes, and any text', () => {
    expect(withValues('', 'SD 1.5', { path: 'C:\\new\n"x"' })).toBe(
      '["SD 1.5"]\npath = "C:\\\\new\\n\\"x\\""\n',
    );
  });

  it.each([
    ['a file that can not be read', 'sd15 = '],
    ['an empty table', '[sd15]\n'],
    ['an empty inline table', 'sd15 = {}'],
    ['a list of tables', '[[sd15]]\npath = "/old"\n'],
    ['another kind of value', 'sd15 = 3\n'],
    ['a table of tables', '[sd15.x]\na = 1\n'],
  ])('is left to a person in %s', (_, text) => {
    expect(withValues(text, 'sd15', { path: '/new' })).toBeUndefined();
  });

  it('never takes another one along', () => {
    // A line in front of `sd15.path` would leave `path` at the top of the file.
    expect(withValues('sd15.path = "/old"\n', 'sd15', { vae: '/v' })).toBeUndefined();
    expect(withValues('sd15.path = "/old"\n', 'sd15', { path: '/new', vae: '/v' })).toBeUndefined();
  });

  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('C:\\new', '"', "'", '#', '\n', '\u2028'),
  );
  const comment = fc.constantFrom('# why', '', '#"x" = 1', '  # [x]');
  const others = fc.uniqueArray(fc.tuple(fc.constantFrom('p', 'q', 'r'), value, comment), {
    selector: ([name]) => name,
  });
  const file = fc
    .record({
      eol: fc.constantFrom('\n', '\r\n'),
      before: fc.array(comment),
      table: fc.constantFrom('sd15', 'SD 1.5', 'a.b', 'x', '日本語'),
      form: fc.constantFrom('none', 'path', 'table', 'inline', 'vae'),
      old: value.map(tomlString),
      end: fc.boolean(),
      others,
    })
    .map(({ eol, before, table, form, old, end, others }) => {
      const key = tomlString(table);
      const own = {
        none: [],
        path: [`${key} = ${old} # own`],
        inline: [`${key} = { note = 1, path = ${old} } # own`],
        table: [`[${key}] # own`, `path = ${old} # own`],
        vae: [`[${key}] # own`, `vae = ${old} # own`],
      }[form];
      const rest = others.flatMap(([name, text, note]) => [
        note,
        `[${name}]`,
        `path = ${tomlString(text)} # it`,
      ]);
      return { table, eol, text: [...before, ...own, ...rest].join(eol) + (end ? eol : '') };
    });

  it('leaves all else as it is', () => {
    fc.assert(
      fc.property(file, value, fc.boolean(), ({ table, eol, text }, path, more) => {
        const values = more ? { path, python: path } : { path };
        const result = withValues(text, table, values) ?? 'changed nothing';
        const [before, after] = [tablesOf(text), tablesOf(result)];
        expect(after.get(table)).toEqual(
          values.python === undefined && typeof after.get(table) === 'string'
            ? path
            : { ...Object(typeof before.get(table) === 'string' ? {} : before.get(table)), ...values },
        );
        before.delete(table);
        after.delete(table);
        expect(after).toEqual(before);
        expect(foreignLines(result)).toEqual(foreignLines(text));
        if (text.includes(eol)) expect(result.split(eol).join('')).not.toContain('\n');
      }),
      { numRuns: 60 },
    );
  });

  function tablesOf(text: string): Map<string, unknown> {
    const reading = readToml(text);
    return new Map(
      Object.entries('mistake' in reading ? reading : JSON.parse(JSON.stringify(reading.value))),
    );
  }

  /** The lines that are none of the table's, and not those that are put in. */
  const foreignLines = (text: string) =>
    text.split(/\r?\n/).filter((line) => /# (?:it|why|\[x\])$|^#/.test(line));
});
