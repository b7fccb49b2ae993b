import { describe, expect, it } from 'vitest';
import { ofKind, read, recording } from './recordings.ts';

const endingOf = (...lines: readonly string[]) => read(lines.join('\n')).ending;
const traceback = (...exception: readonly string[]) => [
  'Traceback (most recent call last):',
  '  File "/home/artist/src/sd-scripts/train_network.py", line 1913, in <module>',
  '    trainer.train(args)',
  ...exception,
];
const launcher = traceback(
  "subprocess.CalledProcessError: Command '['python', 'train_network.py']' returned non-zero exit status 1.",
);

describe('the ending of a trainer that was killed', () => {
  it.each([
    ['died with <Signals.SIGKILL: 9>.', 'SIGKILL'],
    ['died with <Signals.SIGSEGV: 11>.', 'SIGSEGV'],
    ['returned non-zero exit status 1.', undefined],
    ['died with unknown signal 40.', undefined],
  ])('is what its launcher says of it: %s', (words, signal) => {
    const ending = endingOf(
      ...traceback(`subprocess.CalledProcessError: Command '['python', 'train_network.py']' ${words}`),
    );
    expect(ending.signal).toBe(signal);
    expect(ending.exception).toBeUndefined();
  });
});

describe('the ending of a recorded failure', () => {
  it.each([
    [
      'empty-caption-file',
      'AssertionError: caption file is empty / キャプションファイルが空です: /home/artist/train/multi/日本語/alpha.txt',
    ],
    ['bucket-steps-32', 'AssertionError: bucket_reso_steps is 32. it must be divisible by 64.'],
    ['bucket-side-zero', 'ZeroDivisionError: division by zero'],
    [
      'dataset-config-unknown-key',
      "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['datasets'][0]['subsets'][0]['num_repeat']",
      'Invalid user config',
    ],
    [
      'model-missing',
      'ValueError: The provided pretrained_model_name_or_path "/home/artist/train/models/nope.safetensors" is neither a valid local path nor a valid repo id. Please check the parameter.',
    ],
    ['no-tokenizer', 'TypeError: expected str, bytes or os.PathLike object, not NoneType'],
    ['no-images-exit-0', undefined, 'No data found. Please verify'],
    ['unknown-option', undefined, 'unrecognized arguments: --max_train_stepz=2'],
  ])('%s', (name, exception, error?: string) => {
    const { lastLine, ...ending } = read(recording(`failures/${name}.log`)).ending;
    expect(ending).toEqual({
      saved: false,
      interrupted: false,
      ...(exception && { exception }),
      ...(error && { error }),
    });
    expect(lastLine).not.toBe('');
  });

  it('interrupted', () => {
    const reading = read(recording('failures/interrupted.log'));
    expect(reading.ending).toEqual({
      saved: false,
      interrupted: true,
      exception: 'KeyboardInterrupt',
      lastCheckpoint: '/home/artist/train/out/e6b/e6-000001.safetensors',
      lastLine: 'KeyboardInterrupt',
    });
    expect(reading.progress).toMatchObject({ step: 12, steps: 400, epoch: 2, saved: false });
  });

  it('launcher-terminated-trainer-goes-on: it has not ended', () => {
    const reading = read(recording('failures/launcher-terminated-trainer-goes-on.log'));
    expect(reading.ending).toMatchObject({ saved: false, interrupted: false });
    expect(reading.ending).not.toHaveProperty('exception');
    expect(reading.progress).toMatchObject({ step: 153, steps: 400, epoch: 16, epochs: 40, loss: 1.15 });
    expect(ofKind(reading, 'checkpoint')).toHaveLength(15);
  });
});

describe('the exception', () => {
  it('is that of the trainer, not that of the launcher', () => {
    expect(endingOf(...traceback('ValueError: no'), ...launcher).exception).toBe('ValueError: no');
    expect(endingOf(...launcher)).not.toHaveProperty('exception');
    const ofTorch = 'torch.distributed.elastic.multiprocessing.errors.ChildFailedError: ';
    expect(endingOf(...traceback('ValueError: no'), ...traceback(ofTorch)).exception).toBe('ValueError: no');
  });

  it('is the last where one follows from another', () => {
    const during = 'During handling of the above exception, another exception occurred:';
    const chain = [...traceback("KeyError: 'a'"), '', during, '', ...traceback('RuntimeError: b')];
    expect(endingOf(...chain, ...launcher).exception).toBe('RuntimeError: b');
  });

  it('is the first line of its message', () => {
    const long = traceback('AssertionError: one', 'two: three', '\tfour');
    expect(endingOf(...long).exception).toBe('AssertionError: one');
  });

  it('is the one of the process that loads pictures', () => {
    const original = [
      'Original Traceback (most recent call last):',
      '  File "x.py", line 1',
      'OSError: cut off',
    ];
    const caught = 'OSError: Caught OSError in DataLoader worker process 0.';
    expect(endingOf(...traceback(caught), ...original).exception).toBe('OSError: cut off');
  });

  it('is known of one of several processes, and when a bar stands in front of its traceback', () => {
    const ranked = traceback('ValueError: no').map((line) => `[rank1]: ${line}`);
    expect(endingOf(...ranked).exception).toBe('ValueError: no');
    const bar = 'steps:   8%|▊         | 1/12 [00:02<00:23,  2.11s/it, avr_loss=1.11]';
    expect(
      endingOf(...traceback('ValueError: no').with(0, `${bar}Traceback (most recent call last):`)),
    ).toMatchObject({
      exception: 'ValueError: no',
    });
  });

  it('is not what Python ignores', () => {
    const ignored = ['Exception ignored in: <function Pool.__del__ at 0x7f>', ...traceback('OSError: late')];
    expect(endingOf(...traceback('ValueError: no'), ...ignored).exception).toBe('ValueError: no');
    expect(endingOf(...ignored, ...traceback('ValueError: no')).exception).toBe('ValueError: no');
  });

  it('needs a traceback', () => {
    expect(endingOf('ValueError: a line like this in some text')).not.toHaveProperty('exception');
  });
});

it('has the last line that says something', () => {
  expect(endingOf('a', ' b ', '', '\r  0%|          | 0/6 [00:00<?, ?it/s]', '  ').lastLine).toBe('b');
  expect(endingOf('').lastLine).toBe('');
  expect(endingOf('a', 'steps:  15%|█▍ … avr_lo').lastLine).toBe('a');
  expect(
    endingOf('a', "subprocess.CalledProcessError: Command '[]' returned non-zero exit status 1.").lastLine,
  ).toBe('a');
});
