/** What the trainer says of a dataset configuration first; undefined when it takes it. Whole numbers are BigInt. */
export function complaintAbout(
  config: unknown,
  options: { readonly maskedLoss: boolean },
): string | undefined;
