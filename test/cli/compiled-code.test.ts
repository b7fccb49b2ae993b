// What Node compiled of the command is kept for its next start, where Node can do that and the folder can be written.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { nodeBinary } from '../../scripts/vscode/server.mjs';
import { commandForAnyone, folderWith, lora } from './lora.ts';

const canKeep = (node: string) =>
  spawnSync(node, ['-p', "'enableCompileCache' in require('node:module')"]).stdout.toString() === 'true\n';
/** This one, and the one that runs the editor, which is newer. */
const nodes = [...new Set([process.execPath, nodeBinary()])];
const copy = commandForAnyone();
afterAll(() => fs.rmSync(path.dirname(copy), { recursive: true }));
const isRoot = process.getuid?.() === 0;
const told = { code: 0, stdout: `${version}\n`, stderr: '' };

describe.each(nodes)('%s', (node) => {
  it.skipIf(!canKeep(node))('keeps what it compiled, and goes by it', async () => {
    const cache = `${folderWith({})}/cache`;
    const run = () => lora('.', ['--version'], { node, env: { LORA_WORKBENCH_CACHE: cache } });
    const kept = () =>
      fs
        .readdirSync(`${cache}/compiled`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name, parentPath }) => [name, fs.statSync(path.join(parentPath, name)).mtimeMs]);
    expect(await run()).toEqual(told);
    const first = kept();
    expect(first.length).toBeGreaterThan(0);
    expect(await run()).toEqual(told);
    // Nothing was compiled anew: what is there is as it was.
    expect(kept()).toEqual(first);
  });

  it('works where the cache is below a file', async () => {
    const env = { LORA_WORKBENCH_CACHE: path.join(folderWith({ file: 'x' }), 'file', 'cache') };
    expect(await lora('.', ['--version'], { node, env })).toEqual(told);
  });

  it.skipIf(process.platform !== 'linux')(
    'works where the system says of a new folder that it is nowhere',
    async () => {
      expect(await lora('.', ['--version'], { node, env: { LORA_WORKBENCH_CACHE: '/proc/none' } })).toEqual(
        told,
      );
    },
  );

  it.skipIf(!isRoot)('works where the cache may only be read', async () => {
    const cache = folderWith({});
    fs.chmodSync(cache, 0o555);
    const options = { node, uid: 65_534, cli: copy };
    expect(await lora('/', ['--version'], { ...options, env: { LORA_WORKBENCH_CACHE: cache } })).toEqual(
      told,
    );
    expect(fs.readdirSync(cache)).toEqual([]);
  });

  it.skipIf(!isRoot)('works for a user whom the system knows no home of', async () => {
    const options = { node, uid: 54_321, cli: copy };
    const env = { HOME: undefined, LORA_WORKBENCH_CACHE: undefined, XDG_CACHE_HOME: undefined };
    expect(await lora('/', ['--version'], { ...options, env })).toEqual(told);
  });
});
