/**
 * What makes two spellings the same tag: case, underscores for blanks, repeated blanks, and the backslashes that prompts
 * need before parentheses, aside. `Braided_Hair`, `braided  hair` → `braided hair`; `alice \(fate\)` → `alice (fate)`.
 */
export function tagKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s_]+/gu, ' ')
    .replace(/\\+(?=[()[\]])/g, '')
    .trim();
}
