import type { Family } from '../../training/family.ts';
import type { ModelPart } from '../../training/model-parts.ts';
import type { Options } from '../../training/options.ts';

/** What is particular to a kind of model in sd-scripts: it has a script for each. */
export interface FamilyFacts {
  readonly script: string;
  /** The network that is a LoRA of it. */
  readonly networkModule: string;
  /** The files that it takes beside the base model. */
  readonly needed: readonly ModelPart[];
  readonly optional: readonly ModelPart[];
  /** Parts that the base model may have in itself, by how the names of their tensors begin. */
  readonly inside: Readonly<Partial<Record<ModelPart, string>>>;
  /** Whether the base model has to be a file: neither a folder nor a name at Hugging Face. */
  readonly isOneFile: boolean;
  /** What the sides of buckets divide by. */
  readonly bucketDivisor: number;
  /** What the script has to be told in any case. */
  readonly forced: Options;
  /** What it paints where a sample prompt says nothing, sides in pixels. */
  readonly samples: { readonly side: number; readonly steps: number; readonly scale: number };
  /** The side that the model is made for (pixels), where the trainer's documentation says it. */
  readonly side?: number;
  /** What goes with cached outputs of the text encoder; undefined where they can't be cached. */
  readonly cachedText?: { readonly wantsUnetOnly: boolean; readonly takesDropout: boolean };
  /** Which tokenizer cuts captions off; undefined where that isn't known here. */
  readonly text?: { readonly tokenizer: 'CLIP' } | { readonly tokenizer: 'T5'; readonly length: number };
}

const usual = { side: 512, steps: 30, scale: 7.5 } as const;
const cachedText = { wantsUnetOnly: false, takesDropout: false } as const;

const flux: FamilyFacts = {
  script: 'flux_train_network.py',
  networkModule: 'networks.lora_flux',
  needed: ['clip_l', 't5xxl', 'ae'],
  optional: [],
  inside: {},
  isOneFile: true,
  bucketDivisor: 64,
  forced: { model_type: 'flux' },
  samples: { side: 512, steps: 20, scale: 1 },
  cachedText,
  // Of FLUX.1 [dev]. [schnell], which only the checkpoint tells, has half.
  text: { tokenizer: 'T5', length: 512 },
};

/**
 * All that depends on the kind of model, a row each. Source: `assert_extra_args`, `load_target_model` and the sampling of each
 * script at 48d368f (February 2026), and its page in `docs/`.
 */
export const families: Readonly<Record<Family, FamilyFacts>> = {
  sd15: {
    script: 'train_network.py',
    networkModule: 'networks.lora',
    needed: [],
    optional: ['vae'],
    inside: {},
    isOneFile: false,
    bucketDivisor: 64,
    forced: {},
    samples: usual,
    text: { tokenizer: 'CLIP' },
  },
  sdxl: {
    script: 'sdxl_train_network.py',
    networkModule: 'networks.lora',
    needed: [],
    optional: ['vae'],
    inside: {},
    isOneFile: false,
    bucketDivisor: 32,
    forced: {},
    samples: usual,
    side: 1024,
    cachedText: { wantsUnetOnly: true, takesDropout: false },
    text: { tokenizer: 'CLIP' },
  },
  flux,
  chroma: {
    ...flux,
    needed: ['t5xxl', 'ae'],
    // It has no CLIP, and was made with the mask.
    forced: { model_type: 'chroma', apply_t5_attn_mask: true },
  },
  sd3: {
    script: 'sd3_train_network.py',
    networkModule: 'networks.lora_sd3',
    needed: ['clip_l', 'clip_g', 't5xxl'],
    optional: ['vae'],
    inside: {
      clip_l: 'text_encoders.clip_l.',
      clip_g: 'text_encoders.clip_g.',
      t5xxl: 'text_encoders.t5xxl.',
    },
    isOneFile: true,
    bucketDivisor: 32,
    forced: {},
    samples: usual,
    cachedText,
    text: { tokenizer: 'T5', length: 256 },
  },
  lumina: {
    script: 'lumina_train_network.py',
    networkModule: 'networks.lora_lumina',
    needed: ['gemma2', 'ae'],
    optional: [],
    inside: {},
    isOneFile: true,
    bucketDivisor: 64,
    forced: {},
    samples: { side: 1024, steps: 38, scale: 3.5 },
    cachedText,
  },
  'hunyuan-image': {
    script: 'hunyuan_image_train_network.py',
    networkModule: 'networks.lora_hunyuan_image',
    needed: ['text_encoder', 'byt5', 'vae'],
    optional: [],
    inside: {},
    isOneFile: true,
    bucketDivisor: 64,
    // It has no LoRA for its text encoders.
    forced: { network_train_unet_only: true },
    samples: { side: 512, steps: 20, scale: 3.5 },
    cachedText,
  },
  anima: {
    script: 'anima_train_network.py',
    networkModule: 'networks.lora_anima',
    needed: ['qwen3', 'vae'],
    optional: ['llm_adapter_path', 't5_tokenizer_path'],
    inside: {},
    isOneFile: true,
    bucketDivisor: 16,
    forced: {},
    samples: usual,
    cachedText: { wantsUnetOnly: true, takesDropout: true },
  },
};

/**
 * The kind of model that options are for, by the network: each kind has its own (`networks.lora_flux`, `networks.oft_flux`),
 * but for SD 1.5 and SDXL, of which the first is told, and Chroma, which says so.
 */
export function familyOfOptions({ network_module: network, model_type: type }: Options): Family {
  const suffix = /^networks\.[a-z]+?(_\w+)$/.exec(String(network ?? ''))?.[1];
  const isOf = (one: Family) => suffix !== undefined && families[one].networkModule.endsWith(suffix);
  const found = (Object.keys(families) as Family[]).find(isOf) ?? 'sd15';
  return found === 'flux' && type === 'chroma' ? 'chroma' : found;
}
