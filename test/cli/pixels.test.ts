import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, lora, picture } from './lora.ts';

const start = () => {
  const damaged = Uint8Array.from(picture);
  damaged.fill(0, picture.length / 2, picture.length / 2 + 60);
  const folder = folderWith({
    '10_alice/a.png': picture,
    '10_alice/b.png': picture,
    '10_alice/c.png': damaged,
    ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`10_alice/${name}.txt`, '1girl, alice, smile'])),
  });
  const env = { LORA_WORKBENCH_CACHE: path.join(folder, '.cache') };
  const lint = async (images: string) => {
    const { stdout, stderr } = await lora(folder, ['lint', '--images', images, '--format', 'json'], { env });
    const { findings } = JSON.parse(stdout) as { findings: { file: string; code: string }[] };
    return { stderr, found: findings.map(({ file, code }) => `${file} ${code}`) };
  };
  return { folder, lint };
};

describe('lora lint --images pixels', () => {
  it('finds twins and damage, the second time without decoding anything', async () => {
    const { folder, lint } = start();
    const expected = ['10_alice/b.png duplicate-image', '10_alice/c.png unreadable-image'];
    const first = await lint('pixels');
    expect(first).toEqual({ stderr: '', found: expected });
    const kept = fs.readdirSync(path.join(folder, '.cache'), { recursive: true, encoding: 'utf8' });
    expect(kept.filter((name) => name.endsWith('.json'))).toHaveLength(1);
    expect(await lint('pixels')).toEqual(first);
  });

  it('is not what is done without saying so', async () => {
    const { lint } = start();
    expect((await lint('headers')).found).toEqual([]);
  });
});
