/** Signs that terminals draw two columns wide: those of East Asia, and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Signs that take no column of their own. */
const narrow = /\p{M}|\p{Cf}/u;

/** How many columns of a terminal a text takes, as most of them draw it. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += narrow.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}
