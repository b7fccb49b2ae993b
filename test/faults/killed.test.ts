import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { undoBulkEdit } from '../../core/node/edits/undo-bulk-edit.ts';
import { fateOf, prepare, textOf } from './planned-edit.ts';

const EDITS = 200;
/** So many children live at the same time. */
const AT_ONCE = 4;

describe('a process that is killed in a bulk edit', () => {
  // Memory where there is a disk of it: what a killed process leaves is the same there, and no disk is waited for.
  const base = fs.mkdtempSync(
    path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'lora-killed-'),
  );
  const program = path.join(base, 'edit-and-die.cjs');

  beforeAll(async () => {
    const entryPoints = ['test/faults/edit-and-die.ts'];
    await build({
      entryPoints,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      outfile: program,
    });
  });
  afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

  /** Makes one edit in a process of its own. @returns what it left, and the signal that ended it */
  async function edit(name: string, call: number) {
    const [folder, state] = [path.join(base, name), path.join(base, `${name}-state`)];
    fs.mkdirSync(folder);
    const fate = fateOf(folder);
    prepare(fate);
    const child = spawn(process.execPath, [program, folder, state, String(call)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (data) => {
      told += data;
    });
    const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return { folder, state, fate, signal, calls: Number(told) };
  }

  it(`leaves each caption as it was or as it is to be, whole, and what takes it back: ${EDITS} times`, async () => {
    const { calls } = await edit('counted', 0);
    const outcomes = { killed: 0, begun: 0, whole: 0 };
    let next = 0;
    const work = async () => {
      while (next < EDITS) {
        const number = next++;
        // Spread over the whole edit, at another call each time.
        const call = 1 + Math.floor((number / EDITS) * (calls + 1));
        const { folder, state, fate, signal } = await edit(`d${number}`, call);
        const texts = [...fate.keys()].map(textOf);
        for (const [index, { before, after }] of [...fate.values()].entries())
          expect([before, after], `caption ${index}, killed at call ${call}`).toContain(texts[index]);
        const changed = [...fate.values()].filter(({ after }, index) => texts[index] === after).length;
        outcomes.killed += Number(signal === 'SIGKILL');
        outcomes.begun += Number(changed > 0 && changed < fate.size);
        outcomes.whole += Number(changed === fate.size);
        // Another life of the program.
        const journal = new Journal(nodeJournalDisk, state);
        const entry = journal.last(folder);
        if (changed > 0) expect(entry, `what undoes the edit that was killed at call ${call}`).toBeDefined();
        expect(entry ? undoBulkEdit(nodeJournalDisk, journal, entry) : []).toEqual([]);
        expect([...fate.keys()].map(textOf)).toEqual([...fate.values()].map(({ before }) => before));
        expect(journal.last(folder)).toBeUndefined();
        // Nothing is left that a trainer, or anybody else, would take for a caption.
        const others = fs.readdirSync(folder).filter((name) => !fate.has(path.join(folder, name)));
        expect(others.filter((name) => !/^\.lora-[0-9a-f]+\.tmp$/.test(name))).toEqual([]);
        for (const one of [folder, state]) fs.rmSync(one, { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    // They ended in all parts of the edit.
    expect(outcomes.killed).toBeGreaterThan(0.9 * EDITS);
    expect(outcomes.begun).toBeGreaterThan(EDITS / 10);
    expect(outcomes.whole).toBeGreaterThan(0);
  }, 180_000);
});
