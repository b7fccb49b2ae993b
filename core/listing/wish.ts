/** What pairs can be sorted by; `similarity`: how near their tags are to the base caption's. */
export type ListingSort = 'name' | 'date' | 'size' | 'tokens' | 'findings' | 'similarity';
/** What pairs can be grouped by; `difference`: the first tag that the base caption doesn't have. */
export type ListingGrouping = 'none' | 'folder' | 'view' | 'bucket' | 'finding' | 'difference';

/** How pairs are put in order. */
export interface Arrangement {
  readonly sort: ListingSort;
  readonly isDescending: boolean;
  readonly grouping: ListingGrouping;
}
