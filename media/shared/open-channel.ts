import type * as z from 'zod/mini';
import { Channel, type Requests } from '../../protocol/channel.ts';

/** What VS Code gives a page. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** A page tells the extension what goes wrong in it. */
interface Problem {
  readonly type: 'problem';
  readonly message: string;
}

/** Connects a page to the extension; `onEvent` hears what it tells. To be called once. */
export function openChannel<Outgoing, Incoming, All extends Requests>(
  requests: All,
  events: z.ZodMiniType<Incoming>,
  onEvent: (event: Incoming) => void,
): { readonly api: VsCodeApi; readonly channel: Channel<Outgoing | Problem, Incoming, All> } {
  const api = acquireVsCodeApi();
  const tell = (message: string) => channel.send({ type: 'problem', message });
  const channel = new Channel<Outgoing | Problem, Incoming, All>(
    {
      post: (message) => api.postMessage(message),
      delay: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      log: tell,
      events,
      onEvent,
    },
    requests,
  );
  // Only VS Code's frame around this one can post here: the page's content policy lets it load no other.
  window.addEventListener('message', ({ data }) => channel.receive(data));
  window.addEventListener('error', ({ message }) => tell(message));
  window.addEventListener('unhandledrejection', ({ reason }) => tell(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell(`${violatedDirective} forbids ${blockedURI}`),
  );
  return { api, channel };
}
