import { flag, float, floats, int, number, type OptionTable, text, texts } from './option.ts';

/** How long and how fast is learnt. */
export const training: OptionTable = {
  max_train_steps: int('Ends the training after so many steps. max_train_epochs outweighs it.', {
    default: 1600,
  }),
  max_train_epochs: int('Trains so many epochs; outweighs max_train_steps. 0 trains nothing.'),
  seed: int('Start of all random numbers, so that a run can be repeated. Another one each time without it.', {
    usual: [42],
  }),
  gradient_accumulation_steps: int('Adds up so many batches before the weights are changed once.', {
    default: 1,
  }),
  optimizer_type: text(
    'The optimizer, upper and lower case as written; AdamW where nothing is said. 8-bit ones need bitsandbytes, others their packages.',
    {
      default: '',
      usual: [
        ...['AdamW', 'AdamW8bit', 'PagedAdamW8bit', 'PagedAdamW32bit', 'Lion', 'Lion8bit', 'PagedLion8bit'],
        ...['SGDNesterov', 'SGDNesterov8bit', 'Adafactor', 'Prodigy', 'DAdaptation', 'DAdaptAdam'],
        ...[
          'DAdaptAdaGrad',
          'DAdaptAdan',
          'DAdaptLion',
          'DAdaptSGD',
          'AdamWScheduleFree',
          'RAdamScheduleFree',
        ],
        ...['SGDScheduleFree', 'pytorch_optimizer.CAME'],
      ],
    },
  ),
  optimizer_args: texts(
    'Settings of the optimizer, each "name=value" with the value as Python has it: "relative_step=False".',
    {
      usual: [
        ...['relative_step=True', 'relative_step=False', 'scale_parameter=False', 'warmup_init=False'],
        ...['weight_decay=0.01', 'betas=0.9,0.99', 'decouple=True', 'use_bias_correction=True'],
        ...['safeguard_warmup=True', 'd_coef=1.0'],
      ],
    },
  ),
  use_8bit_adam: flag('Old way to say optimizer_type = "AdamW8bit". Excludes optimizer_type.'),
  use_lion_optimizer: flag('Old way to say optimizer_type = "Lion". Excludes optimizer_type.'),
  learning_rate: float(
    'How far a step goes, for all that has no rate of its own. Adafactor by relative steps only needs it above 0.',
    { default: 0.000002, usual: [0.0001, 0.0005, 1] },
  ),
  unet_lr: float(
    'Learning rate of the picture model; learning_rate where nothing is said. 0 trains it not.',
    {
      usual: [0.0001, 0.00005],
    },
  ),
  text_encoder_lr: floats(
    'Learning rate of the text encoder, or a list with one for each. 0 trains it not.',
    {
      usual: [0.0001, 0.00005],
    },
  ),
  self_attn_lr: float('Learning rate of self-attention; 0 freezes it.', { scripts: ['anima'] }),
  cross_attn_lr: float('Learning rate of cross-attention; 0 freezes it.', { scripts: ['anima'] }),
  mlp_lr: float('Learning rate of the MLP layers; 0 freezes them.', { scripts: ['anima'] }),
  mod_lr: float('Learning rate of the modulation layers; 0 freezes them.', { scripts: ['anima'] }),
  llm_adapter_lr: float('Learning rate of the adapter of the text encoder; 0 freezes it.', {
    scripts: ['anima'],
  }),
  max_grad_norm: float('Clips gradients above this norm; 0 clips nothing.', { default: 1 }),
  lr_scheduler: text(
    'How the learning rate changes in the course of the training. "adafactor" needs the optimizer Adafactor by relative steps; "constant" and "adafactor" exclude a warmup.',
    {
      default: 'constant',
      usual: [
        ...['constant', 'constant_with_warmup', 'linear', 'cosine', 'cosine_with_restarts', 'polynomial'],
        ...['adafactor', 'piecewise_constant', 'inverse_sqrt', 'cosine_with_min_lr', 'warmup_stable_decay'],
      ],
    },
  ),
  lr_scheduler_type: text('A scheduler class of PyTorch or of your own; outweighs lr_scheduler.', {
    default: '',
  }),
  lr_scheduler_args: texts('Settings of that class, each "name=value": "T_max=100".'),
  lr_warmup_steps: number(
    'Steps in which the learning rate rises from 0; with a point a share of all: 0.1. Not with the schedulers constant and adafactor.',
    { default: 0 },
  ),
  lr_decay_steps: number(
    'Steps in which it falls at the end, for warmup_stable_decay; with a point a share.',
    {
      default: 0,
    },
  ),
  lr_scheduler_num_cycles: int('How often cosine_with_restarts starts anew.', { default: 1 }),
  lr_scheduler_power: float('Power of the scheduler polynomial.', { default: 1 }),
  lr_scheduler_timescale: int(
    'Time scale of inverse_sqrt, in steps; that of the warmup where nothing is said.',
  ),
  lr_scheduler_min_lr_ratio: float(
    'Lowest learning rate, as a share of the first one, for cosine_with_min_lr and warmup_stable_decay.',
  ),
  fused_backward_pass: flag(
    'Changes weights while gradients are still computed: less memory. Adafactor only, without accumulation.',
  ),
  skip_until_initial_step: flag(
    'Skips the steps that a resumed run has done already, so that counts are right.',
  ),
  initial_epoch: int(
    'Number of the epoch that the training begins with; 1 is the first. initial_step outweighs it.',
  ),
  initial_step: int(
    'Number of the step that the training begins with, over all epochs. Outweighs initial_epoch.',
  ),
};
