import { flag, float, floats, int, type OptionTable, text, texts } from './option.ts';

/** The LoRA itself. */
export const network: OptionTable = {
  network_module: text('Python module that makes the network. Without it the training stops at once.', {
    usual: [
      ...['networks.lora', 'networks.lora_fa', 'networks.dylora', 'networks.oft', 'networks.lora_flux'],
      ...['networks.oft_flux', 'networks.lora_sd3', 'networks.lora_lumina', 'networks.lora_hunyuan_image'],
      ...['networks.lora_anima', 'lycoris.kohya'],
    ],
  }),
  network_dim: int(
    'Rank of the LoRA: how much it can learn, and how large its file is. 4 where nothing is said.',
    {
      usual: [8, 16, 32, 64, 96, 128],
    },
  ),
  network_alpha: float(
    'Divided by network_dim it scales what is learnt: alpha = dim is 1. 0 counts as alpha = dim.',
    { default: 1 },
  ),
  network_dropout: float('Share of neurons left out in each step, 0 to 1; off where nothing is said.'),
  network_args: texts(
    'More settings of the network, each "name=value": conv_dim, conv_alpha, rank_dropout, loraplus_lr_ratio …',
    {
      usual: [
        ...['conv_dim=4', 'conv_alpha=1', 'rank_dropout=0.1', 'module_dropout=0.1', 'loraplus_lr_ratio=16'],
        ...[
          'block_dims=',
          'block_alphas=',
          'down_lr_weight=',
          'mid_lr_weight=',
          'up_lr_weight=',
          'algo=lokr',
        ],
      ],
    },
  ),
  network_weights: text('A LoRA whose weights the training begins with: a warm start, not a resumed run.'),
  dim_from_weights: flag('Takes the rank from network_weights instead of network_dim.'),
  network_train_unet_only: flag(
    'Trains no text encoder. SDXL and Anima need it where text encoder outputs are cached.',
  ),
  network_train_text_encoder_only: flag('Trains text encoders only, not the picture model.'),
  scale_weight_norms: float(
    'Scales down weights whose norm grows above this, against overtraining; 1 is a usual start.',
    { usual: [1] },
  ),
  base_weights: texts('LoRA files that are merged into the base model before the training.'),
  base_weights_multiplier: floats('How strongly each file of base_weights is merged, in the same order.'),
  training_comment: text('A remark that is written into the metadata of the LoRA, for anybody to read.'),
};
