import { flag, float, int, type OptionTable, text } from './option.ts';

/** Pictures and captions. A dataset config has most of these too, and outweighs them. */
export const dataset: OptionTable = {
  train_data_dir: text(
    'Folder whose direct subfolders are called N_name: N repeats of the pictures in it. Ignored with dataset_config.',
  ),
  reg_data_dir: text('The same for regularization pictures. Ignored with dataset_config.'),
  in_json: text('A JSON file of captions and tags by picture. Ignored with dataset_config.'),
  dataset_config: text('A TOML or JSON file that says folders and their settings.'),
  dataset_class: text('Python class of a dataset of your own, as package.module.Class.'),
  dataset_repeats: int('How often an epoch shows each picture of in_json. N_name folders say their own.', {
    default: 1,
  }),
  train_batch_size: int('Pictures in a step. More need more memory, and fewer steps make an epoch.', {
    default: 1,
  }),
  resolution: text(
    'Training size in pixels, as text: "768" or "width,height". Pictures are scaled to about this area.',
    { usual: ['512,512', '768,768', '1024,1024'] },
  ),
  enable_bucket: flag('Sorts pictures into buckets by shape instead of forcing them into one size.'),
  min_bucket_reso: int('Shortest side of a bucket in pixels; not above the resolution.', { default: 256 }),
  max_bucket_reso: int('Longest side of a bucket in pixels; not below the resolution.', { default: 1024 }),
  bucket_reso_steps: int(
    'Sides of buckets are multiples of this, in pixels: divisible by 64 for SD, FLUX, Lumina and Hunyuan, 32 for SDXL and SD 3, 16 for Anima.',
    { default: 64 },
  ),
  bucket_no_upscale: flag(
    'Never enlarges a picture: buckets follow the pictures, and min and max are not used for them.',
  ),
  resize_interpolation: text(
    'How pictures are scaled. Without it: area where both sides shrink, else lanczos. "box" is right in a file only.',
    { choices: ['lanczos', 'nearest', 'bilinear', 'linear', 'bicubic', 'cubic', 'area', 'box'] },
  ),
  color_aug: flag('Changes hue or gamma of a third of the pictures a little. Excludes cached latents.'),
  flip_aug: flag('Mirrors each picture half of the time. Not for asymmetric subjects.'),
  random_crop: flag('Crops at random instead of in the middle. Excludes cached latents and masks.'),
  face_crop_aug_range: text('Crops around faces by a factor between two numbers, as text: "2.0,4.0".'),
  alpha_mask: flag('Uses transparency as a mask: transparent parts are not learnt.'),
  masked_loss: flag('Learns only what masks show: those of conditioning_data_dir, or alpha_mask.'),
  conditioning_data_dir: text('Folder of masks, one for each picture and called like it.'),
  cache_info: flag(
    'Keeps captions and sizes in metadata_cache.json beside the pictures. Later edits of captions are not seen.',
  ),
  cache_latents: flag(
    'Encodes each picture once instead of in each step: faster, less memory. Excludes color_aug and random_crop.',
  ),
  cache_latents_to_disk: flag(
    'Keeps the encoded pictures as .npz beside them for later runs. Implies cache_latents, with what it excludes.',
  ),
  vae_batch_size: int('Pictures encoded at once while latents are cached.', { default: 1 }),
  skip_cache_check: flag('Takes caches on disk as they are, without looking whether they fit.'),
  cache_text_encoder_outputs: flag(
    'Encodes each caption once. Excludes shuffle_caption, caption and tag dropout and token warmup; prefix, wildcards and separators do nothing then.',
    { scripts: ['sdxl', 'flux', 'sd3', 'lumina', 'hunyuan', 'anima'] },
  ),
  cache_text_encoder_outputs_to_disk: flag(
    'Keeps the encoded captions as .npz beside the pictures. They are never compared with the caption again.',
    { scripts: ['sdxl', 'flux', 'sd3', 'lumina', 'hunyuan', 'anima'] },
  ),
  text_encoder_batch_size: int('Captions encoded at once while their outputs are cached.', {
    scripts: ['flux', 'sd3', 'lumina', 'hunyuan', 'anima'],
  }),
  debug_dataset: flag('Shows the pictures instead of training. Without a window it may never end.'),
  max_data_loader_n_workers: int(
    'Processes that read pictures. 0 reads in the trainer itself, and excludes persistent_data_loader_workers.',
    { default: 8 },
  ),
  persistent_data_loader_workers: flag(
    'Keeps those processes between epochs: shorter pauses, more memory. Needs max_data_loader_n_workers above 0.',
  ),
  prior_loss_weight: float('How much regularization pictures count, beside 1 for the others.', {
    default: 1,
  }),
  validation_split: float(
    'Share of the pictures kept for validation, 0 to 1, with a point: 0.1. Needs validation_seed to be sound.',
    { default: 0 },
  ),
  validation_seed: int(
    'Seed by which validation pictures are chosen. Without it they overlap with the trained ones.',
  ),
  validate_every_n_steps: int('Validates every so many steps.'),
  validate_every_n_epochs: int('Validates every so many epochs; each one where nothing is said.'),
  max_validation_steps: int('Most steps of one validation; all where nothing is said.'),
};
