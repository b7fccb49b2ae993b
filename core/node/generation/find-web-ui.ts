import * as z from 'zod';
import { A1111 } from './a1111.ts';
import { ComfyUi } from './comfyui.ts';
import { Http } from './http.ts';
import { type WebUi, WebUiError } from './web-ui.ts';

/** How long a program may take to say what it is (ms). */
const GREETING = 5000;

/**
 * Asks a server what it is.
 * @param model the checkpoint that ComfyUI shall paint with
 * @throws WebUiError where it is neither AUTOMATIC1111 (or Forge) with its API nor ComfyUI
 */
export async function findWebUi(address: string, signal: AbortSignal, model?: string): Promise<WebUi> {
  const http = new Http(address, () => undefined);
  const asking = { signal, timeout: GREETING };
  const isThere = (path: string) =>
    http.json(path, z.record(z.string(), z.unknown()), asking).then(
      () => true,
      (error: unknown) => {
        const isOther = error instanceof WebUiError && (error.kind === 'refused' || error.kind === 'strange');
        // One that is in trouble is not another program: it may still be starting.
        if (isOther && !(error.status !== undefined && error.status >= 500)) return false;
        throw error;
      },
    );
  if (await isThere('system_stats')) return new ComfyUi(address, model);
  if (await isThere('sdapi/v1/options')) return new A1111(address);
  throw new WebUiError(
    'strange',
    `${http.address} is neither ComfyUI nor AUTOMATIC1111 with its API: start that one with --api`,
  );
}
