import * as fs from 'node:fs';
import process from 'node:process';
import { expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { platformOf } from '../../../../core/node/platform/index.ts';
import { writeRecord } from '../../../../core/node/training/run-folder.ts';
import { startSupervisor } from '../../../../core/node/training/start-supervisor.ts';
import { runFolder } from './fake-machine.ts';
import { recordOf } from './records.ts';

it('starts nobody where another program was quicker', async () => {
  const folder = runFolder();
  const started = `${folder}/started`;
  const cli = `${folder}/cli.cjs`;
  fs.writeFileSync(cli, `require('node:fs').writeFileSync(${JSON.stringify(started)}, '')`);
  const supervisor = { pid: process.pid, start: (await platformOf().startOf(process.pid)) ?? '' };
  writeRecord(nodeJournalDisk, folder, recordOf(folder, { state: 'running', supervisor }));
  const record = await startSupervisor(nodeJournalDisk, cli, folder, 'take-over');
  expect(record.supervisor).toEqual(supervisor);
  expect(fs.existsSync(started)).toBe(false);
});
