import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../core/lora-file/blocks.ts';

describe('the block of a module', () => {
  it.each([
    ['lora_te_text_model_encoder_layers_11_mlp_fc1', 'te1', 'TE11'],
    ['lora_te1_text_model_encoder_layers_0_self_attn_k_proj', 'te1', 'TE00'],
    ['lora_te2_text_model_encoder_layers_31_self_attn_k_proj', 'te2', 'TE31'],
    ['lora_te3_encoder_block_7_layer_0_SelfAttention_q', 'te3', 'TE07'],
    ['lora_te_layers_3_self_attn_q_proj', 'te1', 'TE03'],
    ['text_encoder_2.text_model.encoder.layers.4.mlp.fc1', 'te2', 'TE04'],
    // The U-Net of SD 1.5: 17 blocks have attentions.
    ['lora_unet_down_blocks_0_attentions_0_proj_in', 'network', 'IN01'],
    ['lora_unet_down_blocks_2_attentions_1_transformer_blocks_0_attn1_to_q', 'network', 'IN08'],
    ['lora_unet_down_blocks_0_downsamplers_0_conv', 'network', 'IN03'],
    ['lora_unet_down_blocks_3_resnets_1_conv1', 'network', 'IN11'],
    ['lora_unet_mid_block_attentions_0_transformer_blocks_0_ff_net_2', 'network', 'MID'],
    ['lora_unet_up_blocks_1_attentions_0_proj_out', 'network', 'OUT03'],
    ['lora_unet_up_blocks_3_attentions_2_proj_out', 'network', 'OUT11'],
    ['lora_unet_up_blocks_0_upsamplers_0_conv', 'network', 'OUT02'],
    // SDXL has the names of the original model.
    ['lora_unet_input_blocks_4_1_transformer_blocks_1_attn2_to_k', 'network', 'IN04'],
    ['lora_unet_middle_block_1_transformer_blocks_9_attn1_to_v', 'network', 'MID'],
    ['lora_unet_output_blocks_0_1_transformer_blocks_0_attn1_to_q', 'network', 'OUT00'],
    ['unet.up_blocks.1.attentions.1.transformer_blocks.0.attn1.to_q', 'network', 'OUT04'],
    // FLUX.1, SD 3.5, Lumina, Anima.
    ['lora_unet_double_blocks_18_img_attn_proj', 'network', 'DOUBLE18'],
    ['lora_unet_single_blocks_37_linear1', 'network', 'SINGLE37'],
    ['transformer.transformer_blocks.2.attn.to_q', 'network', 'DOUBLE02'],
    ['transformer.single_transformer_blocks.2.attn.to_q', 'network', 'SINGLE02'],
    ['lora_unet_joint_blocks_5_x_block_attn_qkv', 'network', 'JOINT05'],
    ['lora_unet_layers_12_attention_qkv', 'network', 'BLOCK12'],
    ['lora_unet_blocks_3_self_attn_q_proj', 'network', 'BLOCK03'],
    ['lora_unet_context_refiner_1_attention_qkv', 'network', 'CONTEXT01'],
    ['lora_unet_noise_refiner_0_attention_qkv', 'network', 'NOISE00'],
    ['lora_unet_llm_adapter_blocks_5_self_attn_q_proj', 'network', 'ADAPTER05'],
    ['double_blocks.4.img_attn.proj', 'network', 'DOUBLE04'],
    ['lora_unet_time_embedding_linear_1', 'network', 'OTHER'],
    ['anything', 'network', 'OTHER'],
  ])('of %s is %s %s', (name, part, label) => {
    expect(blockOf(name)).toMatchObject({ part, label });
  });

  it('stands where a picture goes through it', () => {
    const names = ['up_blocks_1_attentions_0', 'mid_block_attentions_0', 'down_blocks_1_attentions_0'];
    const labels = names
      .map((name) => blockOf(`lora_unet_${name}_proj_in`))
      .sort((a, b) => a.order - b.order)
      .map(({ label }) => label);
    expect(labels).toEqual(['IN04', 'MID', 'OUT03']);
  });
});
