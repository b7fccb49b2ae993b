import type { Listing, ListingWish } from '../../../protocol/gallery/listing.ts';
import type { ShowEvent } from '../../../protocol/gallery/messages.ts';
import type { Palette } from '../palette/palette.ts';
import type { PageState } from '../state.ts';
import type { QueryLine } from './query-line.ts';

/** What the bar shows. */
export interface Bar {
  readonly show: ShowEvent;
  readonly query: QueryLine;
  readonly palette: Palette;
  readonly listing: Listing;
  /** What is wanted; another one than what is listed while that is looked for. */
  readonly wish: ListingWish;
  readonly isLoading: boolean;
  /** How many pairs are chosen. */
  readonly selected: number;
  /** Whether sorting and grouping are in view. */
  readonly showsOrder: boolean;
  readonly state: Pick<PageState, 'pane' | 'showsCrop' | 'showsPalette' | 'arrangement'>;
}

/** What is done in it. */
export interface BarEvents {
  chooseDataset(dataset: string): void;
  wish(change: Partial<ListingWish>): void;
  zoom(direction: 1 | -1): void;
  keep(change: Partial<PageState>): void;
  toggleOrder(): void;
  openInTab(): void;
}
