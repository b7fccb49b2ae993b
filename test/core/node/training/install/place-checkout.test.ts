import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../../core/node/disk/journal-disk.ts';
import { removePartial } from '../../../../../core/node/training/install/place-checkout.ts';
import { partialOf } from '../../../../../core/training/install/plan.ts';
import { INSTALL_FILE, writeDoneSteps } from '../../../../../core/training/install/record.ts';
import { runFolder } from '../fake-machine.ts';

/** Writes some files into a folder, one each millisecond, whether it is there or not. */
const WRITER = `
  const fs = require('node:fs');
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  for (let file = 0; file < 100; file++) {
    try {
      fs.writeFileSync(process.argv[1] + '/late-' + file, '');
    } catch {}
    if (file === 0) console.log('begun');
    Atomics.wait(waiting, 0, 0, 1);
  }`;

describe('an unfinished checkout', () => {
  it('is removed even while a program that was ended still writes into it', async () => {
    const folder = `${runFolder()}/sd`;
    const partial = partialOf(folder);
    const checkout = `${partial}/checkout`;
    fs.mkdirSync(checkout, { recursive: true });
    fs.writeFileSync(`${partial}/${INSTALL_FILE}`, writeDoneSteps({}));
    // So many that it takes longer than a file of the writer's.
    for (let file = 0; file < 2000; file++) fs.writeFileSync(`${checkout}/${file}`, '');
    const writer = spawn(process.execPath, ['-e', WRITER, checkout]);
    const ended = once(writer, 'exit');
    await once(writer.stdout, 'data');
    expect(await removePartial(nodeJournalDisk, folder)).toBe(true);
    await ended;
    expect(fs.existsSync(partial)).toBe(false);
  });
});
