import type { ShowEvent } from '../../protocol/gallery/messages.ts';
import type { GalleryStrings } from '../../protocol/gallery/strings.ts';
import type { HostChannel } from './host.ts';

/** What the parts of the page have in common. */
export interface Page {
  readonly channel: HostChannel;
  readonly strings: GalleryStrings;
  /** The dataset on the screen. */
  readonly dataset: string;
  /** Draws the page anew, soon and once. */
  redraw(): void;
}

/** The page as its parts see it. @param now what it shows; nothing is drawn before there is something to show */
export function pageOf(
  channel: HostChannel,
  redraw: () => void,
  now: () => { readonly show: ShowEvent | undefined; readonly dataset: string },
): Page {
  return {
    channel,
    get strings() {
      return (now().show as ShowEvent).strings;
    },
    get dataset() {
      return now().dataset;
    },
    redraw,
  };
}
