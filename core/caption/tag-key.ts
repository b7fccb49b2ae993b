/**
 * What makes two spellings the same tag: case, underscores for blanks and repeated blanks aside.
 * `Braided_Hair`, `braided  hair` → `braided hair`.
 */
export function tagKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s_]+/gu, ' ')
    .trim();
}
