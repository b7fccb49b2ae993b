// The files that a run leaves: small ones, but whole and valid.
import fs from 'node:fs';
import path from 'node:path';
import { gate } from './behaviour.mjs';
import { str } from './python-text.mjs';
import { recorded } from './recordings.mjs';

const tensor = 'lora_unet_down_blocks_0_attentions_0_proj_in.lora_down.weight';

/** The metadata of the recorded run, with what this run says otherwise. */
function metadataOf(args, plan, { name, epoch, step }) {
  const counts = {
    ss_epoch: epoch,
    ss_steps: step,
    ss_num_epochs: plan.epochs,
    ss_num_batches_per_epoch: plan.batches,
    ss_num_train_images: plan.trainImages,
    ss_num_reg_images: plan.regImages,
    ss_max_train_steps: plan.steps,
  };
  const values = {
    'modelspec.title': name,
    ss_output_name: name,
    ss_network_dim: args.network_dim ?? 4n,
    ss_network_alpha: args.network_alpha,
    ss_network_module: args.network_module,
    ss_training_comment: args.training_comment,
    ss_seed: args.seed,
    ss_sd_model_name: path.basename(args.pretrained_model_name_or_path),
  };
  const texts = (object, text) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, text(value)]));
  return { ...JSON.parse(recorded('merged/metadata.json')), ...texts(counts, String), ...texts(values, str) };
}

/** A safetensors file of one tensor of zeros, in two parts. */
function safetensors(metadata) {
  const data = Buffer.alloc(8 * 4 * 2);
  const header = {
    __metadata__: metadata,
    [tensor]: { dtype: 'F16', shape: [8, 4], data_offsets: [0, data.length] },
  };
  const text = JSON.stringify(header);
  const json = Buffer.from(text + ' '.repeat((8 - (Buffer.byteLength(text) % 8)) % 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return [Buffer.concat([length, json]), data];
}

/** The name of a checkpoint. @param {{ epoch?: number, step?: number }} of the last one has neither */
export function checkpointName({ output_name: name }, { epoch, step }) {
  if (epoch !== undefined) return `${name ?? 'epoch'}-${String(epoch).padStart(6, '0')}.safetensors`;
  if (step !== undefined) return `${name ?? 'at'}-step${String(step).padStart(8, '0')}.safetensors`;
  return `${name ?? 'last'}.safetensors`;
}

/** Saves a checkpoint. Between its two writes a half of it lies on the disk. */
export async function saveCheckpoint(file, { args, plan, epoch, step }, { stdout, scripts, behaviour }) {
  fs.mkdirSync(args.output_dir, { recursive: true });
  stdout.write(`\nsaving checkpoint: ${file}\n`);
  const [front, data] = safetensors(
    metadataOf(args, plan, { name: args.output_name ?? 'last', epoch, step }),
  );
  fs.writeFileSync(file, front);
  if (behaviour().slowCheckpoint)
    await gate(scripts, 'checkpoint', ({ slowCheckpoint }) => slowCheckpoint === true);
  fs.appendFileSync(file, data);
}

/** Removes a checkpoint, if it is there. */
export function removeCheckpoint(file, { stdout }) {
  if (!fs.existsSync(file)) return;
  stdout.write(`removing old checkpoint: ${file}\n`);
  fs.rmSync(file);
}
