// Runs that go on, on a disk that fails at any call: their logs are followed without a gap, and one costs no other.
import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { systemTrouble } from '../../core/node/system-trouble.ts';
import { LogFollower } from '../../core/node/training/follow-log.ts';
import { writeRecord } from '../../core/node/training/run-folder.ts';
import { Runs } from '../../server/training/runs.ts';
import { Trust } from '../../server/trust.ts';
import { uriOfPath } from '../../server/uri.ts';
import { recordOf } from '../core/node/training/records.ts';
import { onFailingDisk } from './failing-disk.ts';
import { faults, folderInMemory } from './tried-everywhere.ts';

let base: string;
beforeAll(() => {
  base = folderInMemory();
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

const reading = faults.filter(({ code, lasts }) => (code === 'EACCES' || code === 'EIO') && !lasts);

describe.each(reading)('on a disk that says $code once', (fault) => {
  it('a log is read on where it was: nothing of it twice, and nothing left out', async () => {
    const file = `${base}/train.log`;
    const lines = ['steps: 1/3\r', 'steps: 2/3 é\r', 'model saved.\n'];
    const follow = async () => {
      fs.writeFileSync(file, '');
      const follower = new LogFollower(file);
      const told: string[] = [];
      let text = '';
      const read = async () => {
        try {
          await follower.read((piece) => {
            text += piece;
          });
        } catch (error) {
          const trouble = systemTrouble(error);
          if (!trouble) throw error;
          told.push(formatMessage(trouble));
        }
      };
      for (const line of lines) {
        fs.writeFileSync(file, line, { flag: 'a' });
        await read();
      }
      return { read, told, text: () => text };
    };
    const { trial } = await onFailingDisk(base, fault, 0, follow);
    let failures = 0;
    for (let last = 1; last <= trial.calls; last++) {
      const { result, trial: now } = await onFailingDisk(base, fault, last, () =>
        follow().catch(() => undefined),
      );
      // What the trainer itself can't write is not our reading.
      if (!result || now.failed[0]?.startsWith('writeFile')) continue;
      for (const sentence of result.told) expect(sentence).toContain('train.log');
      failures += result.told.length;
      await result.read();
      expect(result.text(), `call ${last}: ${now.failed[0]}`).toBe(lines.join(''));
    }
    expect(failures).toBeGreaterThan(2);
  });

  it('a run that can not be read hides no other', async () => {
    const run = (name: string) => `${base}/set/runs/alice-20261124-18490${name}`;
    for (const name of ['1', '2']) {
      fs.mkdirSync(run(name), { recursive: true });
      writeRecord(nodeJournalDisk, run(name), recordOf(run(name), { state: 'running', host: 'elsewhere' }));
      fs.writeFileSync(`${run(name)}/train.log`, 'steps: 1/3\r');
    }
    const ports = { disk: nodeJournalDisk, platform: platformOf(), cli: '', trust: new Trust() };
    const look = async () => {
      const lines: string[] = [];
      const runs = new Runs({ ...ports, digestOf: () => undefined }, (line) => void lines.push(line));
      try {
        await runs.search(`${base}/set`);
        return { runs: runs.views.map((one) => one.run), lines };
      } finally {
        runs.dispose();
      }
    };
    const { result: whole, trial } = await onFailingDisk(base, fault, 0, look);
    expect(whole.runs).toEqual(['1', '2'].map((name) => uriOfPath(run(name))));
    for (let last = 2; last <= trial.calls; last++) {
      const { result, trial: now } = await onFailingDisk(base, fault, last, look);
      for (const name of ['1', '2'])
        if (!now.failed[0]?.includes(run(name)))
          expect(result.runs, now.failed[0]).toContain(uriOfPath(run(name)));
    }
  });
});
