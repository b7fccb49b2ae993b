// Base models as far as they are looked at without being loaded: the header of a checkpoint, and its length.
import { truncateSync, writeFileSync } from 'node:fs';

/** A tensor by whose name each kind of model is known. */
const signs = {
  sd15: 'cond_stage_model.transformer.text_model.embeddings.position_ids',
  sdxl: 'conditioner.embedders.1.model.ln_final.bias',
  flux: 'double_blocks.0.img_attn.qkv.weight',
};

/**
 * Writes a base model.
 * @param {string} file
 * @param {{ family?: 'sd15' | 'sdxl' | 'flux', size?: number }} [options] size in bytes, of which the disk holds next to none; the
 * least that it can be when left out
 */
export function writeBaseModel(file, { family = 'sd15', size } = {}) {
  const tensor = { dtype: 'F16', shape: [1], data_offsets: [0, 2] };
  const header = Buffer.from(JSON.stringify({ [signs[family]]: tensor }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(file, Buffer.concat([length, header, Buffer.alloc(2)]));
  if (size !== undefined) truncateSync(file, size);
}
