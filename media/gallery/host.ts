import type { Channel } from '../../protocol/channel.ts';
import { type ToGallery, type ToHost, toGallery } from '../../protocol/gallery/messages.ts';
import { galleryRequests } from '../../protocol/gallery/requests.ts';
import { openChannel } from '../shared/open-channel.ts';
import { type PageState, pageState } from './state.ts';

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
  const { api, channel } = openChannel<ToHost, ToGallery, typeof galleryRequests>(
    galleryRequests,
    toGallery,
    onEvent,
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
