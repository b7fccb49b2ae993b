import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { UsedLora } from '../../generation/a1111.ts';
import {
  choicesIn,
  failureIn,
  graphOf,
  historyAnswer,
  promptAnswer,
  refusalAnswer,
  SAVE_NODE,
} from '../../generation/comfyui.ts';
import type { GridPrompt } from '../../generation/grid.ts';
import { Http } from './http.ts';
import { type WebUi, WebUiError } from './web-ui.ts';

/** How often it is asked whether a picture is done, and how long that may take (ms). */
const EVERY = 500;
const PAINTING = 15 * 60_000;

/** ComfyUI. */
export class ComfyUi implements WebUi {
  readonly name = 'ComfyUI';
  readonly #http: Http;
  /** The checkpoint that it paints with, as it calls it. */
  readonly #checkpoint: string | undefined;
  #current: string | undefined;

  /** @param checkpoint as ComfyUI lists it; without one the first of its list */
  constructor(address: string, checkpoint?: string) {
    this.#http = new Http(address, errorIn);
    this.#checkpoint = checkpoint;
  }

  /** The checkpoints that it has. */
  checkpoints(signal: AbortSignal): Promise<readonly string[]> {
    return this.#choices('CheckpointLoaderSimple', 'ckpt_name', signal);
  }

  async model(signal: AbortSignal): Promise<string | undefined> {
    return this.#checkpoint ?? (await this.checkpoints(signal))[0];
  }

  loras(signal: AbortSignal): Promise<readonly string[]> {
    return this.#choices('LoraLoader', 'lora_name', signal);
  }

  /** It looks at its folders each time. */
  async refresh(): Promise<void> {}

  async loraFolder(signal: AbortSignal): Promise<string | undefined> {
    const shape = z.record(z.string(), z.array(z.string()));
    const folders = await this.#http.json('internal/folder_paths', shape, { signal }).catch(() => undefined);
    return folders?.['loras']?.[0];
  }

  async paint(prompt: GridPrompt, lora: UsedLora | undefined, signal: AbortSignal): Promise<Uint8Array> {
    const checkpoint = await this.model(signal);
    if (checkpoint === undefined) throw new WebUiError('refused', 'ComfyUI has no checkpoint to paint with');
    const body = { prompt: graphOf(prompt, checkpoint, lora) };
    const { prompt_id: id } = await this.#http.json('prompt', promptAnswer, { method: 'POST', body, signal });
    this.#current = id;
    const { filename, subfolder, type } = await this.#done(id, signal);
    this.#current = undefined;
    const query = new URLSearchParams({ filename, subfolder, type });
    return this.#http.bytes(`view?${query}`, { signal });
  }

  async interrupt(): Promise<void> {
    const { signal } = new AbortController();
    const body = { delete: this.#current === undefined ? [] : [this.#current] };
    await this.#http.bytes('queue', { method: 'POST', body, signal });
    await this.#http.bytes('interrupt', { method: 'POST', body: {}, signal });
  }

  async #done(id: string, signal: AbortSignal) {
    const end = Date.now() + PAINTING;
    while (Date.now() < end) {
      const { [id]: entry } = await this.#http.json(`history/${encodeURIComponent(id)}`, historyAnswer, {
        signal,
      });
      if (entry?.status?.status_str === 'error')
        throw new WebUiError('refused', failureIn(entry.status.messages) ?? 'ComfyUI could not paint it');
      const image = entry?.outputs[SAVE_NODE]?.images?.[0];
      if (image) return image;
      if (entry) throw new WebUiError('strange', 'ComfyUI is done, and there is no picture');
      await setTimeout(EVERY, undefined, { signal });
    }
    throw new WebUiError('timeout', `ComfyUI gave no picture within ${PAINTING / 60_000} minutes`);
  }

  async #choices(node: string, input: string, signal: AbortSignal): Promise<readonly string[]> {
    const answer = await this.#http.json(`object_info/${node}`, z.unknown(), { signal });
    return choicesIn(answer, node, input);
  }
}

function errorIn(json: unknown): string | undefined {
  const { data } = refusalAnswer.safeParse(json);
  if (!data) return undefined;
  for (const { errors } of Object.values(data.node_errors ?? {})) {
    const [first] = errors;
    if (first) return [first.message, first.details].filter((text) => text).join(': ');
  }
  return typeof data.error === 'string' ? data.error : data.error?.message;
}
