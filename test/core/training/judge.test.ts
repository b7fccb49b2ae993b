import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { explainFailure } from '../../../core/trainers/sd-scripts/failures.ts';
import { type Evidence, judge } from '../../../core/training/judge.ts';
import type { LogEnding } from '../../../core/training/log-ending.ts';
import type { RunOutcome } from '../../../core/training/run-record.ts';
import { read, recording } from '../trainers/sd-scripts/output/recordings.ts';

type Facts = Partial<Omit<Evidence, 'ending' | 'explanation'>>;

const code = (number: number) => ({ code: number, signal: undefined });
const signal = (name: string) => ({ code: undefined, signal: name });

/** A verdict, its sentences as one reads them. */
function verdictOn(ending: Partial<LogEnding>, facts: Facts = {}) {
  const whole: LogEnding = { saved: false, interrupted: false, lastLine: '', ...ending };
  const explanation = explainFailure(whole);
  const { state, outcome } = judge({
    ending: whole,
    explanation,
    hasResult: false,
    isDiskFull: false,
    loss: undefined,
    stoppedBy: undefined,
    exit: undefined,
    ...facts,
  });
  return {
    state,
    cause: outcome.cause,
    means: sentence(outcome.explanation),
    wayOut: sentence(outcome.wayOut),
  };
}

function sentence(text: RunOutcome['explanation']): string | undefined {
  return text && formatMessage(text);
}

const said = { saved: true };
const generic = { exception: 'KeyError: 3', lastLine: 'subprocess.CalledProcessError: …' };
const logged = { error: 'No prompt file / プロンプトファイルがありません: /a/prompts.txt' };

describe('a training', () => {
  it.each<[string, Partial<LogEnding>, Facts, string]>([
    ['said it saved, and the file is whole', said, { hasResult: true, exit: code(0) }, 'succeeded'],
    ['said so, and failed at something after it', said, { hasResult: true, exit: code(1) }, 'succeeded'],
    ['said so while nobody watched', said, { hasResult: true }, 'succeeded'],
    ['said so when it was asked to stop', said, { hasResult: true, stoppedBy: 'user' }, 'succeeded'],
    ['said so, and there is no whole file', said, { exit: code(0) }, 'failed'],
    ['left a file of an earlier try, and did not say so', {}, { hasResult: true, exit: code(0) }, 'failed'],
    ['was asked to stop, and was ended', {}, { stoppedBy: 'user', exit: signal('SIGTERM') }, 'stopped'],
    ['was asked to stop, and raised', generic, { stoppedBy: 'user', exit: code(1) }, 'stopped'],
    ['was asked to stop, and nobody saw its end', {}, { stoppedBy: 'user' }, 'stopped'],
    ['was interrupted', { interrupted: true, exception: 'KeyboardInterrupt' }, { exit: code(1) }, 'stopped'],
    ['was interrupted unseen', { interrupted: true, exception: 'KeyboardInterrupt' }, {}, 'stopped'],
    ['raised what we do not know', generic, { exit: code(1) }, 'failed'],
    ['raised unseen', generic, {}, 'failed'],
    ['raised, and ended with 0', generic, { exit: code(0) }, 'failed'],
    ['was killed', {}, { exit: signal('SIGKILL') }, 'failed'],
    ['was killed under its launcher', { signal: 'SIGKILL' }, { exit: code(1) }, 'failed'],
    ['was killed unseen under its launcher', { signal: 'SIGKILL' }, {}, 'failed'],
    ['ended with 0 and without a file', {}, { exit: code(0) }, 'failed'],
    ['ended with a number and without a word', {}, { exit: code(3) }, 'failed'],
    ['ended unseen, without a sign', {}, {}, 'lost'],
    ['ended unseen, long after an error that it went on from', logged, {}, 'lost'],
  ])('that %s', (_, ending, facts, state) => {
    expect(verdictOn(ending, facts).state).toBe(state);
  });

  it('that succeeded, or was stopped because somebody asked, needs no words', () => {
    expect(verdictOn(said, { hasResult: true, exit: code(0) })).toEqual({ state: 'succeeded' });
    expect(verdictOn(generic, { stoppedBy: 'user', exit: code(1) })).toEqual({ state: 'stopped' });
  });

  it('on another machine than the first has saved nothing, and ended well', () => {
    expect(verdictOn({}, { isFollower: true, exit: code(0) }).state).toBe('succeeded');
    expect(verdictOn({}, { isFollower: true, exit: code(1) }).state).toBe('failed');
    expect(verdictOn({}, { isFollower: true, stoppedBy: 'user', exit: code(0) }).state).toBe('stopped');
    expect(verdictOn({}, { exit: code(0) }).state).toBe('failed');
  });

  it('whose file is missing tells that, and not what the log says else', () => {
    expect(verdictOn({ saved: true, ...logged }, { exit: code(0) })).toMatchObject({
      cause: 'model saved.',
      means: 'The trainer said that the last file was saved, but there is no whole file.',
    });
  });

  it('that raised tells the exception', () => {
    expect(verdictOn(generic, { exit: code(1) })).toEqual({ state: 'failed', cause: 'KeyError: 3' });
    expect(verdictOn(generic, { exit: code(0) })).toMatchObject({
      cause: 'KeyError: 3',
      means: 'The trainer ended without saving a model, though with exit code 0.',
    });
  });

  it('that ended by itself after an error that it logged tells the error', () => {
    expect(verdictOn(logged, { exit: code(1) })).toEqual({ state: 'failed', cause: logged.error });
  });

  it('that was killed tells the signal, not an error that it had gone on from', () => {
    expect(verdictOn(logged, { exit: signal('SIGKILL') })).toEqual({
      state: 'failed',
      cause: 'SIGKILL',
      means: 'The trainer was ended from outside (SIGKILL).',
      wayOut:
        'The system does that too where memory runs out: close other programs, or set max_data_loader_n_workers to 0.',
    });
    expect(verdictOn({ ...logged, signal: 'SIGKILL' }, { exit: code(1) }).cause).toBe('SIGKILL');
    expect(verdictOn({}, { exit: signal('SIGTERM') }).wayOut).toBe('Start it again to train to the end.');
  });

  it('that only left a last line is explained by it where that can be', () => {
    const lastLine = '/trainer/venv/bin/python: No module named accelerate';
    expect(verdictOn({ lastLine }, { exit: code(1) })).toMatchObject({
      state: 'failed',
      cause: lastLine,
      means: "The trainer's Python has no package accelerate.",
    });
    expect(verdictOn({ lastLine: 'Segmentation fault' }, { exit: code(139) })).toMatchObject({
      means: 'The trainer ended with exit code 139, and without a word why.',
      wayOut: 'The last that it printed: Segmentation fault',
    });
  });

  it('that left nothing at all has no cause', () => {
    expect(verdictOn({}, { exit: code(1) })).not.toHaveProperty('cause', '');
    expect(judge({ ...evidence, exit: code(1) }).outcome).not.toHaveProperty('cause');
  });

  it('has an outcome that is plain data, as run.json has it', () => {
    const { outcome } = judge({ ...evidence, exit: signal('SIGKILL') });
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });
});

