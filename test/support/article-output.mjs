import { cpSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a real training left: epochs 1 to 8, samples of three prompts before the first and after each, a log. */
const ARTICLE = fileURLToPath(new URL('../fixtures/trainer-run/article', import.meta.url));
export const ARTICLE_NAME = 'CharacterAI-1-A';

/** A `.safetensors` file with metadata and one tensor of a few bytes. */
export function writeLora(file, metadata) {
  const tensor = { dtype: 'F16', shape: [4], data_offsets: [0, 8] };
  const json = Buffer.from(
    JSON.stringify({ __metadata__: metadata, 'lora_unet_x.lora_down.weight': tensor }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  writeFileSync(file, Buffer.concat([length, json, Buffer.alloc(8)]));
}

/** Lays out what the real training left; its checkpoints have their metadata, and next to no weights. */
export function layOutArticle(folder, more = {}) {
  cpSync(path.join(ARTICLE, 'output'), folder, { recursive: true });
  cpSync(path.join(ARTICLE, 'prompts.txt'), path.join(folder, 'prompts.txt'));
  const metadata = JSON.parse(readFileSync(`${ARTICLE}/metadata.json`, 'utf8'));
  const begun = Number(metadata.ss_training_started_at);
  for (let epoch = 1; epoch <= 8; epoch++) {
    const number = epoch === 8 ? '' : `-${String(epoch).padStart(6, '0')}`;
    const file = path.join(folder, `${ARTICLE_NAME}${number}.safetensors`);
    const finished = begun + 172 * epoch;
    writeLora(file, {
      ...metadata,
      ...more,
      ss_epoch: String(epoch),
      ss_steps: String(420 * epoch),
      ss_training_finished_at: String(finished),
    });
    utimesSync(file, finished, finished);
  }
}
