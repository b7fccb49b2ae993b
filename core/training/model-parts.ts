/**
 * The files that belong to a base model where it has not all in one: by the trainer's name for them, which is also that of
 * the user's list, and what is in each.
 */
export const modelParts = {
  vae: 'VAE',
  ae: 'AE',
  clip_l: 'CLIP-L',
  clip_g: 'CLIP-G',
  t5xxl: 'T5-XXL',
  gemma2: 'Gemma 2 2B',
  text_encoder: 'Qwen2.5-VL',
  byt5: 'ByT5',
  qwen3: 'Qwen3-0.6B',
  llm_adapter_path: 'LLM Adapter',
  t5_tokenizer_path: 'T5 tokenizer',
} as const;

/** A file, or folder, that belongs to a base model. */
export type ModelPart = keyof typeof modelParts;

/** Where parts of a base model are; absent ones are in it, or not known. */
export type PartPlaces = Readonly<Partial<Record<ModelPart, string>>>;

/** The parts by name. */
export const partNames = Object.keys(modelParts) as readonly ModelPart[];
