import * as fs from 'node:fs';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { GpuQueue } from '../../core/node/training/gpu/gpu-queue.ts';
import { takeProcessLock } from '../../core/node/training/process-lock.ts';
import { FakeMachine } from '../core/node/training/fake-machine.ts';
import { undisturbed } from './failing-disk.ts';
import { told, UserError } from './told.ts';
import type { Work } from './tried-everywhere.ts';

/** What is done by who has it; it takes no room. */
const done = (folder: string) => undisturbed(() => fs.writeFileSync(`${folder}/done`, ''));

const machine = new FakeMachine();
const QUEUED = '2026-11-24T18:49:00.000Z';

/**
 * What processes of one machine keep from each other. The numbers in the names of locks grow; one that can't be given back
 * is nobody's when its process has ended.
 */
export const queueWorks: readonly Work[] = [
  {
    name: 'the turn of a run on its GPU',
    prepare() {},
    run: (folder) =>
      told(async () => {
        const { pid, start } = machine.start();
        const me = { pid, start, run: `/run-${pid}` };
        const queue = new GpuQueue(nodeJournalDisk, machine.platform, folder, 'GPU-1b2c', me);
        try {
          const turn = await queue.take(QUEUED);
          if (!turn) throw new UserError('Somebody has it.');
          const trainer = machine.start();
          turn.isUsedBy({ pid: trainer.pid, start: trainer.start });
          done(folder);
          turn.release();
          machine.processes.delete(trainer.pid);
        } finally {
          queue.leave();
          machine.processes.delete(pid);
        }
      }),
    others: /\.(?:lock|waiting|tmp)$/,
  },
  {
    name: 'what only one process may do',
    prepare() {},
    run: (folder) =>
      told(async () => {
        const { pid, start } = machine.start();
        const holder = {
          disk: nodeJournalDisk,
          platform: machine.platform,
          host: 'here',
          me: { pid, start },
        };
        try {
          const lock = await takeProcessLock(holder, folder, 'install');
          if (!lock) throw new UserError('Somebody does it.');
          done(folder);
          lock.release();
        } finally {
          machine.processes.delete(pid);
        }
      }),
    others: /\.(?:lock|tmp)$/,
  },
];
