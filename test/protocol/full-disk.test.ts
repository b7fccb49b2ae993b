// The built server on a disk that is full: what its user asks for is told with the file and the reason, and nothing is lost.
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { writeRecord } from '../../core/node/training/run-folder.ts';
import type { ServedOutcome } from '../../protocol/gallery/edits.ts';
import type { RunsPageAnswer } from '../../protocol/runs-page/requests.ts';
import { recordOf } from '../core/node/training/records.ts';
import { fill, SmallDisk } from '../faults/small-disk.ts';
import { filesIn } from '../faults/tried-everywhere.ts';
import { safetensorsFile } from '../support/safetensors-file.ts';
import { TestClient, uriOf } from './client.ts';

const lora = safetensorsFile(
  { 'a.weight': { shape: [1], numbers: [1] } },
  { ss_output_name: 'alice', ss_epoch: '1' },
);

describe('on a disk that is full', () => {
  let base = '';
  let disk: SmallDisk;
  let client: TestClient;
  const set = () => path.join(base, 'set');
  const run = () => path.join(set(), 'runs/alice-20261124-184900');
  const all = () => filesIn(set(), /^filler$/);

  beforeEach(async () => {
    base = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lora-full-'));
    fs.mkdirSync(set());
    disk = new SmallDisk(set(), 64);
    fs.mkdirSync(path.join(run(), 'output'), { recursive: true });
    fs.writeFileSync(path.join(run(), 'output/alice.safetensors'), lora);
    writeRecord(nodeJournalDisk, run(), recordOf(run(), { dataset: set(), state: 'succeeded' }));
    fs.mkdirSync(path.join(set(), '10_alice'));
    for (const name of ['a', 'b']) {
      fs.copyFileSync('test/fixtures/pictures/square.png', path.join(set(), `10_alice/${name}.png`));
      fs.writeFileSync(path.join(set(), `10_alice/${name}.txt`), 'alice, hat');
    }
    client = await TestClient.start(base, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    disk.unmount();
    fs.rmSync(base, { recursive: true, force: true });
  });

  it('what one thinks of an epoch is kept as it was, and that it could not be written is told', async () => {
    if (!disk.isMounted) return;
    const { runs } = await client.request<RunsPageAnswer<'list'>>('lora/runsPage/list', {
      folders: [uriOf(run())],
    });
    const rate = (stars: number) =>
      client.request('lora/runsPage/rate', { id: runs[0]?.id, key: 'epoch-1', change: { stars } });
    expect(await rate(4)).toEqual({ problem: null });
    const before = all();
    const filler = fill(set(), 0);
    await expect(rate(1)).rejects.toThrow(/epochs\.json: the disk is full\. Make room, and try again\.$/);
    expect(all()).toEqual(before);
    fs.rmSync(filler);
    expect(await rate(1)).toEqual({ problem: null });
  });

  it('captions that the gallery edits stay as they are, and are named', async () => {
    if (!disk.isMounted) return;
    await client.request('lora/fileFixes', { uri: uriOf(set()) });
    const before = all();
    const filler = fill(set(), 0);
    const images = ['a', 'b'].map((name) => uriOf(path.join(set(), `10_alice/${name}.png`)));
    const operation = { kind: 'add', tags: ['smile'], place: { at: 'end' } };
    const edit = () =>
      client.request<ServedOutcome>('lora/gallery/editNow', {
        ...{ dataset: uriOf(set()), images, operation, base: null, dirty: [] },
      });
    const told = JSON.stringify(await edit());
    for (const name of ['a', 'b'])
      expect(told).toContain(`"name":"10_alice/${name}.txt","reason":"the disk is full"`);
    expect(all()).toEqual(before);
    fs.rmSync(filler);
    await edit();
    expect(fs.readFileSync(path.join(set(), '10_alice/a.txt'), 'utf8')).toBe('alice, hat, smile');
  });
});
