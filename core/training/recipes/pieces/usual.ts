import type { Piece } from './piece.ts';

/** What all recipes of large models have: buckets, saving and sampling of every epoch, the trainer's own optimizer of its examples. */
export const usual: Piece = {
  options: {
    resolution: '1024,1024',
    enable_bucket: true,
    min_bucket_reso: 256,
    max_bucket_reso: 2048,
    bucket_reso_steps: 64,
    max_train_epochs: 10,
    optimizer_type: 'AdamW8bit',
    lr_scheduler: 'constant',
    learning_rate: 0.0001,
    gradient_checkpointing: true,
    max_data_loader_n_workers: 2,
    persistent_data_loader_workers: true,
    seed: 42,
    save_model_as: 'safetensors',
    save_precision: 'fp16',
    save_every_n_epochs: 1,
    sample_every_n_epochs: 1,
    sample_at_first: true,
  },
  yieldsTo: {
    max_train_epochs: ['max_train_steps'],
    sample_every_n_epochs: ['sample_every_n_steps'],
    optimizer_type: ['use_8bit_adam', 'use_lion_optimizer'],
    lr_scheduler: ['lr_scheduler_type'],
  },
  why: {
    resolution: 'Also in dataset.toml, which counts; here it goes into the metadata of the files.',
    max_bucket_reso:
      'As kohya_ss has it: the default, 1024, would leave no room for pictures that are not square.',
    seed: 'Fixed, so that a run can be repeated.',
    save_every_n_epochs: 'The last epoch is not always the best one.',
    sample_at_first: 'What the base model makes of the prompts, to compare with.',
  },
};

/** Outputs of text encoders and VAE that are made once: what saves most memory. */
export const cached: Piece = {
  options: { cache_latents: true, cache_text_encoder_outputs: true },
  why: {
    cache_text_encoder_outputs: 'Saves memory. Captions stay as they are: no shuffling, no dropout.',
  },
};