const evidence: Evidence = {
  ending: { saved: false, interrupted: false, lastLine: '' },
  explanation: undefined,
  hasResult: false,
  isDiskFull: false,
  loss: undefined,
  stoppedBy: undefined,
  exit: undefined,
};

describe('a recorded end', () => {
  it.each([
    ['no-images-exit-0', code(0), 'failed', 'The trainer found no pictures.'],
    [
      'empty-caption-file',
      code(1),
      'failed',
      'The caption file /home/artist/train/multi/日本語/alpha.txt is empty.',
    ],
    [
      'bucket-steps-32',
      code(1),
      'failed',
      'bucket_reso_steps is 32, and this kind of model needs a multiple of 64.',
    ],
    ['model-missing', code(1), 'failed', 'There is no model at /home/artist/train/models/nope.safetensors.'],
    ['unknown-option', code(1), 'failed', 'The trainer does not know --max_train_stepz=2.'],
    [
      'model-missing',
      undefined,
      'failed',
      'There is no model at /home/artist/train/models/nope.safetensors.',
    ],
    ['no-images-exit-0', undefined, 'failed', 'The trainer found no pictures.'],
    [
      'interrupted',
      code(1),
      'stopped',
      'The trainer was interrupted (Ctrl+C, or a signal of the same meaning).',
    ],
    [
      'interrupted',
      undefined,
      'stopped',
      'The trainer was interrupted (Ctrl+C, or a signal of the same meaning).',
    ],
    [
      'launcher-terminated-trainer-goes-on',
      undefined,
      'lost',
      'It ended while nobody watched, and left no sign why: the machine may have been switched off.',
    ],
    [
      'launcher-terminated-trainer-goes-on',
      signal('SIGTERM'),
      'failed',
      'The trainer was ended from outside (SIGTERM).',
    ],
  ])('%s, exit %o: %s', (name, exit, state, means) => {
    const { ending } = read(recording(`failures/${name}.log`));
    expect(verdictOn(ending, { exit })).toMatchObject({ state, means });
  });

  it.each(['bucket-side-zero', 'dataset-config-unknown-key', 'no-tokenizer'])('%s has a way out', (name) => {
    const { ending } = read(recording(`failures/${name}.log`));
    const { state, wayOut } = verdictOn(ending, { exit: code(1) });
    expect([state, wayOut]).toEqual(['failed', expect.stringMatching(/\.$/)]);
  });

  it.each(['interrupted', 'launcher-terminated-trainer-goes-on'])(
    '%s was stopped if somebody asked',
    (name) => {
      const { ending } = read(recording(`failures/${name}.log`));
      expect(verdictOn(ending, { exit: signal('SIGTERM'), stoppedBy: 'user' })).toEqual({ state: 'stopped' });
    },
  );

  it('merged/train.log is a success where the file is there, and a failure where it is not', () => {
    const { ending } = read(recording('merged/train.log'));
    expect(verdictOn(ending, { hasResult: true, exit: code(0) })).toEqual({ state: 'succeeded' });
    expect(verdictOn(ending, { exit: code(0) }).state).toBe('failed');
  });
});

describe('a training that ended well', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('with a loss of %f succeeded, and that is told', (loss) => {
    const { state, means, wayOut } = verdictOn(said, { hasResult: true, loss });
    expect(state).toBe('succeeded');
    expect(means).toContain('Its loss is no number any more');
    expect(wayOut).toContain('earlier checkpoint');
  });

  it('with any other loss is told as such', () => {
    expect(verdictOn(said, { hasResult: true, loss: 0.1 })).toEqual({ state: 'succeeded' });
  });
});

it('a training that ended without a word on a full disk failed of that, whoever watched', () => {
  for (const exit of [code(1), undefined]) {
    const { state, means } = verdictOn({ lastLine: 'steps' }, { exit, isDiskFull: true });
    expect([state, means]).toEqual(['failed', 'There is no room left on the disk that it writes to.']);
  }
});

it('a training whose supervisor the system ended was stopped, which is told', () => {
  const { state, means } = verdictOn({}, { stoppedBy: 'system', exit: signal('SIGTERM') });
  expect([state, means]).toEqual([
    'stopped',
    'What looked after it was ended: by Ctrl+C, or by the system, as at a logout.',
  ]);
});
