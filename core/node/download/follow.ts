import { message } from '../../message.ts';
import { mayFollow } from './address.ts';
import { DownloadFailure } from './download-failure.ts';

/** So often a server may send us on. */
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Asks an address for what lies there, as often as its server sends us on. @throws DownloadFailure, or what fetch throws */
export async function follow(
  start: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  let address = start;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(address, { headers, signal, redirect: 'manual' });
    const place = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || place === null) return response;
    await response.body?.cancel();
    if (redirects === MOST_REDIRECTS)
      throw new DownloadFailure(message('{0} sends on in circles.', start.href));
    const next = URL.canParse(place, address.href) ? new URL(place, address) : undefined;
    if (!next || !mayFollow(address, next))
      throw new DownloadFailure(message('{0} sends on to {1}, which is not safe.', address.href, place));
    address = next;
  }
}
