import { flag, float, int, type OptionTable, text } from './option.ts';

const flow = ['flux', 'sd3', 'lumina', 'hunyuan', 'anima'] as const;

/** Noise, timesteps and what the loss is. */
export const loss: OptionTable = {
  loss_type: text('How wrong a prediction is: squared, absolute, or a mix that forgives outliers.', {
    choices: ['l1', 'l2', 'huber', 'smooth_l1'],
    default: 'l2',
  }),
  huber_schedule: text('How huber_c changes with the noise; for huber and smooth_l1.', {
    choices: ['constant', 'exponential', 'snr'],
    default: 'snr',
  }),
  huber_c: float('Where huber and smooth_l1 go over from squared to absolute.', { default: 0.1 }),
  huber_scale: float('Scale of the error for huber and smooth_l1.', { default: 1 }),
  min_snr_gamma: float(
    'Lowers the weight of steps with little noise; 5 is usual. Off where nothing is said.',
    {
      usual: [5],
    },
  ),
  debiased_estimation_loss: flag('Weighs steps by their noise in another way than min_snr_gamma.'),
  scale_v_pred_loss_like_noise_pred: flag(
    'Scales the loss of a v-prediction model like that of others. Needs v_parameterization.',
  ),
  v_pred_like_loss: float('Adds so much of a loss like that of v-prediction. Excludes v_parameterization.'),
  noise_offset: float(
    'Shifts the noise of whole pictures, for darker darks and brighter lights; 0.05 is usual.',
    {
      usual: [0.05, 0.1],
    },
  ),
  noise_offset_random_strength: flag('Takes a random share of noise_offset each time.'),
  adaptive_noise_scale: float('Adds this times the mean of the picture to noise_offset, which it needs.'),
  multires_noise_iterations: int(
    'So many coarser layers of noise are added, 6 to 10. Off where nothing is said.',
  ),
  multires_noise_discount: float('How much weaker each coarser layer is.', { default: 0.3 }),
  ip_noise_gamma: float('Adds noise to the input, against overtraining; about 0.1.', { usual: [0.1] }),
  ip_noise_gamma_random_strength: flag('Takes a random share of ip_noise_gamma each time.'),
  zero_terminal_snr: flag('Makes the last timestep pure noise. Only sensible with v_parameterization.'),
  min_timestep: int('Lowest timestep that is trained, 0 to 999; 0 where nothing is said.'),
  max_timestep: int('Highest timestep that is trained, 1 to 1000; 1000 where nothing is said.'),
  weighting_scheme: text('How timesteps are chosen and weighed.', {
    choices: ['sigma_sqrt', 'logit_normal', 'mode', 'cosmap', 'none', 'uniform'],
    default: 'uniform',
    scripts: flow,
  }),
  logit_mean: float('Mean of the scheme logit_normal.', { default: 0, scripts: flow }),
  logit_std: float('Spread of the scheme logit_normal.', { default: 1, scripts: flow }),
  mode_scale: float('Scale of the scheme mode.', { default: 1.29, scripts: flow }),
  timestep_sampling: text(
    'How timesteps are drawn. "shift" goes by discrete_flow_shift, the flux one by picture size.',
    {
      choices: ['sigma', 'uniform', 'sigmoid', 'shift', 'flux_shift'],
      default: 'sigma',
      scripts: ['flux', 'lumina', 'hunyuan', 'anima'],
      variants: {
        lumina: {
          choices: ['sigma', 'uniform', 'sigmoid', 'shift', 'nextdit_shift', 'flux_shift'],
          default: 'shift',
        },
        anima: { default: 'sigmoid' },
      },
    },
  ),
  sigmoid_scale: float('Spread of the sampling by sigmoid.', {
    default: 1,
    scripts: ['flux', 'lumina', 'hunyuan', 'anima'],
  }),
  discrete_flow_shift: float('Shifts timesteps towards more noise, the more the larger it is.', {
    default: 3,
    scripts: ['flux', 'lumina', 'hunyuan', 'anima'],
    variants: { lumina: { default: 6 }, hunyuan: { default: 5 }, anima: { default: 1 } },
  }),
  training_shift: float('Shifts timesteps towards more noise, the more the larger it is.', {
    default: 1,
    scripts: ['sd3'],
  }),
  model_prediction_type: text('What is made of the prediction before it is compared.', {
    choices: ['raw', 'additive', 'sigma_scaled'],
    default: 'sigma_scaled',
    scripts: ['flux', 'lumina', 'hunyuan'],
    variants: { lumina: { default: 'raw' }, hunyuan: { default: 'raw' } },
  }),
  guidance_scale: float('Guidance that FLUX dev is told in the training; 1 suits most LoRAs.', {
    default: 3.5,
    usual: [1, 3.5],
    scripts: ['flux'],
  }),
  clip_l_dropout_rate: float('Share of steps without CLIP-L, 0 to 1.', { default: 0, scripts: ['sd3'] }),
  clip_g_dropout_rate: float('Share of steps without CLIP-G, 0 to 1.', { default: 0, scripts: ['sd3'] }),
  t5_dropout_rate: float('Share of steps without T5, 0 to 1.', { default: 0, scripts: ['sd3'] }),
  pos_emb_random_crop_rate: float(
    'Share of steps with randomly cropped position embeddings, 0 to 1. SD 3.5 medium only.',
    {
      default: 0,
      scripts: ['sd3'],
    },
  ),
  enable_scaled_pos_embed: flag(
    'Scales position embeddings by resolution, for training in several. SD 3.5 medium only.',
    {
      scripts: ['sd3'],
    },
  ),
};
