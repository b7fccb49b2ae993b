/** Marks pairs as looked at, or not; types only. */
export const reviewRequest = 'lora/review';
export interface ReviewParams {
  readonly dataset: string;
  readonly images: readonly string[];
  readonly isReviewed: boolean;
}
