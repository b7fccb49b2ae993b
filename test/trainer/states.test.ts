// Saved states, and runs that go on from them.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeJob } from './job.ts';
import { posix } from './process.ts';

async function ranWith(config: Readonly<Record<string, string>>) {
  const job = makeJob({ config });
  const running = job.start();
  const { code } = await running.closed;
  const states = fs.existsSync(job.output)
    ? fs.readdirSync(job.output).filter((name) => name.endsWith('-state'))
    : [];
  const read = (state: string) =>
    JSON.parse(fs.readFileSync(path.join(job.output, state, 'train_state.json'), 'utf8')) as unknown;
  return { job, code, states, read, stdout: running.stdout(), stderr: running.stderr() };
}

describe.skipIf(!posix)('a saved state', () => {
  it('lies beside each checkpoint, and at the end', async () => {
    const { states, read } = await ranWith({ save_state: 'true' });
    expect(states).toEqual(['alice-000001-state', 'alice-state']);
    expect(states.map(read)).toEqual([
      { current_epoch: 1, current_step: 6 },
      { current_epoch: 2, current_step: 12 },
    ]);
    expect((await ranWith({ save_state_on_train_end: 'true' })).states).toEqual(['alice-state']);
  });

  it('is gone on from: epochs keep their numbers, steps do not', async () => {
    const { job } = await ranWith({ save_state_on_train_end: 'true' });
    const resume = `'${path.join(job.output, 'alice-state')}'`;
    const more = { resume, max_train_epochs: '4', save_state_on_train_end: 'true' };
    const resumed = await ranWith(more);
    expect(resumed.code).toBe(0);
    expect(resumed.stdout.match(/^epoch \d+\/\d+$/gm)).toEqual(['epoch 3/4', 'epoch 4/4']);
    expect(resumed.stderr).toContain("{'current_epoch': 2, 'current_step': 12}");
    expect(resumed.read('alice-state')).toEqual({ current_epoch: 4, current_step: 12 });
    const over = await ranWith({ ...more, max_train_epochs: '2' });
    expect(over.stderr).toContain('AssertionError: max_train_steps should be greater than initial step');
    expect(over.stderr).toContain('12 vs 12');
  });

  it('has to be there', async () => {
    const { stderr } = await ranWith({ resume: "'/nowhere'" });
    expect(stderr).toContain('ValueError: Tried to find /nowhere but folder does not exist');
  });
});
