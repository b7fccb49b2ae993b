import type { Family } from '../family.ts';
import { numberOption, type Options } from '../options.ts';
import type { ModelWeights } from './model-weights.ts';

/** What a training needs of the GPU's memory, from and to (bytes). It is an estimate, and no more. */
export interface MemoryUse {
  readonly least: number;
  readonly most: number;
}

const GIB = 1024 ** 3;
/** CUDA's own context and PyTorch's reserve. */
const CONTEXT = { least: 0.4 * GIB, most: 1.5 * GIB };

type Range = readonly [least: number, most: number];

/**
 * What the layers keep for going backwards, GiB for a million pixels of a batch: with all kept, and with gradient
 * checkpointing. A rule of thumb and nothing measured, hence the wide ranges.
 */
const ACTIVATIONS: Readonly<Record<'unet' | 'transformer', { all: Range; checkpointed: Range }>> = {
  unet: { all: [2.5, 10], checkpointed: [0.4, 3] },
  transformer: { all: [5, 24], checkpointed: [0.6, 4] },
};

/** Of the weights of a model whose blocks are swapped, so much stays at least. */
const UNSWAPPED = 0.25;

/** Bytes that an optimizer keeps for a weight. What isn't known keeps what AdamW does. */
function optimizerBytes(optimizer: string): number {
  if (optimizer.includes('8bit')) return 2;
  if (optimizer === 'adafactor') return 0.1;
  return /^(?:paged)?lion|^sgd/.test(optimizer) ? 4 : 8;
}

/** What a training is, as far as memory is concerned. */
export interface MemoryQuestion {
  readonly options: Options;
  readonly family: Family;
  /** In lower case. */
  readonly optimizer: string;
  /** Pixels of a picture as it is trained. */
  readonly pixels: number;
  readonly model: ModelWeights;
  /** How many weights the LoRA has. */
  readonly lora: number;
}

/**
 * What a training needs of the GPU's memory: the model's weights in the precision that is trained with, the LoRA in fp32
 * with its gradients and what its optimizer keeps, and a rough share for the rest. Text encoders and a VAE that are files of
 * their own are not in it.
 */
export function memoryUse(question: MemoryQuestion): MemoryUse {
  const { options, family, optimizer, pixels, model, lora } = question;
  const half = options['mixed_precision'] === 'fp16' || options['mixed_precision'] === 'bf16' ? 2 : 4;
  const isFp8 = ['fp8_base', 'fp8_base_unet', 'fp8_scaled'].some((option) => options[option] === true);
  const network = model.network * (isFp8 ? 1 : half);
  const isTextCached = options['cache_text_encoder_outputs'] === true;
  const areLatentsCached = ['cache_latents', 'cache_latents_to_disk'].some((one) => options[one] === true);
  const others = (isTextCached ? 0 : model.text * half) + (areLatentsCached ? 0 : model.vae * half);
  const isSwapped = numberOption(options, 'blocks_to_swap', 0) > 0;
  const isHalf = options['full_fp16'] === true || options['full_bf16'] === true;
  // The weights and their gradients.
  const own = lora * (2 * (isHalf ? 2 : 4) + optimizerBytes(optimizer));
  const kind = ACTIVATIONS[family === 'sd15' || family === 'sdxl' ? 'unet' : 'transformer'];
  const [least, most] = options['gradient_checkpointing'] === true ? kind.checkpointed : kind.all;
  const shown = (pixels / 1_000_000) * numberOption(options, 'train_batch_size', 1) * GIB;
  return {
    least: network * (isSwapped ? UNSWAPPED : 1) + others + own + shown * least + CONTEXT.least,
    most: network + others + own + shown * most + CONTEXT.most,
  };
}
