// What switches a style on and off (`util.styleText` came with Node 20.12, we run from 20.9 on).
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
} as const;

export type Style = keyof typeof codes;

/** Gives texts a style, or leaves them as they are. */
export function styled(colors: boolean): (style: Style, text: string) => string {
  return (style, text) => {
    const [on, off] = codes[style];
    return colors ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
}

/** Whether to write colours: as FORCE_COLOR or else NO_COLOR say, else on a terminal that knows them. */
export function wantsColors(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
