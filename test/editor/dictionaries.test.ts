import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import type { DownloadDictionaryResult } from '../../protocol/lsp.ts';

describe('LoRA: Download Tag Dictionary…', () => {
  const list = Array.from({ length: 200 }, (_, index) => `tag_${index},0,${200 - index},\n`).join('');
  const server = http.createServer((request, response) => {
    response.writeHead(request.url === '/tags.csv' ? 200 : 404, { etag: '"1"' });
    response.end(request.url === '/tags.csv' ? list : '');
  });
  let origin = '';
  const download = (name: string) =>
    vscode.commands.executeCommand<DownloadDictionaryResult>('lora.downloadTagDictionary', {
      address: `${origin}/${name}`,
      sure: 'yes',
    });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => void server.close());

  it('gets a list into our own folder', async () => {
    const result = await download('tags.csv');
    assert.ok(result.kind === 'done', JSON.stringify(result));
    assert.equal(result.tags, 200);
    assert.equal(await fs.readFile(result.path, 'utf8'), list);
    await fs.rm(result.path);
  });

  it('says why it got none', async () => {
    const result = await download('gone.csv');
    assert.ok(result.kind === 'failed', JSON.stringify(result));
    assert.match(result.reason, /There is nothing at .*gone\.csv \(any more\): 404/);
  });
});
