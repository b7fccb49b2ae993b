import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { UsedLora } from '../../generation/a1111.ts';
import {
  choicesIn,
  failureIn,
  graphOf,
  historyAnswer,
  PICTURE_NODE,
  promptAnswer,
  queueAnswer,
  refusalAnswer,
} from '../../generation/comfyui.ts';
import type { GridPrompt } from '../../generation/grid.ts';
import type { KnownLora } from '../../generation/match-loras.ts';
import { textIn } from '../../lora-file/training-metadata.ts';
import { basename, splitExtension } from '../../path.ts';
import { Http } from './http.ts';
import { type WebUi, WebUiError } from './web-ui.ts';

/** How often it is asked whether a picture is done, and how long that may take (ms). */
const EVERY = 500;
const PAINTING = 15 * 60_000;
/** Who gives up waits no longer for it to be heard (ms). */
const GOODBYE = 5000;

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
  models(signal: AbortSignal): Promise<readonly string[]> {
    return this.#choices('CheckpointLoaderSimple', 'ckpt_name', signal);
  }

  /** @throws WebUiError where it doesn't have the one that is named */
  async model(signal: AbortSignal): Promise<string | undefined> {
    const all = await this.models(signal);
    const wanted = this.#checkpoint;
    if (wanted === undefined) return all[0];
    const found = all.find((name) => name === wanted) ?? all.find((name) => nameOf(name) === nameOf(wanted));
    if (found === undefined)
      throw new WebUiError(
        'refused',
        `ComfyUI has no checkpoint ${wanted}; it has ${all.join(', ') || 'none'}`,
      );
    return found;
  }

  async loras(signal: AbortSignal): Promise<readonly KnownLora[]> {
    return (await this.#choices('LoraLoader', 'lora_name', signal)).map((name) => ({ name }));
  }

  async hashOf({ name }: KnownLora, signal: AbortSignal): Promise<string | undefined> {
    const query = new URLSearchParams({ filename: name });
    const shape = z.record(z.string(), z.unknown());
    // A file without metadata is answered like one that isn't there.
    const metadata = await this.#http
      .json(`view_metadata/loras?${query}`, shape, { signal })
      .catch(() => ({}));
    signal.throwIfAborted();
    return textIn((metadata as Record<string, unknown>)['sshs_model_hash']);
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
    // Not given up half-way: what is in the queue could not be taken out of it, its name unknown.
    const asking = { method: 'POST' as const, body, signal: new AbortController().signal };
    const { prompt_id: id } = await this.#http.json('prompt', promptAnswer, asking);
    this.#current = id;
    signal.throwIfAborted();
    const { filename, subfolder, type } = await this.#done(id, signal);
    this.#current = undefined;
    const query = new URLSearchParams({ filename, subfolder, type });
    return this.#http.bytes(`view?${query}`, { signal });
  }

  /** Others may have pictures in its queue: only ours is taken out, or stopped. */
  async interrupt(): Promise<void> {
    const id = this.#current;
    if (id === undefined) return;
    const { signal } = new AbortController();
    const asking = { signal, timeout: GOODBYE };
    await this.#http.bytes('queue', { ...asking, method: 'POST', body: { delete: [id] } });
    const { queue_running } = await this.#http.json('queue', queueAnswer, asking);
    if (queue_running.some(([, running]) => running === id))
      await this.#http.bytes('interrupt', { ...asking, method: 'POST', body: { prompt_id: id } });
  }

  async #done(id: string, signal: AbortSignal) {
    const end = Date.now() + PAINTING;
    while (Date.now() < end) {
      const isQueued = await this.#isQueued(id, signal);
      // Asked after the queue: it may have been done in between.
      const entry = (await this.#history(id, signal))[id];
      if (entry?.status?.status_str === 'error')
        throw new WebUiError('refused', failureIn(entry.status.messages) ?? 'ComfyUI could not paint it');
      const image = entry?.outputs[PICTURE_NODE]?.images?.[0];
      if (image) return image;
      if (entry) throw new WebUiError('strange', 'ComfyUI is done, and there is no picture');
      if (!isQueued)
        throw new WebUiError(
          'refused',
          'ComfyUI no longer knows of it: it was started anew, or its queue cleared',
        );
      await setTimeout(EVERY, undefined, { signal });
    }
    throw new WebUiError('timeout', `ComfyUI gave no picture within ${PAINTING / 60_000} minutes`);
  }

  async #isQueued(id: string, signal: AbortSignal): Promise<boolean> {
    const { queue_running, queue_pending } = await this.#http.json('queue', queueAnswer, { signal });
    return [...queue_running, ...queue_pending].some(([, queued]) => queued === id);
  }

  #history(id: string, signal: AbortSignal) {
    return this.#http.json(`history/${encodeURIComponent(id)}`, historyAnswer, { signal });
  }

  async #choices(node: string, input: string, signal: AbortSignal): Promise<readonly string[]> {
    const answer = await this.#http.json(`object_info/${node}`, z.unknown(), { signal });
    return choicesIn(answer, node, input);
  }
}

/** A checkpoint's name without folder and extension, as people write it. */
function nameOf(checkpoint: string): string {
  const [stem, extension] = splitExtension(basename(checkpoint.replaceAll('\\', '/')));
  return /^\.(?:safetensors|ckpt)$/i.test(extension) ? stem : stem + extension;
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
