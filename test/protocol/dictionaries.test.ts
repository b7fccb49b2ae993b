// The user's tag lists: the built server, and an editor that hears which it uses and what is wrong with them.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SemanticTokens } from 'vscode-languageserver';
import { downloadName } from '../../core/node/dictionaries/downloads-folder.ts';
import type { DownloadDictionaryResult, ServerStatus } from '../../protocol/lsp.ts';
import { startListServer, tagList } from '../core/node/download/list-server.ts';
import { TestClient, uriOf } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

const TAGGER = 'home/hub/models--SmilingWolf--wd-vit-tagger-v3/snapshots/0123/selected_tags.csv';

/** An editor on a dataset, with lists beside it. @param lists texts by their path below the workspace folder */
async function open(
  lists: Readonly<Record<string, string | Buffer>>,
  dictionaries: { files?: readonly string[]; find?: boolean } = {},
  dataset = true,
) {
  const folder = folderOf({
    ...(dataset ? { 'open/10_alice/a.png': undefined, 'open/10_alice/a.txt': '1girl' } : { 'open/b.md': '' }),
    ...Object.fromEntries(Object.entries(lists).map(([name, text]) => [`open/${name}`, text])),
  });
  const options = { settings: { dictionaries } };
  const capabilities = { workspace: { semanticTokens: { refreshSupport: true } } };
  const client = await TestClient.start(folder.at('open'), { pulls: true, options, capabilities });
  onTestFinished(async () => {
    await client.stop();
    folder.dispose();
  });
  const { log, shown } = client;
  return {
    ...{ client, log, shown },
    at: (...segments: string[]) => folder.at('open', ...segments),
    /** Waits until so many tags are known. */
    known: (tags: number) =>
      client.until(() =>
        (client.status as ServerStatus | undefined)?.knownTags === tags ? tags : undefined,
      ),
    /** Waits for a line of the log. */
    logged: (part: string) => client.until(() => log.find((line) => line.includes(part))),
    set: (next: object) =>
      client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { lora: { dictionaries: next } },
      }),
    uses: () => log.flatMap((line) => /^tag list (\S+) \((.*)\):/.exec(line)?.slice(1, 3).join(' ') ?? []),
  };
}

