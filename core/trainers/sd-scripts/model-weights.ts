import type { SafetensorsHeader, Tensor } from '../../safetensors/header.ts';
import type { LoraLayers, ModelWeights } from '../../training/estimate/model-weights.ts';
import type { ModelFamily } from '../../training/machine.ts';
import { familyOf } from './model-family.ts';

/** Which tensors are of what, by how their names begin; the rest is what is trained for. */
const TEXT = /^(?:cond_stage_model|conditioner|text_encoders)\./;
const VAE = /^(?:first_stage_model|vae)\./;
/** Copies of averaged weights, which nobody loads. */
const AVERAGED = /^model_ema\./;

/** A kind of model whose layers are known: those that get a LoRA, of the network and of text encoders. */
interface Layers {
  readonly network: RegExp;
  readonly text: RegExp;
  /** Layers of a text encoder that is a file of its own. */
  readonly besides?: { readonly text: number; readonly modules: number };
}

/** The linear layers of CLIP-L: 12 × (4 × (768 + 768) + 2 × (768 + 3072)) weights for each rank, of 72 layers. */
const CLIP_L = { text: 165_888, modules: 72 };

/**
 * Source: `create_modules` in `networks/lora.py` (what is linear, or a convolution of 1 × 1, in a Transformer2DModel, CLIP's
 * attention and MLP) and in `networks/lora_flux.py` (all linear layers of the blocks).
 */
const UNET = /^model\.diffusion_model\..*(?:\.proj_in|\.proj_out|\.transformer_blocks\..*)\.weight$/;
const CLIP = /\.text_model\.encoder\.layers\.\d+\.(?:self_attn|mlp)\..*weight$/;
const OPEN_CLIP = /\.resblocks\.\d+\.(?:attn\.in_proj_weight|(?:attn\.out_proj|mlp\.\w+)\.weight)$/;
const FLUX = /(?:^|\.)(?:double|single)_blocks\.\d+\..*\.weight$/;
const NONE = /(?!)/;

const layers: Readonly<Partial<Record<ModelFamily, Layers>>> = {
  sd15: { network: UNET, text: CLIP },
  sdxl: { network: UNET, text: new RegExp(`${CLIP.source}|${OPEN_CLIP.source}`) },
  flux: { network: FLUX, text: NONE, besides: CLIP_L },
  chroma: { network: FLUX, text: NONE },
};

/** What a base model weighs, by its header. */
export function weightsOf(header: SafetensorsHeader): ModelWeights {
  const weights = { network: 0, text: 0, vae: 0 };
  for (const [name, { shape }] of header.tensors) {
    if (AVERAGED.test(name)) continue;
    const part = TEXT.test(name) ? 'text' : VAE.test(name) ? 'vae' : 'network';
    weights[part] += shape.reduce((product, side) => product * side, 1);
  }
  return { ...weights, lora: loraLayers(header) };
}

/** Layers are rows of numbers each way: a LoRA has as many weights as they have rows and columns, for each rank. */
function loraLayers({ tensors, ...rest }: SafetensorsHeader): LoraLayers | undefined {
  const known = layers[familyOf({ tensors, ...rest }) ?? 'lora'];
  if (!known) return undefined;
  const network = sum(tensors, known.network);
  const text = sum(tensors, known.text);
  // A header without them is of a model that we don't know as well as we thought.
  if (network.modules === 0) return undefined;
  return {
    network: network.weights,
    text: text.weights + (known.besides?.text ?? 0),
    modules: { network: network.modules, text: text.modules + (known.besides?.modules ?? 0) },
  };
}

function sum(tensors: ReadonlyMap<string, Tensor>, pattern: RegExp): { weights: number; modules: number } {
  let weights = 0;
  let modules = 0;
  for (const [name, { shape }] of tensors) {
    const [rows, columns, ...window] = shape;
    if (rows === undefined || columns === undefined || window.some((side) => side !== 1)) continue;
    if (!pattern.test(name)) continue;
    // One tensor for what the trainer has as three layers.
    const parts = name.endsWith('.in_proj_weight') ? 3 : 1;
    weights += rows + parts * columns;
    modules += parts;
  }
  return { weights, modules };
}
