/** A name as a pattern of paths: what is a pattern's own in it stands for any one character. */
export function literalGlob(name: string): string {
  return name.replace(/[*?{}[\]!,\\/]/g, '?');
}
