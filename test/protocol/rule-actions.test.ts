import { afterEach, expect, it } from 'vitest';
import type { CodeAction, ResourceOperationKind } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

let folder: Folder;
let client: TestClient;
const caption = 'saber, hat, hat';
const pair = { '10_saber/a.png': undefined, '10_saber/a.txt': caption };

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

/** The actions at the doubled tag, but its fix: each with its edit. */
async function actions(
  files: Readonly<Record<string, string | undefined>>,
  resourceOperations: ResourceOperationKind[],
) {
  folder = folderOf(files);
  const workspaceEdit = { documentChanges: true, resourceOperations };
  client = await TestClient.start(folder.path, {
    pulls: true,
    capabilities: { workspace: { workspaceEdit } },
  });
  await client.open(folder.at('10_saber', 'a.txt'), caption);
  const found = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(folder.at('10_saber', 'a.txt')) },
    range: { start: { line: 0, character: 13 }, end: { line: 0, character: 13 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  return found.slice(1).map(({ title, edit, diagnostics, isPreferred }) => {
    expect(diagnostics?.map(({ code }) => code)).toEqual(['duplicate-tag']);
    expect(isPreferred ?? false).toBe(false);
    return [title, edit?.documentChanges];
  });
}

const insertAt = (line: number, newText: string) => {
  const place = { line, character: line === 0 ? 0 : '[rules]'.length };
  return { range: { start: place, end: place }, newText };
};

it('a rule is turned off in lora-dataset.toml, for the file or for the dataset', async () => {
  const found = await actions({ ...pair, 'lora-dataset.toml': '\n[rules]' }, []);
  const textDocument = { uri: uriOf(folder.at('lora-dataset.toml')), version: null };
  const override = '\n\n[[overrides]]\nfiles = ["10_saber/a.*"]\nrules = { duplicate-tag = "off" }\n';
  expect(found).toEqual([
    ['Turn off duplicate-tag for a.txt', [{ textDocument, edits: [insertAt(1, override)] }]],
    [
      'Turn off duplicate-tag in this dataset',
      [{ textDocument, edits: [insertAt(1, '\nduplicate-tag = "off"')] }],
    ],
  ]);
});

it('the file is made where there is none', async () => {
  const found = await actions(pair, ['create']);
  const uri = uriOf(folder.at('lora-dataset.toml'));
  const made = { kind: 'create', uri, options: { ignoreIfExists: true } };
  const textDocument = { uri, version: null };
  expect(found).toEqual([
    ['Turn off duplicate-tag for a.txt', [made, { textDocument, edits: [expect.anything()] }]],
    [
      'Turn off duplicate-tag in this dataset',
      [made, { textDocument, edits: [insertAt(0, '[rules]\nduplicate-tag = "off"\n')] }],
    ],
  ]);
});

it('it is not offered where no file can be made, or the one that is there is no TOML', async () => {
  expect(await actions(pair, [])).toEqual([]);
  await client.stop();
  folder.dispose();
  expect(await actions({ ...pair, 'lora-dataset.toml': '[rules' }, ['create'])).toEqual([]);
});
