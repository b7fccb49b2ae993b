import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import { explainFailure } from '../../../../core/trainers/sd-scripts/failures.ts';
import type { LogEnding } from '../../../../core/training/log-ending.ts';
import { read, recording } from './output/recordings.ts';

function explain(ending: Partial<LogEnding>) {
  const found = explainFailure({ saved: false, interrupted: false, lastLine: '', ...ending });
  return found && [found.id, formatMessage(found.message), formatMessage(found.wayOut)];
}

it('a state that is as far as the training is explained by both steps', () => {
  const exception =
    'AssertionError: max_train_steps should be greater than initial step / 大きい必要があります: 3360 vs 3361';
  expect(explain({ exception })).toEqual([
    'resumed-too-far',
    'The saved state is at step 3361, and the training would end at step 3360.',
    'Say how many epochs more are to be trained.',
  ]);
});

it('tells the settings that mend it', () => {
  const settings = (exception: string) =>
    explainFailure({ saved: false, interrupted: false, lastLine: '', exception })?.settings;
  expect(settings('torch.OutOfMemoryError: CUDA out of memory.')?.[0]).toEqual([
    ...['training', 'options', 'train_batch_size'],
  ]);
  expect(settings('RuntimeError: Error(s) in loading state_dict for UNet2DConditionModel:')).toEqual([
    ['training', 'model'],
  ]);
  expect(settings('unrecognized arguments: --max_train_stepz 400')).toEqual([
    ['training', 'options', 'max_train_stepz'],
  ]);
  expect(settings('OSError: image file is truncated')).toBeUndefined();
});

describe('a recorded failure', () => {
  it.each([
    [
      'no-images-exit-0',
      'no-data',
      'The trainer found no pictures.',
      'See that the folders of dataset.toml are there and hold pictures of a kind that it reads.',
    ],
    [
      'empty-caption-file',
      'empty-caption-file',
      'The caption file /home/artist/train/multi/日本語/alpha.txt is empty.',
      'Write a caption into it, or delete the file.',
    ],
    [
      'bucket-steps-32',
      'bucket-reso-steps',
      'bucket_reso_steps is 32, and this kind of model needs a multiple of 64.',
      'Set bucket_reso_steps to 64.',
    ],
    [
      'bucket-side-zero',
      'bucket-of-size-zero',
      'The trainer divided by zero. Among the buckets that means: the size of a picture cannot be read, or bucket_no_upscale leaves a side shorter than a bucket step.',
      'Replace or take out broken and very small pictures, raise the resolution, or turn bucket_no_upscale off.',
    ],
    [
      'dataset-config-unknown-key',
      'unknown-dataset-option',
      'The trainer does not know the option num_repeat in datasets[0].subsets[0] of the dataset configuration.',
      'Look at its spelling and its place, or delete it.',
    ],
    [
      'model-missing',
      'model-not-found',
      'There is no model at /home/artist/train/models/nope.safetensors.',
      'Choose a checkpoint that is there, or the name of a model at Hugging Face.',
    ],
    [
      'no-tokenizer',
      'no-tokenizer',
      'A path is missing: most likely the tokenizer is neither on this machine nor can it be downloaded.',
      'Start the training once with an internet connection, or set tokenizer_cache_dir to a folder with the tokenizer.',
    ],
    [
      'unknown-option',
      'unknown-argument',
      'The trainer does not know --max_train_stepz=2.',
      'Look at the spelling, or update the trainer if the option is newer than it.',
    ],
  ])('%s is explained', (name, ...explanation) => {
    expect(explain(read(recording(`failures/${name}.log`)).ending)).toEqual(explanation);
  });

  it.each(['interrupted', 'launcher-terminated-trainer-goes-on'])('%s is none', (name) => {
    expect(explain(read(recording(`failures/${name}.log`)).ending)).toBeUndefined();
  });
});

