import { flag, int, type OptionTable, text } from './option.ts';

/** Memory, speed and several machines. */
export const machine: OptionTable = {
  mixed_precision: text('Number format of the computing. fp16 needs a GPU, bf16 a recent one.', {
    choices: ['no', 'fp16', 'bf16'],
    default: 'no',
  }),
  full_fp16: flag('Trains in fp16 throughout, gradients too. Needs mixed_precision = "fp16".'),
  full_bf16: flag('Trains in bf16 throughout, gradients too. Needs mixed_precision = "bf16".'),
  fp8_base: flag('Holds the base model in 8 bit. Needs mixed_precision other than "no", and PyTorch 2.1.'),
  fp8_base_unet: flag('The same for the picture model only, not for text encoders.'),
  fp8_scaled: flag('Holds the picture model in scaled 8 bit: closer to the original than fp8_base.', {
    scripts: ['hunyuan'],
  }),
  fp8_vl: flag('Holds the Qwen2.5-VL text encoder in 8 bit.', { scripts: ['hunyuan'] }),
  text_encoder_cpu: flag('Computes text encoders on the CPU: less GPU memory, slower.', {
    scripts: ['hunyuan'],
  }),
  gradient_checkpointing: flag(
    'Computes parts again instead of keeping them: much less memory, some slower.',
  ),
  cpu_offload_checkpointing: flag(
    'Keeps what gradient_checkpointing needs in main memory: still less GPU memory.',
  ),
  unsloth_offload_checkpointing: flag(
    'Keeps it in main memory by a faster way. Excludes cpu_offload_checkpointing and blocks_to_swap.',
    { scripts: ['anima'] },
  ),
  blocks_to_swap: int('So many blocks of the model wait in main memory: less GPU memory, slower.', {
    scripts: ['flux', 'sd3', 'lumina', 'hunyuan', 'anima'],
  }),
  split_mode: flag('Does nothing any more: blocks_to_swap took its place.', { scripts: ['flux'] }),
  sdpa: flag('Fast attention of PyTorch itself. mem_eff_attn and xformers outweigh it.'),
  xformers: flag('Fast attention of the package xformers, which must be installed. Outweighs sdpa.'),
  mem_eff_attn: flag('Slow attention with little memory. Outweighs xformers and sdpa.'),
  attn_mode: text('Which attention is used. All but "torch" and "sdpa" need a package.', {
    choices: ['torch', 'xformers', 'flash', 'sageattn', 'sdpa'],
    scripts: ['hunyuan', 'anima'],
  }),
  split_attn: flag(
    'Computes attention for one picture at a time: less memory, needed by some modes in batches.',
    {
      scripts: ['hunyuan', 'anima'],
    },
  ),
  use_flash_attn: flag('Attention of the package flash-attn.', { scripts: ['lumina'] }),
  use_sage_attn: flag('Attention of the package sageattention.', { scripts: ['lumina'] }),
  vae_chunk_size: int(
    'Computes the VAE in pieces of this size, an even number: less memory. Off where nothing is said.',
    {
      scripts: ['hunyuan', 'anima'],
    },
  ),
  vae_disable_cache: flag(
    'Switches off the cache inside the VAE: less memory and faster, with slightly other results.',
    {
      scripts: ['anima'],
    },
  ),
  torch_compile: flag('Compiles the model with PyTorch before the first step.'),
  dynamo_backend: text('What torch_compile compiles with.', {
    choices: [
      ...[
        'eager',
        'aot_eager',
        'inductor',
        'aot_ts_nvfuser',
        'nvprims_nvfuser',
        'cudagraphs',
        'ofi',
        'fx2trt',
      ],
      ...['onnxrt', 'tensort', 'ipex', 'tvm'],
    ],
    default: 'inductor',
  }),
  lowram: flag('Loads models to the GPU at once: for machines with little main memory.'),
  highvram: flag('Frees less GPU memory in between: faster where there is plenty.'),
  ddp_timeout: int('Minutes that processes of several GPUs wait for each other.'),
  ddp_gradient_as_bucket_view: flag('Saves a copy of the gradients with several GPUs.'),
  ddp_static_graph: flag('Tells several GPUs that the model never changes its shape.'),
  deepspeed: flag('Trains with DeepSpeed, which must be installed.'),
  zero_stage: int('How much DeepSpeed divides among GPUs: 0 nothing, 3 all.', {
    choices: [0, 1, 2, 3],
    default: 2,
  }),
  offload_optimizer_device: text('Where DeepSpeed keeps the optimizer. For stages 2 and 3.', {
    choices: ['cpu', 'nvme'],
  }),
  offload_optimizer_nvme_path: text('Folder for it on a fast disk, for "nvme".'),
  offload_param_device: text('Where DeepSpeed keeps the weights. For stage 3.', { choices: ['cpu', 'nvme'] }),
  offload_param_nvme_path: text('Folder for them on a fast disk, for "nvme".'),
  zero3_init_flag: flag('Divides large models among GPUs while they are loaded. For stage 3.'),
  zero3_save_16bit_model: flag('Saves 16-bit weights. For stage 3.'),
  fp16_master_weights_and_gradients: flag('Holds weights and gradients in fp16 for DeepSpeed.'),
};