describe('the tag lists', () => {
  it('have captions coloured anew: what was unknown is known', async () => {
    const editor = await open({ 'my.csv': 'xyzzyx,0,5,\n' }, { files: [], find: false });
    const { client } = editor;
    const file = editor.at('10_alice', 'a.txt');
    await client.open(file, 'xyzzyx');
    const types = client.initialized.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    const kinds = async () => {
      const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument: { uri: uriOf(file) },
      });
      return data.filter((_, index) => index % 5 === 3).map((type) => types[type]);
    };
    expect(await kinds()).toEqual(['captionUnknown']);
    await editor.set({ files: ['my.csv'], find: false });
    // As an editor does: it looks again when it is told to, and no sooner.
    for (let seen = 0; (await kinds()).length > 0; seen = client.refreshed.length)
      await client.until(() => (client.refreshed.length > seen ? true : undefined));
    await editor.known(1);
  });

  it('have what is found judged anew, in files that are not open too', async () => {
    const editor = await open(
      {
        'lora-dataset.toml': '[rules]\nunknown-tag = "warning"\n',
        '10_alice/b.png': '',
        '10_alice/b.txt': 'xyzzyx, plugh',
        'my.csv': 'xyzzyx,0,5,\n',
      },
      { files: ['my.csv'], find: false },
    );
    const unknown = (count: number) =>
      editor.client.pushed(editor.at('10_alice', 'b.txt'), (found) => found.length === count);
    expect(await unknown(1)).toMatchObject([{ code: 'unknown-tag', range: { start: { character: 8 } } }]);
    fs.appendFileSync(editor.at('my.csv'), 'plugh,0,5,\n');
    expect(await unknown(0)).toEqual([]);
  });

  it('that the settings name are loaded, from the open folder on, and told in the log', async () => {
    const editor = await open(
      { 'my.csv': `${tagList(3)}bad\nworse,x,1\n`, 'more.csv': 'other_tag,0,5,\n' },
      { files: ['my.csv', 'more.csv'], find: false },
    );
    await editor.known(4);
    expect(editor.log).toContain(
      `tag list ${editor.at('my.csv')} (settings): 3 tags, utf-8, 2 rows left out: line 4: too few columns; line 5: a category that is no number`,
    );
    expect(editor.log).toContain(`tag list ${editor.at('more.csv')} (settings): 1 tags, utf-8`);
    expect(editor.shown).toEqual([
      `Rows of the tag list ${editor.at('my.csv')} are left out: 2. The first is line 4: it has too few columns (name,category,count,aliases). The log has the others.`,
    ]);
  });

  it('are loaded anew when one is replaced, removed and comes back', async () => {
    const editor = await open({ 'my.csv': tagList(3) }, { files: ['my.csv'], find: false });
    await editor.known(3);
    fs.writeFileSync(editor.at('new'), tagList(5));
    fs.renameSync(editor.at('new'), editor.at('my.csv'));
    await editor.known(5);
    fs.rmSync(editor.at('my.csv'));
    await editor.known(0);
    expect(editor.shown).toEqual([
      `The tag list ${editor.at('my.csv')} is not there. Mend its path in the setting lora.dictionaries.files, or take it out.`,
    ]);
    fs.writeFileSync(editor.at('my.csv'), tagList(7));
    await editor.known(7);
  });

  it('are seen when the folder that they are named in is made later', async () => {
    const editor = await open({}, { files: ['lists/new/my.csv'], find: false });
    await editor.logged('(settings): it is not there');
    fs.mkdirSync(editor.at('lists', 'new'), { recursive: true });
    fs.writeFileSync(editor.at('lists', 'new', 'my.csv'), tagList(3));
    await editor.known(3);
    fs.rmSync(editor.at('lists'), { recursive: true });
    await editor.known(0);
    fs.mkdirSync(editor.at('lists', 'new'), { recursive: true });
    fs.writeFileSync(editor.at('lists', 'new', 'my.csv'), tagList(4));
    await editor.known(4);
  });

  it('that can not be read are warned of once, and the rest is used', async () => {
    const editor = await open(
      { 'my.csv': tagList(3), 'folder.csv/x': '' },
      { files: ['folder.csv', 'my.csv'], find: false },
    );
    await editor.known(3);
    fs.appendFileSync(editor.at('my.csv'), 'another,0,1,\n');
    await editor.known(4);
    expect(editor.shown).toEqual([
      `The tag list ${editor.at('folder.csv')} is no file. Name the file in it in the setting lora.dictionaries.files.`,
    ]);
  });

  it('that others have are found, silently; settings count at once', async () => {
    const editor = await open({ [`.lora-state/${TAGGER}`]: `tag_id,name,category,count\n1,a,0,5\nbad\n` });
    await editor.known(1);
    expect(editor.uses()).toEqual([`${editor.at('.lora-state', ...TAGGER.split('/'))} Hugging Face`]);
    expect(editor.shown).toEqual([]);
    await editor.set({ find: false });
    await editor.known(0);
    await editor.set({ find: true });
    await editor.known(1);
  });

  it('are not looked for without a dataset', async () => {
    const editor = await open({ 'my.csv': 'bad\n' }, { files: ['my.csv'] }, false);
    await editor.logged('scanning');
    await editor.client.request('lora/datasets', {});
    await editor.set({ files: ['my.csv', 'gone.csv'] });
    fs.mkdirSync(editor.at('10_alice'));
    for (const name of ['a.png', 'b.png'])
      fs.copyFileSync('test/fixtures/pictures/square.png', editor.at('10_alice', name));
    fs.writeFileSync(editor.at('10_alice', 'a.txt'), '1girl');
    expect(editor.log.filter((line) => line.includes('tag'))).toEqual([]);
    await editor.client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: new URL(`file://${editor.at('10_alice')}`).href, type: 1 }],
    });
    await editor.logged('gone.csv (settings): it is not there');
  });
});

