import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../../../core/safetensors/header.ts';
import { estimate, sd15Weights } from '../../../../core/trainers/sd-scripts/estimate.ts';
import { weightsOf } from '../../../../core/trainers/sd-scripts/model-weights.ts';
import { planOf } from '../../training/plans.ts';

type Shapes = Readonly<Record<string, readonly number[]>>;
const header = (shapes: Shapes) => ({
  tensors: new Map<string, Tensor>(
    Object.entries(shapes).map(([name, shape]) => [name, { dtype: 'F16', shape, place: [0, 2] }]),
  ),
  metadata: {},
  size: 0,
});

/** A block of a U-Net's attention, as it stands in a checkpoint. */
function attention(prefix: string, width: number, context: number): Shapes {
  const inner = `${prefix}.transformer_blocks.0`;
  return {
    [`${prefix}.norm.weight`]: [width],
    [`${prefix}.proj_in.weight`]: [width, width, 1, 1],
    [`${prefix}.proj_out.weight`]: [width, width, 1, 1],
    ...Object.fromEntries(
      ['attn1', 'attn2'].flatMap((name) => {
        const from = name === 'attn1' ? width : context;
        return [
          [`${inner}.${name}.to_q.weight`, [width, width]],
          [`${inner}.${name}.to_k.weight`, [width, from]],
          [`${inner}.${name}.to_v.weight`, [width, from]],
          [`${inner}.${name}.to_out.0.weight`, [width, width]],
          [`${inner}.${name}.to_out.0.bias`, [width]],
        ];
      }),
    ),
    [`${inner}.ff.net.0.proj.weight`]: [width * 8, width],
    [`${inner}.ff.net.2.weight`]: [width, width * 4],
    [`${inner}.norm1.weight`]: [width],
  };
}

function clip(prefix: string): Shapes {
  const layers = Array.from({ length: 12 }, (_, index) => `${prefix}.text_model.encoder.layers.${index}`);
  return Object.fromEntries(
    layers.flatMap((layer) => [
      ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].map((one) => [
        `${layer}.self_attn.${one}.weight`,
        [768, 768],
      ]),
      [`${layer}.mlp.fc1.weight`, [3072, 768]],
      [`${layer}.mlp.fc2.weight`, [768, 3072]],
      [`${layer}.layer_norm1.weight`, [768]],
    ]),
  );
}

describe('the layers of a model', () => {
  it('of SD 1.5 are those of its law of sizes', () => {
    const widths = [320, 320, 640, 640, 1280, 1280, 1280, 1280, 1280, 1280, 640, 640, 640, 320, 320, 320];
    const blocks = widths.map((width, index) =>
      attention(`model.diffusion_model.blocks.${index}.1`, width, 768),
    );
    const shapes = Object.assign({}, clip('cond_stage_model.transformer'), ...blocks, {
      'model.diffusion_model.input_blocks.1.0.in_layers.2.weight': [320, 320, 3, 3],
      'first_stage_model.encoder.mid.attn_1.q.weight': [512, 512, 1, 1],
      'model_ema.decay': [1],
    });
    const { lora, vae, text } = weightsOf(header(shapes));
    expect(lora).toEqual(sd15Weights.lora);
    expect(vae).toBe(512 * 512);
    expect(text).toBeGreaterThan(12 * 7_000_000);
  });

  it('of the large text encoder of SDXL are three where it has one tensor', () => {
    const inner = 'conditioner.embedders.1.model.transformer.resblocks.0';
    const shapes = {
      ...attention('model.diffusion_model.middle_block.1', 1280, 2048),
      'conditioner.embedders.1.model.ln_final.bias': [1280],
      [`${inner}.attn.in_proj_weight`]: [3840, 1280],
      [`${inner}.attn.out_proj.weight`]: [1280, 1280],
      [`${inner}.mlp.c_fc.weight`]: [5120, 1280],
    };
    const { lora } = weightsOf(header(shapes));
    expect(lora?.text).toBe(3 * 2560 + 2560 + 6400);
    expect(lora?.modules).toEqual({ network: 12, text: 5 });
  });

  it('of FLUX.1 are all linear ones of its blocks, and CLIP-L, which is another file', () => {
    const shapes = {
      'double_blocks.0.img_attn.qkv.weight': [9216, 3072],
      'double_blocks.0.img_attn.norm.key_norm.scale': [128],
      'single_blocks.0.linear1.weight': [21504, 3072],
      'img_in.weight': [3072, 64],
    };
    const { lora } = weightsOf(header(shapes));
    expect(lora).toEqual({ network: 12288 + 24576, text: 165_888, modules: { network: 2, text: 72 } });
  });

  it('are not known of others, or of a file that has none', () => {
    expect(weightsOf(header({ 'cap_embedder.0.weight': [8, 8] })).lora).toBeUndefined();
    expect(weightsOf(header({ 'double_blocks.0.img_attn.scale': [1] })).lora).toBeUndefined();
  });
});

describe('an estimate', () => {
  const steps = { shown: 420, batch: 1, stepsPerEpoch: 420, epochs: 8, steps: 3360, buckets: [] };

  it('is there for SD 1.5, whatever is known of its file', () => {
    const { disk, memory } = estimate(planOf(), { kind: 'remote' }, steps);
    expect(disk?.files).toBe(8);
    expect(Math.round((disk?.size ?? 0) / 1024 ** 2)).toBe(108);
    expect(memory?.most).toBeGreaterThan(memory?.least ?? Number.POSITIVE_INFINITY);
  });

  it('is not there for a kind of model whose layers are not known', () => {
    const none = { disk: undefined, memory: undefined };
    expect(estimate(planOf({ family: 'lumina' }), { kind: 'remote' }, steps)).toEqual(none);
    expect(estimate(planOf({ options: { v2: true } }), { kind: 'remote' }, steps)).toEqual(none);
  });
});
