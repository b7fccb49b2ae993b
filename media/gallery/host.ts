import { Channel } from '../../protocol/channel.ts';
import { type ToGallery, type ToHost, toGallery } from '../../protocol/gallery/messages.ts';
import { galleryRequests } from '../../protocol/gallery/requests.ts';
import { type PageState, pageState } from './state.ts';

/** What VS Code gives a page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

export type HostChannel = Channel<ToHost, ToGallery, typeof galleryRequests>;

/** How long one rests before the page's state is kept (ms). */
const SAVE_AFTER = 200;

/** The extension behind the page. */
export interface Host {
  readonly channel: HostChannel;
  load(): PageState | undefined;
  /** Keeps the page's state, soon. @param now what it is by then */
  save(now: () => PageState): void;
}

/** Connects to the extension; `onEvent` hears what it tells. */
export function connect(onEvent: (event: ToGallery) => void): Host {
  const api = acquireVsCodeApi();
  const channel: HostChannel = new Channel(
    {
      post: (message) => api.postMessage(message),
      delay: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      log: (message) => channel.send({ type: 'problem', message }),
      events: toGallery,
      onEvent,
    },
    galleryRequests,
  );
  // Only VS Code's frame around this one can post here: the page's content policy lets it load no other.
  window.addEventListener('message', ({ data }) => channel.receive(data));
  const tell = (message: string) => channel.send({ type: 'problem', message });
  window.addEventListener('error', ({ message }) => tell(message));
  window.addEventListener('unhandledrejection', ({ reason }) => tell(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell(`${violatedDirective} forbids ${blockedURI}`),
  );
  let saving: ReturnType<typeof setTimeout> | undefined;
  return {
    channel,
    load: () => pageState.safeParse(api.getState()).data,
    save: (now) => {
      clearTimeout(saving);
      saving = setTimeout(() => api.setState(now()), SAVE_AFTER);
    },
  };
}
