// Everything between the datasets and the first step: the device, the model, the network, the optimizer.
import fs from 'node:fs';
import { PythonError } from './errors.mjs';
import { checkWarmup, chooseOptimizer } from './optimizer.mjs';
import { repr, str } from './python-text.mjs';
import { epochsBefore, loadState } from './states.mjs';
import { quickBar } from './tqdm.mjs';

const repoId = /^[\w.-]+\/[\w.-]+$/;
const dtypes = { no: 'torch.float32', fp16: 'torch.float16', bf16: 'torch.bfloat16' };

/** Starts the accelerator, which makes the folder of the logs. */
export function startAccelerator(args, run) {
  const { log, stdout, device } = run;
  log.info('train_network.py:593', 'preparing accelerator');
  if (args.mixed_precision === 'fp16' && device !== 'cuda')
    throw new PythonError(`ValueError: fp16 mixed precision requires a GPU (not '${device}').`);
  stdout.write(`accelerator device: ${device}\n`);
}

/** Loads the model; one that isn't there is an exception. */
export function loadModel(args, { log, packages }) {
  const name = args.pretrained_model_name_or_path;
  log.info('train_util.py:5574', 'loading model for process 0/1');
  if (fs.existsSync(name) && fs.statSync(name).isFile()) {
    log.info('train_util.py:5530', `load StableDiffusion checkpoint: ${name}`);
    log.info('original_unet.py:1395', 'UNet2DConditionModel: 64, 8, 64, False, False');
    log.info('model_util.py:1011', 'loading u-net: <All keys matched successfully>');
    log.info('model_util.py:1019', 'loading vae: <All keys matched successfully>');
    log.info('model_util.py:1076', 'loading text encoder: <All keys matched successfully>');
  } else {
    log.info('train_util.py:5536', `load Diffusers pretrained models: ${name}`);
    if (!fs.existsSync(name) && !repoId.test(name)) {
      const text = `The provided pretrained_model_name_or_path "${name}" is neither a valid local path nor a valid repo id. Please check the parameter.`;
      throw new PythonError(`ValueError: ${text}`, 'failures/model-missing.log');
    }
    log.info('train_util.py:5561', 'U-Net converted to original U-Net');
  }
  if (args.xformers && !args.mem_eff_attn) {
    log.info('train_util.py:3367', 'Enable xformers for U-Net');
    if (!packages.xformers)
      throw new PythonError('ImportError: No xformers / xformersがインストールされていないようです');
  } else if (args.sdpa && !args.mem_eff_attn) log.info('train_util.py:3375', 'Enable SDPA for U-Net');
}

/** Caches the latents of all pictures, if wanted. */
export function cacheLatents(datasets, { err, log, tape }) {
  for (const [index, { pictures }] of datasets.entries()) {
    log.info('train_util.py:2627', `[Dataset ${index}]`);
    log.info('train_util.py:1120', 'caching latents with caching strategy.');
    log.info('train_util.py:1170', 'caching latents...');
    err.write(quickBar(pictures.length, tape.setupTail()));
  }
}

/** Makes the network that is trained. */
export function createNetwork(args, { log, stdout }) {
  const dropout = args.network_dropout;
  stdout.write(`import network module: ${args.network_module}\n`);
  const [dim, alpha] = [args.network_dim ?? 4n, args.network_alpha ?? 1];
  log.info('lora.py:935', `create LoRA network. base dim (rank): ${str(dim)}, alpha: ${str(alpha)}`);
  log.info('lora.py:936', `neuron dropout: p=${repr(dropout)}, rank dropout: p=None, module dropout: p=None`);
  log.info('lora.py:1030', 'create LoRA for Text Encoder:');
  log.info('lora.py:1035', 'create LoRA for Text Encoder: 72 modules.');
  log.info('lora.py:1043', 'create LoRA for U-Net: 192 modules.');
  if (!args.network_train_unet_only) log.info('lora.py:1084', 'enable LoRA for text encoder: 72 modules');
  if (!args.network_train_text_encoder_only) log.info('lora.py:1089', 'enable LoRA for U-Net: 192 modules');
  stdout.write('prepare optimizer, data loader etc.\n');
}

/** Prepares what moves the network, and says how long it will take. @param {import('./plan.mjs').Plan} plan */
export function prepareTraining(args, plan, run) {
  const scheduler = chooseOptimizer(args, run);
  const { stdout } = run;
  if (args.max_train_epochs !== undefined)
    stdout.write(
      `override steps. steps for ${args.max_train_epochs} epochs is / 指定エポックまでのステップ数: ${plan.steps}\n`,
    );
  checkWarmup(scheduler, args, plan.steps);
  const step = loadState(args, run);
  stdout.write('running training / 学習開始\n');
  stdout.write(`  num train images * repeats / 学習画像の数×繰り返し回数: ${plan.trainImages}\n`);
  stdout.write('  num validation images * repeats / 学習画像の数×繰り返し回数: 0\n');
  stdout.write(`  num reg images / 正則化画像の数: ${plan.regImages}\n`);
  stdout.write(`  num batches per epoch / 1epochのバッチ数: ${plan.batches}\n`);
  stdout.write(`  num epochs / epoch数: ${plan.epochs}\n`);
  stdout.write(`  batch size per device / バッチサイズ: ${plan.batchSizes.join(', ')}\n`);
  stdout.write(`  gradient accumulation steps / 勾配を合計するステップ数 = ${plan.accumulation}\n`);
  stdout.write(`  total optimization steps / 学習ステップ数: ${plan.steps}\n`);
  return epochsBefore(step, plan);
}

/** Says with which numbers the models compute. */
export function sayTypes(args, { log, device }) {
  const place = device === 'cuda' ? 'cuda:0' : device;
  const dtype = dtypes[args.mixed_precision];
  log.info('train_network.py:1347', `unet dtype: ${dtype}, device: ${place}`);
  log.info(
    'train_network.py:1353',
    `text_encoder [0] dtype: ${device === 'cuda' ? dtype : dtypes.no}, device: ${place}`,
  );
}
