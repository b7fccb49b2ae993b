import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import {
  errorAnswer,
  flagsAnswer,
  lorasAnswer,
  optionsAnswer,
  progressAnswer,
  taskAnswer,
  txt2imgAnswer,
  txt2imgBody,
  type UsedLora,
} from '../../generation/a1111.ts';
import type { GridPrompt } from '../../generation/grid.ts';
import type { KnownLora } from '../../generation/match-loras.ts';
import { textIn } from '../../lora-file/training-metadata.ts';
import { Http } from './http.ts';
import { type WebUi, WebUiError } from './web-ui.ts';

/** A picture may take so long on a slow machine (ms). */
const PAINTING = 15 * 60_000;
/** How often it is asked how far that is (ms). */
const EVERY = 500;
/** Who gives up waits no longer for it to be heard (ms). */
const GOODBYE = 5000;

/** AUTOMATIC1111's web UI, or Forge, started with `--api`. */
export class A1111 implements WebUi {
  readonly name = 'AUTOMATIC1111';
  readonly #http: Http;
  /** The picture that was asked for last. */
  #task = '';

  constructor(address: string) {
    this.#http = new Http(address, errorIn);
  }

  async model(signal: AbortSignal): Promise<string | undefined> {
    const { sd_model_checkpoint } = await this.#http.json('sdapi/v1/options', optionsAnswer, { signal });
    return sd_model_checkpoint ?? undefined;
  }

  async models(): Promise<readonly string[]> {
    return [];
  }

  async loras(signal: AbortSignal): Promise<readonly KnownLora[]> {
    const found = await this.#http.json('sdapi/v1/loras', lorasAnswer, { signal });
    return found.map(({ name, metadata }) => ({ name, hash: textIn(metadata?.['sshs_model_hash']) }));
  }

  /** It lists them all with what their files say. */
  async hashOf({ hash }: KnownLora): Promise<string | undefined> {
    return hash;
  }

  async refresh(signal: AbortSignal): Promise<void> {
    await this.#http.bytes('sdapi/v1/refresh-loras', { method: 'POST', signal });
  }

  async loraFolder(signal: AbortSignal): Promise<string | undefined> {
    const flags = await this.#http
      .json('sdapi/v1/cmd-flags', flagsAnswer, { signal })
      .catch(() => ({ lora_dir: null }));
    if (flags.lora_dir) return path.resolve(flags.lora_dir);
    const [first] = await this.#http.json('sdapi/v1/loras', lorasAnswer, { signal });
    return first?.path === undefined ? undefined : path.dirname(first.path);
  }

  async paint(
    prompt: GridPrompt,
    lora: UsedLora | undefined,
    signal: AbortSignal,
    onShare: (share: number) => void = () => {},
  ): Promise<Uint8Array> {
    const done = new AbortController();
    const task = `task(lora-${randomUUID()})`;
    this.#task = task;
    void this.#follow(task, AbortSignal.any([signal, done.signal]), onShare);
    try {
      const answer = await this.#http.json('sdapi/v1/txt2img', txt2imgAnswer, {
        ...{ method: 'POST', body: txt2imgBody(prompt, lora, task), signal, timeout: PAINTING },
      });
      const bytes = Buffer.from((answer.images[0] ?? '').replace(/^data:[^,]*,/, ''), 'base64');
      if (bytes.length === 0) throw new WebUiError('strange', 'the answer has no picture in it');
      return bytes;
    } finally {
      done.abort();
    }
  }

  /** Asks how far the picture is, until it is done. What goes wrong here goes wrong with the picture, too, and is told there. */
  async #follow(task: string, signal: AbortSignal, onShare: (share: number) => void): Promise<void> {
    const path = 'sdapi/v1/progress?skip_current_image=true';
    try {
      for (;;) {
        await setTimeout(EVERY, undefined, { signal });
        const own = await this.#stateOf(task, signal);
        // The other one tells of whatever is painted.
        const { progress } = own ?? (await this.#http.json(path, progressAnswer, { signal }));
        if (!signal.aborted && !own?.queued) onShare(progress ?? 0);
      }
    } catch {
      // The picture is done, or there is no progress to be had.
    }
  }

  /** Where a picture stands; undefined where the program knows nothing of it. */
  async #stateOf(task: string, signal: AbortSignal) {
    const body = { id_task: task, live_preview: false };
    const asking = { method: 'POST' as const, body, signal, timeout: GOODBYE };
    const state = await this.#http.json('internal/progress', taskAnswer, asking).catch(() => undefined);
    return state && (state.active || state.queued) ? state : undefined;
  }

  /** Ours alone: what waits behind another's picture can't be taken back, and the other one is none of ours. */
  async interrupt(): Promise<void> {
    const { signal } = new AbortController();
    if ((await this.#stateOf(this.#task, signal))?.queued) return;
    await this.#http.bytes('sdapi/v1/interrupt', { method: 'POST', signal, timeout: GOODBYE });
  }
}

function errorIn(json: unknown): string | undefined {
  const { data } = errorAnswer.safeParse(json);
  if (!data) return undefined;
  const detail = z.string().safeParse(data.detail).data;
  const words = [data.errors, detail, data.error].find((text) => text !== undefined && text !== '');
  return words ?? (data.detail === undefined ? undefined : JSON.stringify(data.detail));
}
