import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '../../core/rules/index.ts';
import { folderWith, lora, pairs, picture } from './lora.ts';

const twice = '1girl, smile, red hair, smile';

/** The schema of OASIS is of an older draft: of what it uses only the name of `id` is another one now. */
function validator() {
  const {
    id,
    $schema: _,
    ...schema
  } = JSON.parse(readFileSync('test/fixtures/sarif/sarif-schema-2.1.0.json', 'utf8'));
  const isDate = (text: string) => !Number.isNaN(Date.parse(text));
  const isReference = (text: string) => /^(?:%[0-9A-F]{2}|[\w\-.~:/?#[\]@!$&'()*+,;=])*$/i.test(text);
  const formats = {
    'date-time': isDate,
    uri: (text: string) => isReference(text) && /^[a-z][a-z0-9+.-]*:/i.test(text),
    'uri-reference': isReference,
  };
  return new Ajv({ strict: false, allErrors: true, formats }).compile({ $id: id, ...schema });
}

async function sarif(folder: string, ...args: string[]) {
  const { stdout } = await lora(folder, ['lint', '--format', 'sarif', ...args]);
  const log = JSON.parse(stdout);
  const validate = validator();
  validate(log);
  expect(validate.errors).toBeNull();
  return log.runs[0];
}

describe('the report as SARIF', () => {
  it('is what the schema of 2.1.0 demands, whatever was found and however files are called', async () => {
    const folder = folderWith({
      ...pairs({
        a: twice,
        'b %20#?&é \u{1f600}': '\ufeffx,, x',
        'c\n"d"': Buffer.from('caf\xe9', 'latin1'),
      }),
      '10_alice/-lonely.png': picture,
      '10_alice/e.png': picture.subarray(0, 400),
      'lora-dataset.toml': '[dataset]\ntriger = "x"\n',
    });
    const { results } = await sarif(folder);
    const ids = new Set(results.map(({ ruleId }: { ruleId: string }) => ruleId));
    expect([...ids]).toEqual(
      expect.arrayContaining(['config', 'duplicate-tag', 'caption-encoding', 'unreadable-image']),
    );
  });

  it('is as valid when nothing was found, and when there was nothing to lint', async () => {
    expect((await sarif(folderWith(pairs({ a: '1girl' })))).results).toEqual([]);
    expect((await sarif(folderWith({ 'x.md': '' }))).results).toEqual([]);
  });

  it('has places counted from 1 in UTF-16 units, the fix, and the severity as it is', async () => {
    const folder = folderWith(pairs({ 'a b': `\u{1f600}, x, x` }));
    const { results, columnKind, originalUriBaseIds } = await sarif(folder, '--rule', 'duplicate-tag=hint');
    const artifactLocation = { uri: '10_alice/a%20b.txt', uriBaseId: '%SRCROOT%' };
    expect(columnKind).toBe('utf16CodeUnits');
    expect(originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: `${pathToFileURL(folder)}/` } });
    expect(results).toEqual([
      {
        ruleId: 'duplicate-tag',
        ruleIndex: rules.findIndex(({ code }) => code === 'duplicate-tag'),
        level: 'note',
        message: { text: '"x" is already in this caption.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation,
              region: { startLine: 1, startColumn: 8, endLine: 1, endColumn: 9 },
            },
          },
        ],
        fixes: [
          {
            description: { text: 'Remove the second "x"' },
            artifactChanges: [
              {
                artifactLocation,
                replacements: [{ deletedRegion: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 9 } }],
              },
            ],
          },
        ],
        properties: { severity: 'hint', scope: 'file', count: 1 },
      },
    ]);
  });

  it('tells of files outside the working folder by their whole address', async () => {
    const folder = folderWith({ ...pairs({ a: twice }, 'x/10_a'), 'y/z.md': '' });
    const { results } = await sarif(`${folder}/y`, '../x');
    expect(results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: String(pathToFileURL(`${folder}/x/10_a/a.txt`)),
    });
  });

  it('describes every rule', async () => {
    const { tool } = await sarif(folderWith(pairs({ a: '1girl' })));
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ code }) => code));
  });
});
