/** Writes a base model, as far as one is looked at without being loaded. */
export function writeBaseModel(
  file: string,
  options?: { readonly family?: 'sd15' | 'sdxl' | 'flux'; readonly size?: number },
): void;
