import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromNative } from '../../../../core/node/native-path.ts';
import { ScalarFollower } from '../../../../core/node/runs/scalar-follower.ts';
import { eventFile, type WrittenEvent } from '../../../support/event-file.ts';

const version: WrittenEvent = { version: 'brain.Event:2' };
const loss = (...steps: readonly number[]): WrittenEvent[] =>
  steps.map((step) => ({ step, values: { loss: step } }));
const first = 'events.out.tfevents.1000000001.vm.1.0';
const second = 'events.out.tfevents.1000000002.vm.1.0';

let folder = '';
let follower = new ScalarFollower('');
const file = (name: string) => path.join(folder, name);
const steps = () => [...(follower.log.series.get('loss')?.steps ?? [])];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lora-scalars-'));
  follower = new ScalarFollower(fromNative(folder));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a follower of event files', () => {
  it('reads what is there, then only what came, and says whether anything did', async () => {
    writeFileSync(file(first), eventFile([version, ...loss(1, 2)]));
    expect([await follower.read(), steps()]).toEqual([true, [1, 2]]);
    expect(await follower.read()).toBe(false);
    appendFileSync(file(first), eventFile(loss(3)));
    expect([await follower.read(), steps()]).toEqual([true, [1, 2, 3]]);
  });

  it('waits for a folder, and for the rest of a record', async () => {
    rmSync(folder, { recursive: true });
    expect(await follower.read()).toBe(false);
    mkdirSync(folder);
    const bytes = eventFile([version, ...loss(1, 2)]);
    writeFileSync(file(first), bytes.subarray(0, bytes.length - 5));
    await follower.read();
    expect(steps()).toEqual([1]);
    appendFileSync(file(first), bytes.subarray(bytes.length - 5));
    await follower.read();
    expect(steps()).toEqual([1, 2]);
  });

  it('reads files one after the other: the later one says what it takes back', async () => {
    writeFileSync(file(second), eventFile([version, { step: 2, isStart: true }, ...loss(2)]));
    writeFileSync(file(first), eventFile([version, ...loss(1, 2, 3)]));
    writeFileSync(file('train.log'), 'no events');
    await follower.read();
    expect(steps()).toEqual([1, 2]);
  });

  it('reads all again when a file became shorter or went away', async () => {
    writeFileSync(file(first), eventFile([version, ...loss(1, 2, 3)]));
    await follower.read();
    truncateSync(file(first), 0);
    appendFileSync(file(first), eventFile([version, ...loss(1)]));
    expect([await follower.read(), steps()]).toEqual([true, [1]]);
    rmSync(file(first));
    expect([await follower.read(), steps()]).toEqual([true, []]);
  });

  it('says where a file is broken, and looks again when it has changed', async () => {
    const good = eventFile([version, ...loss(1)]);
    writeFileSync(file(first), Buffer.concat([good, Buffer.alloc(40)]));
    await follower.read();
    expect(steps()).toEqual([1]);
    expect(follower.trouble).toEqual({ damaged: 0, broken: [{ name: first, at: good.length }] });
    writeFileSync(file(first), eventFile([version, ...loss(1, 2, 3, 4, 5)]));
    await follower.read();
    expect(steps()).toEqual([1, 2, 3, 4, 5]);
    expect(follower.trouble.broken).toEqual([]);
  });

  it('does not read all again while a broken file grows', async () => {
    const good = eventFile([version, ...loss(1)]);
    const broken = Buffer.concat([good, Buffer.alloc(40)]);
    writeFileSync(file(first), broken);
    await follower.read();
    const { log } = follower;
    appendFileSync(file(first), eventFile(loss(2)));
    expect([await follower.read(), follower.log === log, steps()]).toEqual([false, true, [1]]);
    expect(follower.trouble.broken).toEqual([{ name: first, at: good.length }]);
    writeFileSync(file(first), eventFile([version, ...loss(7)]));
    expect([await follower.read(), follower.log === log, steps()]).toEqual([true, false, [7]]);
  });

  it('reads once where two ask at the same time', async () => {
    writeFileSync(file(first), eventFile([version, ...loss(1, 2)]));
    await Promise.all([follower.read(), follower.read()]);
    expect(steps()).toEqual([1, 2]);
  });
});
