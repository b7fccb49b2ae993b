import type { Path } from '../../config/toml.ts';
import { type Message, message } from '../../message.ts';
import type { LogEnding } from '../../training/log-ending.ts';
import { settingsThatMend } from './failure-settings.ts';

/** Why a training failed, and what helps. */
export interface FailureExplanation {
  /** Kebab-case; names the kind of failure. */
  readonly id: string;
  readonly message: Message;
  readonly wayOut: Message;
  /** What of the dataset's configuration mends it, the likeliest first. */
  readonly settings?: readonly Path[];
}

interface Failure {
  readonly id: string;
  /** Of the exception, of the error that was logged, or of the last line; from the beginning on, for any text can be in it. */
  readonly pattern: RegExp;
  readonly message: (groups: readonly string[], ending: LogEnding) => Message;
  readonly wayOut: (groups: readonly string[]) => Message;
}

/** What `train_network.py`, `library/` and the packages below them say, the English part of it. */
const FAILURES: readonly Failure[] = [
  {
    // The trainer logs it and ends with exit code 0.
    id: 'no-data',
    pattern: /^No data found\b/,
    message: () => message('The trainer found no pictures.'),
    wayOut: () =>
      message('See that the folders of dataset.toml are there and hold pictures of a kind that it reads.'),
  },
  {
    id: 'resumed-too-far',
    pattern: /^AssertionError: max_train_steps should be greater than initial step\b.*?: (\d+) vs (\d+)/,
    message: ([steps = '', step = '']) =>
      message('The saved state is at step {0}, and the training would end at step {1}.', step, steps),
    wayOut: () => message('Say how many epochs more are to be trained.'),
  },
  {
    id: 'empty-caption-file',
    pattern: /^AssertionError: caption file is empty\b.*?: (.+)$/,
    message: ([path = '']) => message('The caption file {0} is empty.', path),
    wayOut: () => message('Write a caption into it, or delete the file.'),
  },
  {
    id: 'caption-not-utf-8',
    pattern: /^UnicodeDecodeError: /,
    message: (_, { error }) => {
      const path = /^illegal char in file\b.*?: (.+)$/.exec(error ?? '')?.[1];
      return path
        ? message('The caption file {0} is not UTF-8.', path)
        : message('A file that the trainer reads is not UTF-8.');
    },
    wayOut: () => message('Open it with its real encoding and save it as UTF-8.'),
  },
  {
    id: 'truncated-image',
    pattern: /^OSError: image file is truncated\b/,
    message: (_, ending) => {
      const path = unreadableFile(ending);
      return path ? message('The picture {0} is cut off.', path) : message('A picture is cut off.');
    },
    wayOut: () => message('Replace the picture by a whole one, or take it out of the dataset.'),
  },
  {
    id: 'unidentified-image',
    pattern: /^PIL\.UnidentifiedImageError: cannot identify image file (?:'(.+)'|"(.+)"|.*)$/,
    message: ([single, double], ending) => {
      const path = unreadableFile(ending) ?? single ?? double;
      return path
        ? message('{0} is no picture, or of a kind that the trainer does not know.', path)
        : message('A file is no picture, or of a kind that the trainer does not know.');
    },
    wayOut: () => message('Replace it by a PNG, JPEG or WebP file, or take it out of the dataset.'),
  },
  {
    id: 'bucket-reso-steps',
    pattern: /^AssertionError: bucket_reso_steps is (\d+)\. it must be divisible by (\d+)\b/,
    message: ([steps = '', unit = '']) =>
      message('bucket_reso_steps is {0}, and this kind of model needs a multiple of {1}.', steps, unit),
    wayOut: ([, unit = '']) => message('Set bucket_reso_steps to {0}.', unit),
  },
  {
    id: 'min-bucket-reso',
    pattern: /^AssertionError: min_bucket_reso must be equal or less than resolution\b/,
    message: () => message('min_bucket_reso is larger than the shorter side of the resolution.'),
    wayOut: () => message('Lower min_bucket_reso, or raise the resolution.'),
  },
  {
    id: 'max-bucket-reso',
    pattern: /^AssertionError: max_bucket_reso must be equal or greater than resolution\b/,
    message: () => message('max_bucket_reso is smaller than the longer side of the resolution.'),
    wayOut: () => message('Raise max_bucket_reso, or lower the resolution.'),
  },
  {
    // Only the exception is known: other divisions by zero look the same.
    id: 'bucket-of-size-zero',
    pattern: /^ZeroDivisionError: (?:float )?division by zero$/,
    message: () =>
      message(
        'The trainer divided by zero. Among the buckets that means: the size of a picture cannot be read, or bucket_no_upscale leaves a side shorter than a bucket step.',
      ),
    wayOut: () =>
      message(
        'Replace or take out broken and very small pictures, raise the resolution, or turn bucket_no_upscale off.',
      ),
  },
  {
    id: 'unknown-dataset-option',
    pattern: /^voluptuous\.error\.MultipleInvalid: extra keys not allowed @ data\[(.+)\]$/,
    message: ([path = '']) => {
      const { key, table } = placeOf(path);
      return table
        ? message('The trainer does not know the option {0} in {1} of the dataset configuration.', key, table)
        : message('The trainer does not know {0} at the top of the dataset configuration.', key);
    },
    wayOut: () => message('Look at its spelling and its place, or delete it.'),
  },
  {
    id: 'unknown-argument',
    pattern: /^unrecognized arguments: (.+)$/,
    message: ([options = '']) => message('The trainer does not know {0}.', options),
    wayOut: () => message('Look at the spelling, or update the trainer if the option is newer than it.'),
  },
  {
    id: 'model-not-found',
    pattern:
      /^(?:ValueError: The provided pretrained_model_name_or_path "(.+)" is neither a valid local path nor a valid repo id\b|model is not found as a file or in Hugging Face\b.*: (.+)$)/,
    message: ([diffusers, trainer]) => message('There is no model at {0}.', diffusers ?? trainer ?? ''),
    wayOut: () => message('Choose a checkpoint that is there, or the name of a model at Hugging Face.'),
  },
  {
    // The trainer was given no path where it wants one; the exception doesn't say which.
    id: 'no-tokenizer',
    pattern: /^TypeError: expected str, bytes or os\.PathLike object, not NoneType$/,
    message: () =>
      message(
        'A path is missing: most likely the tokenizer is neither on this machine nor can it be downloaded.',
      ),
    wayOut: () =>
      message(
        'Start the training once with an internet connection, or set tokenizer_cache_dir to a folder with the tokenizer.',
      ),
  },
  {
    id: 'other-weights',
    pattern: /^RuntimeError: Error\(s\) in loading state_dict for (\w+):/,
    message: ([part = '']) =>
      message('The weights of the file do not fit into the {0} that is trained.', part),
    wayOut: () => message('Choose a model of the kind that this training is for.'),
  },
  {
    id: 'missing-package',
    pattern: /^(?:ModuleNotFoundError: |.*python[\w.]*: .*?)No module named '?([\w.]+)/,
    message: ([name = '']) => message("The trainer's Python has no package {0}.", name),
    wayOut: () =>
      message("Install the trainer's requirements into this Python, or choose the Python that has them."),
  },
  {
    id: 'no-xformers',
    pattern: /^ImportError: No xformers\b/,
    message: () => message("xformers is not installed in the trainer's Python."),
    wayOut: () => message('Install it there, or train with sdpa instead of xformers.'),
  },
  {
    id: 'no-bitsandbytes',
    pattern: /^ImportError: No bitsandbytes\b/,
    message: () =>
      message("The optimizer needs bitsandbytes, which is not installed in the trainer's Python."),
    wayOut: () => message('Install it there, or choose an optimizer without 8bit in its name.'),
  },
  {
    id: 'fp16-without-gpu',
    // Newer versions of accelerate say device.
    pattern: /^ValueError: fp16 mixed precision requires a (?:GPU|device)\b/,
    message: () => message("fp16 needs a graphics card, and the trainer's Python sees none."),
    wayOut: () => message('Install PyTorch with CUDA there, or set mixed_precision to "no".'),
  },
  {
    id: 'out-of-gpu-memory',
    pattern: /^(?:[\w.]*OutOfMemoryError|RuntimeError): CUDA (?:error: )?out of memory\b/,
    message: () => message('The memory of the graphics card is full.'),
    wayOut: () =>
      message(
        'Lower train_batch_size or the resolution, turn gradient_checkpointing on, or close what else uses the card.',
      ),
  },
  {
    id: 'needless-warmup',
    pattern: /^ValueError: (?:SchedulerType\.)?([\w-]+)\S* does not require `num_warmup_steps`/,
    message: ([scheduler = '']) =>
      message('The learning rate scheduler {0} takes no warm-up.', scheduler.toLowerCase()),
    wayOut: () => message('Set lr_warmup_steps to 0.'),
  },
  {
    id: 'cached-latents-change',
    pattern: /^AssertionError: when caching latents, either color_aug or random_crop cannot be used\b/,
    message: () => message('Latents cannot be cached while color_aug or random_crop is on.'),
    wayOut: () => message('Turn cache_latents off, or both color_aug and random_crop.'),
  },
  {
    id: 'cached-captions-change',
    pattern: /^AssertionError: when caching Text Encoder output\b/,
    message: () =>
      message('The outputs of the text encoder cannot be cached while captions change during the training.'),
    wayOut: () =>
      message(
        'Turn cache_text_encoder_outputs off, or shuffle_caption, caption_dropout_rate, caption_tag_dropout_rate and token_warmup_step.',
      ),
  },
  {
    id: 'cached-text-encoder-trained',
    pattern:
      /^AssertionError: network for Text Encoder cannot be trained with caching Text Encoder outputs\b/,
    message: () => message('The text encoder cannot be trained while its outputs are cached.'),
    wayOut: () => message('Turn cache_text_encoder_outputs off, or network_train_unet_only on.'),
  },
  {
    id: 'nan-latents',
    pattern: /^RuntimeError: NaN detected in latents: (.+)$/,
    message: ([path = '']) => message('The VAE made no valid numbers of {0}.', path),
    wayOut: () => message('Turn no_half_vae on; where that does not help, look at the picture.'),
  },
  {
    id: 'paging-file',
    pattern: /^OSError: \[WinError 1455\]/,
    message: () => message('The memory of the machine is full, the paging file of Windows included.'),
    wayOut: () => message('Make the paging file larger, or set max_data_loader_n_workers to 0 or 1.'),
  },
  {
    id: 'worker-ended',
    pattern:
      /^RuntimeError: DataLoader worker \(pid(?:\(s\))? [\d, ]+\) (?:exited unexpectedly|is killed by signal)/,
    message: () => message('A process that reads the pictures was ended, most likely since memory ran out.'),
    wayOut: () => message('Close other programs, or set max_data_loader_n_workers to 0 or 1.'),
  },
  {
    id: 'disk-full',
    pattern:
      /^[\w.]+(?:Error|Exception): .*(?:No space left on device|There is not enough space on the disk)/,
    message: () => message('The disk is full.'),
    wayOut: () => message('Make room where the training writes, or choose another output folder.'),
  },
];

