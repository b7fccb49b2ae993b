import { message } from '../../message.ts';
import { families } from '../../trainers/sd-scripts/families.ts';
import type { Recipe } from '../recipe.ts';
import { ofLikeness } from './pieces/purposes.ts';

/**
 * A person or character on SD 1.5, from about 40 pictures: rank 96, alpha 72, Adafactor for optimizer and schedule, 8
 * epochs at 768. Where the method says nothing the trainer's defaults hold, but for what those could not do: train
 * pictures of different shapes (buckets), fit into a usual GPU (half precision, fast attention).
 */
export const sd15Likeness: Recipe = {
  id: 'sd15-likeness',
  ...ofLikeness,
  title: message('A likeness on SD 1.5'),
  about: message('One person or character on SD 1.5, from about 40 pictures.'),
  isTested: true,
  trainer: 'sd-scripts',
  family: 'sd15',
  model: 'sd15',
  download: 'stable-diffusion-v1-5/stable-diffusion-v1-5',
  options: {
    network_module: families.sd15.networkModule,
    network_dim: 96,
    network_alpha: 72,
    resolution: '768,768',
    enable_bucket: true,
    min_bucket_reso: 256,
    max_bucket_reso: 1024,
    bucket_reso_steps: 64,
    train_batch_size: 1,
    max_train_epochs: 8,
    optimizer_type: 'Adafactor',
    lr_scheduler: 'adafactor',
    lr_warmup_steps: 0,
    learning_rate: 0.0001,
    shuffle_caption: false,
    color_aug: true,
    flip_aug: true,
    cache_latents: false,
    mixed_precision: 'fp16',
    sdpa: true,
    max_data_loader_n_workers: 2,
    persistent_data_loader_workers: true,
    seed: 42,
    save_model_as: 'safetensors',
    save_precision: 'fp16',
    save_every_n_epochs: 1,
    sample_every_n_epochs: 1,
    sample_at_first: true,
    sample_sampler: 'euler_a',
  },
  yieldsTo: {
    max_train_epochs: ['max_train_steps'],
    sample_every_n_epochs: ['sample_every_n_steps'],
    optimizer_type: ['use_8bit_adam', 'use_lion_optimizer'],
    // Adafactor by relative steps takes its own schedule in any case, and no other optimizer can take it.
    lr_scheduler: ['optimizer_type', 'use_8bit_adam', 'use_lion_optimizer', 'lr_scheduler_type'],
  },
  reasonsIn: {
    network_alpha: ['network_dim'],
    lr_warmup_steps: ['optimizer_type', 'use_8bit_adam', 'use_lion_optimizer', 'lr_scheduler'],
    learning_rate: ['optimizer_type', 'use_8bit_adam', 'use_lion_optimizer'],
    cache_latents: ['color_aug'],
  },
  why: {
    network_alpha: 'Below the rank: the LoRA is trained a bit more gently (72 / 96 = 0.75).',
    resolution: 'Also in dataset.toml, which counts; here it goes into the metadata of the files.',
    lr_warmup_steps:
      'Any other number ends the training with an error: the schedule of Adafactor has no warmup.',
    learning_rate:
      'Adafactor finds its own. It only has to be more than 0: what has a rate of 0 is not trained.',
    cache_latents: 'Not with color_aug, which makes each picture another one each time.',
    sdpa: 'Fast attention that comes with PyTorch.',
    seed: 'Fixed, so that a run can be repeated.',
    save_every_n_epochs: 'The last epoch is not always the best one.',
    sample_at_first: 'What the base model makes of the prompts, to compare with.',
  },
  prompts: [
    '{trigger}, {class}, photo, realistic --w 512 --h 512 --s 35 --d 1 --n anime, cartoon, drawing, illustration, 3d render, child, teen',
  ],
  differences: [
    {
      option: 'learning_rate',
      message: message('A learning rate is set, though Adafactor ignores its value.'),
      why: message('What has a rate of 0 would not be trained at all.'),
    },
    {
      option: 'lr_warmup_steps',
      message: message('There is no warmup.'),
      why: message(
        'The schedule of Adafactor refuses any, after the model is loaded; kohya_ss sets 10 % by itself.',
      ),
    },
    {
      option: 'cache_latents',
      message: message('Latents are not cached.'),
      why: message('The trainer refuses that together with colour augmentation; kohya_ss caches by itself.'),
    },
    {
      option: 'sample_prompts',
      message: message('Sample prompts have blanks between their settings, and a fixed seed.'),
      why: message('"--w 512--h 512" would set the width only, and no two pictures could be compared.'),
    },
  ],
  contested: [
    'Rank 96 and alpha 72: ranks of 8 to 32 are usual today, and the files a third of the size.',
    'Colour augmentation shifts skin, and rules out cached latents. Take it out where colours are what is trained.',
    'Flip augmentation makes a face symmetric.',
    'Captions keep their order. Sets of tags are commonly shuffled, with `keep_tokens` for the trigger.',
    'Learning rates do not matter only as long as Adafactor finds its own, and only where they are above 0.',
  ],
  sources: [
    'An article about likenesses of game characters, by an author who captions by hand: batch, epochs, repeats, optimizer, schedule, resolution, rank, alpha, augmentation, sample prompt.',
    'kohya_ss: half precision, fp16 files, the sampler.',
  ],
};