describe('a download', () => {
  /** Asks for it as an editor does. */
  async function start(content: Buffer, more: object = {}) {
    const server = await startListServer({ content, etag: '"1"', ...more });
    const editor = await open({}, { find: false });
    const reports: { kind: string; percentage?: number; message?: string }[] = [];
    editor.client.onProgress('t', (report: (typeof reports)[number]) => reports.push(report));
    const params = { address: server.address, workDoneToken: 't' };
    const method = 'lora/downloadDictionary';
    return {
      ...{ server, editor, reports, params, method },
      ask: (other: object = {}) =>
        editor.client.request<DownloadDictionaryResult>(method, { ...params, ...other }),
      kept: editor.at('.lora-state', 'data', 'dictionaries', downloadName(new URL(server.address))),
    };
  }

  it('is shown, put in its place, and used', async () => {
    const { ask, editor, kept, reports } = await start(tagList(60_000));
    expect(await ask()).toEqual({ kind: 'done', path: kept, tags: 60_000 });
    await editor.known(60_000);
    expect(editor.uses()).toEqual([`${kept} downloaded`]);
    expect(reports[0]).toMatchObject({ kind: 'begin', cancellable: true });
    expect(reports.at(-2)).toMatchObject({ kind: 'report', percentage: 100, message: '1.1 / 1.1 MB' });
    expect(reports.at(-1)).toMatchObject({ kind: 'end' });
  });

  it('of another window is used too', async () => {
    const { editor, kept } = await start(tagList(1));
    await editor.logged('there is no tag list');
    fs.mkdirSync(path.dirname(kept), { recursive: true });
    fs.writeFileSync(kept, tagList(9));
    await editor.known(9);
    fs.writeFileSync(path.join(path.dirname(kept), 'e621.csv'), 'other_tag,0,1,\n');
    await editor.known(10);
  });

  it('is cancelled, and goes on from there', async () => {
    const { server, editor, params, method, ask, reports, kept } = await start(tagList(50_000), {
      isSilent: true,
    });
    const cancel = editor.client.held(method, params);
    await editor.client.until(() => (reports.length > 1 ? true : undefined));
    await editor.client.until(() => (fs.existsSync(`${kept}.part`) ? true : undefined));
    expect(await ask()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('already') });
    const answer = (await cancel()) as { kind: string; received: number };
    expect(answer.kind).toBe('cancelled');
    delete server.behaviour.isSilent;
    expect(await ask()).toMatchObject({ kind: 'done', tags: 50_000 });
    await editor.known(50_000);
    if (answer.received > 0) expect(server.asked.at(-1)?.range).toBe(`bytes=${answer.received}-`);
  });

  it.each([
    [Buffer.from('<!doctype html>\n'.repeat(500)), {}, 'is a web page, not a tag list'],
    [Buffer.from('hello\n'.repeat(500)), {}, 'does not read as a tag list'],
    [tagList(200), { checksum: 'ab'.repeat(32) }, 'Its SHA-256 is'],
    [tagList(200), { checksum: 'ab' }, '"ab" is no SHA-256'],
    [tagList(200), { address: 'http://example.com/danbooru.csv' }, 'only https:// is'],
  ])('that failed says why and keeps nothing (%#)', async (content, params, words) => {
    const { ask, kept } = await start(content);
    expect(await ask(params)).toEqual({ kind: 'failed', reason: expect.stringContaining(words) });
    const folder = path.dirname(kept);
    expect(fs.existsSync(folder) ? fs.readdirSync(folder) : []).toEqual([]);
  });
});