/** In UTF-16 units: what can be known of a failure stands in front. */
const LONGEST_TEXT = 4096;

/** Why a training failed that ended so; undefined where it did not fail, or for a reason that we do not know. */
export function explainFailure(ending: LogEnding): FailureExplanation | undefined {
  if (ending.saved || ending.interrupted) return undefined;
  for (const text of [ending.exception, ending.error, ending.lastLine]) {
    for (const failure of FAILURES) {
      const [whole, ...groups] = failure.pattern.exec(text?.slice(0, LONGEST_TEXT) ?? '') ?? [];
      if (whole === undefined) continue;
      const { id } = failure;
      const settings = settingsThatMend(id, groups);
      return {
        ...{ id, message: failure.message(groups, ending), wayOut: failure.wayOut(groups) },
        ...(settings.length > 0 ? { settings } : {}),
      };
    }
  }
  return undefined;
}

/** The picture that the trainer was reading: it logs the path, then stops. */
function unreadableFile({ error }: LogEnding): string | undefined {
  return /^Error loading file: (.+)$/.exec(error ?? '')?.[1];
}

/** `'datasets'][0]['num_repeat'`, in Python's spelling → the key, and the table that it is in: `datasets[0]`. */
function placeOf(path: string): { readonly key: string; readonly table: string } {
  const parts = path.split('][').map((part) => part.replace(/^(['"])(.*)\1$/, '$2'));
  const key = parts.pop() ?? '';
  const table = parts.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  return { key, table: table.replace(/^\./, '') };
}
