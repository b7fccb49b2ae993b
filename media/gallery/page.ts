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

/** The page as its parts see it; `strings` and `dataset` are what they are by now. */
export function pageOf(
  channel: HostChannel,
  { strings, dataset, redraw }: { strings(): GalleryStrings; dataset(): string; redraw(): void },
): Page {
  return {
    channel,
    get strings() {
      return strings();
    },
    get dataset() {
      return dataset();
    },
    redraw,
  };
}
