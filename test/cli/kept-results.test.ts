import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ExitCode } from '../../cli/exit-code.ts';
import { KeptResults, type Result } from '../../cli/lint/kept-results.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { folderWith } from './lora.ts';

const disk = { fileSystem: nodeFileSystem, pathKind };

/** Asks, and counts how often the work was done. What was written for the test is older than all file systems need. */
function start(result: Partial<Result> = {}, quick = -1) {
  const folder = folderWith({ 'a.txt': '1girl' });
  const kept = new KeptResults(path.join(folder, 'cache'), path.resolve('dist'), quick);
  let done = 0;
  let lists = 'as they were';
  const ask = async (question = 'lint', now = Date.now() + 60_000) => {
    const real = Date.now;
    Date.now = () => now;
    try {
      const work = async ({ fileSystem, pathKind: kindOf }: typeof disk): Promise<Result> => {
        done++;
        const read = kindOf(`${folder}/a.txt`) === 'file' ? fileSystem.readText(`${folder}/a.txt`, 100) : {};
        const found = { text: JSON.stringify(read), sentences: ['note'], folders: [folder] };
        return { ...found, exitCode: ExitCode.findings, ...result };
      };
      return await kept.answer(question, disk, work, () => lists);
    } finally {
      Date.now = real;
    }
  };
  return { folder, ask, done: () => done, changeLists: () => (lists = 'others') };
}

describe('what an earlier run found', () => {
  it('is told again, with how it ended, as long as nothing changed', async () => {
    const { folder, ask, done } = start();
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(first).toMatchObject({ sentences: ['note'], exitCode: ExitCode.findings });
    expect(done()).toBe(1);
    fs.writeFileSync(`${folder}/a.txt`, '1girl, smile');
    expect((await ask()).text).toContain('smile');
    fs.rmSync(`${folder}/a.txt`);
    expect((await ask()).text).toBe('{}');
    fs.writeFileSync(`${folder}/a.txt`, 'again');
    expect((await ask()).text).toContain('again');
    expect(done()).toBe(4);
  });

  it('is no answer to other words on the command line', async () => {
    const { ask, done } = start();
    await ask('lint');
    await ask('lint --no-collapse');
    expect(done()).toBe(2);
  });

  it("is no answer where the user's own folder is another one, which may name another trainer", async () => {
    const { ask, done } = start();
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const name of ['LORA_WORKBENCH_CONFIG', 'XDG_CONFIG_HOME', 'APPDATA']) vi.stubEnv(name, '/a');
    await ask();
    for (const name of ['LORA_WORKBENCH_CONFIG', 'XDG_CONFIG_HOME', 'APPDATA']) vi.stubEnv(name, '/b');
    await ask();
    expect(done()).toBe(2);
  });

  it('is none any more where it went by tag lists, and they are others now', async () => {
    const { ask, done, changeLists } = start({ lists: 'as they were' });
    await ask();
    await ask();
    expect(done()).toBe(1);
    changeLists();
    await ask();
    expect(done()).toBe(2);
  });

  it.each<[why: string, result: Partial<Result>, quick: number]>([
    ['it was trouble, which may be over', { exitCode: ExitCode.trouble }, -1],
    ['something stood in the way, such as a decoder that is missing', { isHindered: true }, -1],
    ['it is found as quickly anew', {}, 60_000],
  ])('is not kept where %s', async (_, result, quick) => {
    const { ask, done } = start(result, quick);
    await ask();
    await ask();
    expect(done()).toBe(2);
  });
});
