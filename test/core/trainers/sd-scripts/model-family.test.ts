import { describe, expect, it } from 'vitest';
import { parseHeader } from '../../../../core/safetensors/header.ts';
import { familyOf, partsIn } from '../../../../core/trainers/sd-scripts/model-family.ts';

const UNET = 'model.diffusion_model.input_blocks.0.0.weight';

type Tensors = readonly (string | readonly [string, readonly number[]])[];

/** What a file with these tensors is. */
function family(...tensors: Tensors): string | undefined {
  const header = headerOf(tensors);
  return header && familyOf(header);
}

function headerOf(tensors: Tensors) {
  const entries = tensors.map((tensor) => {
    const [name, shape] = typeof tensor === 'string' ? [tensor, [1]] : tensor;
    return [name, { dtype: 'F16', shape, data_offsets: [0, 2] }] as const;
  });
  const json = JSON.stringify(Object.fromEntries(entries));
  return parseHeader(json, json.length);
}

const vae = 'first_stage_model.encoder.conv_in.weight';

describe('a checkpoint by the names of its tensors', () => {
  it.each([
    [
      'sd15',
      family([UNET, [320, 4, 3, 3]], vae, 'cond_stage_model.transformer.text_model.embeddings.position_ids'),
    ],
    // Older conversions have no text_model in it.
    ['sd15', family([UNET, [320, 4, 3, 3]], 'cond_stage_model.transformer.embeddings.position_ids')],
    [
      'sd15-inpainting',
      family([UNET, [320, 9, 3, 3]], vae, 'cond_stage_model.transformer.text_model.final_layer_norm.bias'),
    ],
    [
      'sd2',
      family(
        [UNET, [320, 4, 3, 3]],
        vae,
        'cond_stage_model.model.transformer.resblocks.0.attn.in_proj_weight',
      ),
    ],
    [
      'sdxl',
      family(
        'conditioner.embedders.0.transformer.text_model.final_layer_norm.bias',
        'conditioner.embedders.1.model.transformer.resblocks.0.attn.in_proj_weight',
        [UNET, [320, 4, 3, 3]],
        vae,
      ),
    ],
    ['flux', family('double_blocks.0.img_attn.norm.key_norm.scale', 'single_blocks.0.linear1.weight')],
    [
      'flux',
      family('model.diffusion_model.double_blocks.0.img_attn.qkv.weight', 'vae.encoder.conv_in.weight'),
    ],
    [
      'flux',
      family('transformer_blocks.0.attn.add_k_proj.bias', 'single_transformer_blocks.0.attn.to_k.bias'),
    ],
    ['chroma', family('double_blocks.0.img_attn.qkv.weight', 'distilled_guidance_layer.in_proj.bias')],
    ['hunyuan-image', family('double_blocks.0.img_attn_qkv.weight', 'byt5_in.fc1.weight')],
    ['lumina', family('cap_embedder.0.weight', 'layers.0.attention.qkv.weight')],
    ['lumina', family('model.diffusion_model.cap_embedder.0.weight', 'vae.encoder.conv_in.weight')],
    ['anima', family('net.blocks.0.adaln_modulation_self_attn.1.weight', 'net.llm_adapter.out_proj.weight')],
    ['anima', family('blocks.0.adaln_modulation_self_attn.1.weight')],
    ['sd3', family('model.diffusion_model.joint_blocks.0.context_block.attn.qkv.weight', vae)],
    ['sd3', family('joint_blocks.0.x_block.attn.qkv.weight')],
    [
      'lora',
      family(
        'lora_te_text_model_encoder_layers_0_mlp_fc1.alpha',
        'lora_unet_down_blocks_0_attentions_0.alpha',
      ),
    ],
    ['lora', family('lora_unet_double_blocks_0_img_attn_proj.lora_down.weight')],
    ['lora', family('lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_up.weight')],
  ])('is %s', (expected, found) => expect(found).toBe(expected));

  it.each([
    ['nothing', family()],
    ['a VAE', family('encoder.conv_in.weight', 'decoder.conv_in.weight')],
    ['a U-Net alone', family([UNET, [320, 4, 3, 3]], vae)],
    ['an embedding', family('emb_params')],
    [
      'names that only contain such a name',
      family('x.double_blocks.0.y', 'not_lora_unet_x', 'double_blocks.01.x'),
    ],
  ])('is not told of %s', (_, found) => expect(found).toBeUndefined());
});

it('tells which parts a checkpoint has in itself', () => {
  const parts = (...tensors: Tensors) => {
    const header = headerOf(tensors);
    return header && partsIn(header);
  };
  const clips = ['text_encoders.clip_l.transformer.x', 'text_encoders.clip_g.transformer.x'];
  expect(parts('joint_blocks.0.x', ...clips)).toEqual(['clip_l', 'clip_g']);
  expect(parts('joint_blocks.0.x', 'text_encoders.t5xxl.transformer.x')).toEqual(['t5xxl']);
  expect(parts('joint_blocks.0.x')).toEqual([]);
});
