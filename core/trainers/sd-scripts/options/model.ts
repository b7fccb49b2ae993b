import { flag, int, type OptionTable, text } from './option.ts';

/** The base model and what is loaded beside it. */
export const model: OptionTable = {
  v2: flag('The base model is a Stable Diffusion 2. clip_skip does nothing for it.'),
  v_parameterization: flag(
    'The model predicts velocity instead of noise (SD 2 at 768, v-prediction SDXL). Excludes v_pred_like_loss.',
  ),
  pretrained_model_name_or_path: text(
    'The base model: a checkpoint file, a Diffusers folder, or owner/name at Hugging Face.',
  ),
  vae: text('Another VAE than the one inside the base model: a file or folder.'),
  no_half_vae: flag(
    'Keeps the VAE in 32 bit under half precision. The VAE of SDXL overflows in fp16 and gives black pictures or NaN.',
  ),
  tokenizer_cache_dir: text(
    'Folder where tokenizers are kept, so that a training needs no network after the first.',
  ),
  clip_skip: int(
    'Which layer of CLIP, counted from the end, is used: 1 the last, 2 the one before. Ignored for SDXL; no use with v2.',
    { usual: [1, 2] },
  ),
  max_token_length: int(
    'How many tokens of a caption are read: 75, 150 or 225. 75 is what holds where nothing is said, and right in a file only.',
    { choices: [75, 150, 225] },
  ),
  weighted_captions: flag(
    'Reads (word:1.2) and [word] in captions as weights. SD 1.5, SD 2 and SDXL only; others stop over it.',
  ),
  disable_mmap_load_safetensors: flag(
    'Reads model files at once instead of mapping them: faster from a network drive or in WSL, but takes more memory.',
    { scripts: ['sdxl', 'flux', 'sd3', 'lumina', 'hunyuan', 'anima'] },
  ),
  model_type: text('Which family the checkpoint is of: FLUX.1, or Chroma, which has no CLIP-L.', {
    choices: ['flux', 'chroma'],
    default: 'flux',
    scripts: ['flux'],
  }),
  ae: text('The autoencoder: a safetensors file. Needed by these models.', { scripts: ['flux', 'lumina'] }),
  clip_l: text('The CLIP-L text encoder: a safetensors file. FLUX needs it; SD 3 may have it inside.', {
    scripts: ['flux', 'sd3'],
  }),
  clip_g: text('The CLIP-G text encoder: a safetensors file, where the checkpoint has none inside.', {
    scripts: ['sd3'],
  }),
  t5xxl: text('The T5-XXL text encoder: a safetensors file. FLUX needs it; SD 3 may have it inside.', {
    scripts: ['flux', 'sd3'],
  }),
  controlnet_model_name_or_path: text(
    'A ControlNet for FLUX, used for sample pictures: a safetensors file.',
    {
      scripts: ['flux'],
    },
  ),
  gemma2: text('The Gemma 2 text encoder: a safetensors file. Needed.', { scripts: ['lumina'] }),
  text_encoder: text('The Qwen2.5-VL text encoder: a safetensors file. Needed.', { scripts: ['hunyuan'] }),
  byt5: text('The ByT5 text encoder, for words within quotation marks: a safetensors file. Needed.', {
    scripts: ['hunyuan'],
  }),
  qwen3: text('The Qwen3 text encoder: a file or folder. Needed.', { scripts: ['anima'] }),
  llm_adapter_path: text('The adapter between text encoder and model, where it is a file of its own.', {
    scripts: ['anima'],
  }),
  t5_tokenizer_path: text('Folder of the T5 tokenizer; without it the one that comes with the trainer.', {
    scripts: ['anima'],
  }),
  t5xxl_max_token_length: int(
    'How many tokens of a caption T5 reads. FLUX: 512 for dev, 256 for schnell, where nothing is said.',
    { usual: [256, 512], scripts: ['flux', 'sd3'], variants: { sd3: { default: 256 } } },
  ),
  gemma2_max_token_length: int(
    'How many tokens of a caption Gemma reads, the system prompt counted in; 256 where nothing is said.',
    { scripts: ['lumina'] },
  ),
  qwen3_max_token_length: int('How many tokens of a caption Qwen3 reads.', {
    default: 512,
    scripts: ['anima'],
  }),
  t5_max_token_length: int('How many tokens of a caption T5 reads.', { default: 512, scripts: ['anima'] }),
  system_prompt: text('Stands in front of each caption, parted from it by a mark of its own.', {
    default: '',
    scripts: ['lumina'],
  }),
  apply_t5_attn_mask: flag('Hides the padding of short captions from the model. Chroma needs it.', {
    scripts: ['flux', 'sd3'],
  }),
  apply_lg_attn_mask: flag('Hides the padding of short captions in CLIP-L and CLIP-G.', { scripts: ['sd3'] }),
  t5xxl_device: text('Does nothing yet: T5 is computed where the training is.', {
    usual: ['cuda', 'cpu'],
    scripts: ['sd3'],
  }),
  t5xxl_dtype: text('Number format of T5; that of the training, if nothing is said.', {
    usual: ['float32', 'fp16', 'bf16'],
    scripts: ['sd3'],
  }),
  save_clip: flag('Does nothing: the trainer has no such checkpoints yet.', {
    scripts: ['sd3'],
  }),
  save_t5xxl: flag('Does nothing: the trainer has no such checkpoints yet.', {
    scripts: ['sd3'],
  }),
};
