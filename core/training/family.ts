/** The kinds of model that a LoRA can be trained for, and how people call them. */
export const familyTitles = {
  sd15: 'SD 1.5',
  sdxl: 'SDXL',
  flux: 'FLUX.1',
  chroma: 'Chroma',
  sd3: 'SD 3',
  lumina: 'Lumina Image 2',
  'hunyuan-image': 'HunyuanImage 2.1',
  anima: 'Anima',
} as const;

/** A kind of model that a LoRA can be trained for. */
export type Family = keyof typeof familyTitles;