describe('an exception', () => {
  it.each([
    ['ImportError: No xformers / xformersがインストールされていないようです', 'no-xformers'],
    ['ImportError: No bitsandbytes / bitsandbytesがインストールされていないようです', 'no-bitsandbytes'],
    ["ValueError: fp16 mixed precision requires a GPU (not 'cpu').", 'fp16-without-gpu'],
    ["ValueError: fp16 mixed precision requires a device in ['cuda'] (not 'cpu').", 'fp16-without-gpu'],
    [
      'AssertionError: when caching latents, either color_aug or random_crop cannot be used / latentをキャッシュするときは',
      'cached-latents-change',
    ],
    [
      'AssertionError: when caching Text Encoder output, either caption_dropout_rate, shuffle_caption, token_warmup_step or caption_tag_dropout_rate cannot be used / Text Encoderの出力を',
      'cached-captions-change',
    ],
    [
      'AssertionError: when caching Text Encoder output, shuffle_caption, token_warmup_step or caption_tag_dropout_rate cannot be used',
      'cached-captions-change',
    ],
    [
      'AssertionError: network for Text Encoder cannot be trained with caching Text Encoder outputs / Text Encoderの',
      'cached-text-encoder-trained',
    ],
    [
      'AssertionError: min_bucket_reso must be equal or less than resolution / min_bucket_resoは',
      'min-bucket-reso',
    ],
    [
      'AssertionError: max_bucket_reso must be equal or greater than resolution / max_bucket_resoは',
      'max-bucket-reso',
    ],
    ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.', 'out-of-gpu-memory'],
    ['torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB', 'out-of-gpu-memory'],
    [
      'RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 8.00 GiB total)',
      'out-of-gpu-memory',
    ],
    ['RuntimeError: CUDA error: out of memory', 'out-of-gpu-memory'],
    [
      'OSError: [WinError 1455] The paging file is too small for this operation to complete. Error loading "C:\\torch\\lib\\cufft64_10.dll"',
      'paging-file',
    ],
    ['RuntimeError: DataLoader worker (pid(s) 1234, 5678) exited unexpectedly', 'worker-ended'],
    ['RuntimeError: DataLoader worker (pid 4242) is killed by signal: Killed. ', 'worker-ended'],
    ['OSError: [Errno 28] No space left on device', 'disk-full'],
    ["OSError: [Errno 28] No space left on device: '/out/a.safetensors'", 'disk-full'],
    [
      'safetensors_rust.SafetensorError: Error while serializing: IoError(Os { code: 28, kind: StorageFull, message: "No space left on device" })',
      'disk-full',
    ],
    ['OSError: image file is truncated (17 bytes not processed)', 'truncated-image'],
    [
      "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 3: invalid continuation byte",
      'caption-not-utf-8',
    ],
  ])('%s', (exception, id) => {
    expect(explain({ exception })?.[0]).toBe(id);
  });

  it.each([
    [
      'ValueError: adafactor:0.001 does not require `num_warmup_steps`. Set None or 0.',
      'The learning rate scheduler adafactor takes no warm-up.',
    ],
    [
      'ValueError: SchedulerType.CONSTANT does not require `num_warmup_steps`. Set None or 0.',
      'The learning rate scheduler constant takes no warm-up.',
    ],
    ['RuntimeError: NaN detected in latents: /a b/c.png', 'The VAE made no valid numbers of /a b/c.png.'],
    [
      'RuntimeError: Error(s) in loading state_dict for UNet2DConditionModel:',
      'The weights of the file do not fit into the UNet2DConditionModel that is trained.',
    ],
    ["ModuleNotFoundError: No module named 'toml'", "The trainer's Python has no package toml."],
    [
      "PIL.UnidentifiedImageError: cannot identify image file '/a b/c.png'",
      '/a b/c.png is no picture, or of a kind that the trainer does not know.',
    ],
    [
      'PIL.UnidentifiedImageError: cannot identify image file <_io.BytesIO object at 0x7f>',
      'A file is no picture, or of a kind that the trainer does not know.',
    ],
    [
      "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['dataset']",
      'The trainer does not know dataset at the top of the dataset configuration.',
    ],
  ])('%s names what it is about', (exception, text) => {
    expect(explain({ exception })?.[1]).toBe(text);
  });

  it('is told with the file that the trainer logged', () => {
    expect(
      explain({
        exception: 'OSError: image file is truncated (17 bytes not processed)',
        error: 'Error loading file: /a b/c.png',
      })?.[1],
    ).toBe('The picture /a b/c.png is cut off.');
    expect(
      explain({
        exception:
          "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 3: unexpected end of data",
        error: 'illegal char in file (not UTF-8) / ファイルにUTF-8以外の文字があります: /a b/c.txt',
      })?.[1],
    ).toBe('The caption file /a b/c.txt is not UTF-8.');
    expect(
      explain({
        exception:
          "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 3: unexpected end of data",
        error: 'illegal char in file (not',
      })?.[1],
    ).toBe('A file that the trainer reads is not UTF-8.');
  });

  it.each([
    'IndexError: list index out of range',
    'ZeroDivisionError: integer modulo by zero',
    "KeyError: 'CUDA out of memory'",
    'RuntimeError: something about No xformers',
  ])('%s is not explained', (exception) => {
    expect(explain({ exception })).toBeUndefined();
  });
});

it('is explained by the last line where the log has no levels, or Python does not start', () => {
  expect(explain({ lastLine: 'No data found. Please verify arguments (train_data_dir must be' })?.[0]).toBe(
    'no-data',
  );
  expect(explain({ lastLine: '/usr/bin/python3: No module named accelerate' })?.[1]).toBe(
    "The trainer's Python has no package accelerate.",
  );
  expect(explain({ lastLine: 'prompt: No data found' })).toBeUndefined();
});

it('is explained where the model is at neither place', () => {
  const error =
    'model is not found as a file or in Hugging Face, perhaps file name is wrong? / 指定したモデル名の: someone/nothing';
  expect(explain({ exception: 'OSError: someone/nothing is no model', error })?.[1]).toBe(
    'There is no model at someone/nothing.',
  );
});

it('is not looked for where the training ended well, or someone ended it', () => {
  const exception = 'ImportError: No xformers';
  expect(explain({ exception, saved: true })).toBeUndefined();
  expect(explain({ exception, interrupted: true })).toBeUndefined();
});
