// A run that is compared, repeated and trained further, over the wire.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CompareRunsResult, ListedRunView } from '../../protocol/runs.ts';
import { posix, record, Workshop } from '../cli/training.ts';
import { uriOf } from './client.ts';
import { folderOf, open } from './trainings.ts';

async function withRun() {
  const workshop = new Workshop().settle();
  const editor = await open(workshop);
  const run = folderOf(await editor.start({}, true));
  return { workshop, editor, run };
}

describe.runIf(posix)('a run that is gone back to', () => {
  it('is compared with its dataset, and with itself', async () => {
    const { workshop, editor, run } = await withRun();
    const compare = (other: string) =>
      editor.client.request<CompareRunsResult>('lora/compareRuns', { run: uriOf(run), other: uriOf(other) });
    expect(await compare(run)).toMatchObject({ text: expect.stringContaining('They do not differ.') });
    fs.writeFileSync(path.join(workshop.dataset, '3_alice woman/a.txt'), 'alice, grin');
    expect(await compare(workshop.dataset)).toMatchObject({
      text: expect.stringContaining('alice, [-smile-]{+grin+}'),
    });
    expect(await compare(path.join(workshop.folder, 'models'))).toMatchObject({ kind: 'refused' });
  });

  it('is repeated, after it was told what differs', async () => {
    const { workshop, editor, run } = await withRun();
    fs.writeFileSync(path.join(workshop.dataset, '3_alice woman/a.txt'), 'alice, grin');
    const wish = { from: { kind: 'repeat', place: run } };
    expect(await editor.prepare(wish)).toMatchObject({
      origin: { kind: 'repeat', name: path.basename(run) },
      since: { text: expect.stringContaining('alice, [-smile-]{+grin+}') },
      problems: [],
    });
    const again = folderOf(await editor.start(wish, true));
    expect(record(again)?.origin).toEqual({ kind: 'repeat', run, checkpoint: null });
  });

  it('is trained further from its state, if it left one', async () => {
    const { workshop, editor, run } = await withRun();
    const wish = { from: { kind: 'resume', place: run }, epochs: 2 };
    const refused = await editor.prepare(wish);
    expect(refused.problems.map(({ code }) => code)).toContain('train-origin');
    const state = path.join(run, 'output/alice-state');
    fs.mkdirSync(state);
    fs.writeFileSync(path.join(state, 'train_state.json'), '{"current_epoch":2,"current_step":12}');
    const { remarks, formula, since } = await editor.prepare(wish);
    // That it resumes is no difference, how far it goes is one.
    expect(since?.summary).toBe('options: 1 · model, trainer, GPU, steps: 2');
    expect(formula).toMatch(/4 epochs .* = 24 steps · 12 of them left to train$/);
    expect(remarks.join(' ')).toContain('numbers 3 to 4');
    const listed = await editor.client.request<ListedRunView[]>('lora/listRuns', {
      uri: uriOf(workshop.dataset),
    });
    const further = folderOf(await editor.start(wish));
    const over = await editor.told((one) => one.run === uriOf(further) && one.state === 'succeeded');
    expect(over.progress).toMatchObject({ step: 12, steps: 12, epochs: 4 });
    expect(listed).toMatchObject([{ hasState: true, hasCheckpoint: false, origin: null, epochs: 2 }]);
  });
});
