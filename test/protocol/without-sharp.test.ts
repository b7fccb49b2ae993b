// The server where no picture can be decoded: in the package without native code.
import * as fs from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { distWithoutSharp } from '../support/without-sharp.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const dist = distWithoutSharp();
afterAll(() => fs.rmSync(dist, { recursive: true, force: true }));
const picture = fs.readFileSync('test/fixtures/pictures/portrait.png');

let folder: Folder;
let client: TestClient;

beforeEach(async () => {
  const files = ['a', 'b', 'c'].flatMap((name) => [
    [`10_alice woman/${name}.png`, picture] as const,
    [`10_alice woman/${name}.txt`, `alice, hat, ${name}`] as const,
  ]);
  folder = folderOf(Object.fromEntries(files));
  client = await TestClient.start(
    folder.path,
    { pulls: true, options: { settings: { lint: { pixels: 'auto' } } } },
    [process.execPath, `${dist}/server.js`, '--stdio'],
  );
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

it('says in its status, and once in its log, that nothing looks at pixels', async () => {
  await vi.waitFor(() => expect(client.status).toMatchObject({ withoutPixels: true }), { timeout: 20_000 });
  const lines = client.log.filter((line) => line.includes("can't be decoded here"));
  expect(lines).toHaveLength(1);
  expect(client.shown).toEqual([]);
});

it('has the page show the pictures themselves', async () => {
  const image = uriOf(folder.at('10_alice woman', 'a.png'));
  await vi.waitFor(
    async () =>
      expect(await client.request('lora/thumbnail', { image })).toEqual({
        kind: 'original',
        isTurned: false,
      }),
    { timeout: 20_000 },
  );
});

it('refuses to write pictures anew, in one sentence', async () => {
  const chore = await client.request('lora/pictureChore', {
    uri: uriOf(folder.path),
    dirty: [],
    kind: 'bake',
  });
  expect(chore).toMatchObject({
    done: 0,
    impossible:
      "Pictures can't be decoded here: this package has no decoder (sharp) that runs on this machine. What looks at pixels, and what writes pictures anew, is off; all else works.",
  });
});
