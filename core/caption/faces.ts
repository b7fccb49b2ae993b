/** Tags whose underscores are part of a face. Source: the list that a1111-tagcomplete leaves as they are. */
export const FACES: readonly string[] =
  '0_0 (o)_(o) +_+ +_- ._. <o>_<o> <|>_<|> =_= >_< 3_3 6_9 >_o @_@ ^_^ o_o u_u x_x |_| ||_||'.split(' ');

const faces = new Set(FACES);
/** Eyes, maybe a nose, a mouth. */
const EMOTICON = /^[:;=8x>][-'^]?[()[\]{}dpo3|/\\<>*@qtvw]+$/i;

/** Whether a tag is a face made of signs: `^_^`, `:d`, `(o)_(o)`. Its parentheses and underscores mean nothing else. */
export function isFace(text: string): boolean {
  return faces.has(text.toLowerCase()) || EMOTICON.test(text);
}
