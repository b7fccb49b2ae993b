import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

describe('bad input', () => {
  it('each has its finding at its place, the rest goes on, nothing on disk changes', async () => {
    const folder = folderOf({
      'lora-dataset.toml': '[dataset]\ntriger = "alice"\n[rules]\nduplicate-tag = "error"\n',
      '10_alice/latin.png': undefined,
      '10_alice/latin.txt': Buffer.from('1girl, caf\xe9', 'latin1'),
      '10_alice/cut.png': fs.readFileSync('test/fixtures/pictures/square.png').subarray(0, 5000),
      '10_alice/cut.txt': '1girl, 1girl',
      '10_alice/link.png': undefined,
      '10_alice/empty.png': '',
      '10_alice/empty.txt': '1girl',
    });
    fs.symlinkSync('nowhere.txt', folder.at('10_alice', 'link.txt'));
    const client = await TestClient.start(folder.path, { pulls: true });
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const found = items.flatMap((report) =>
      report.kind === 'full'
        ? report.items.map(({ code, severity, range }) => [
            decodeURI(report.uri).replace(`${uriOf(folder.path)}/`, ''),
            code,
            severity,
            range.start,
          ])
        : [],
    );
    expect(found.sort()).toEqual([
      ['10_alice/cut.png', 'unreadable-image', 1, { line: 0, character: 0 }],
      ['10_alice/cut.txt', 'duplicate-tag', 1, { line: 0, character: 7 }],
      ['10_alice/empty.png', 'unreadable-image', 1, { line: 0, character: 0 }],
      ['10_alice/latin.txt', 'caption-encoding', 1, { line: 0, character: 10 }],
      ['10_alice/link.txt', 'unreadable-caption', 1, { line: 0, character: 0 }],
      ['lora-dataset.toml', 'config', 1, { line: 1, character: 0 }],
    ]);
    expect(fs.readFileSync(folder.at('10_alice', 'latin.txt'), 'latin1')).toBe('1girl, caf\xe9');
    await client.stop();
    folder.dispose();
  });
});
