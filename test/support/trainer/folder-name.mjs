// What the name of a folder says to the trainer: `10_alice woman`.

const decimalDigit = /^\p{Nd}$/u;

/** The value of a decimal digit of any script. */
function digitValue(digit) {
  let before = 0;
  while (decimalDigit.test(String.fromCodePoint(digit.codePointAt(0) - before - 1))) before += 1;
  return before % 10;
}

/** What a folder's name says: its repeats and class tokens; undefined when it says no repeats. */
export function readFolderName(name) {
  const [front, ...rest] = name.split('_');
  const [, sign, digits] = /^([+-]?)(\p{Nd}+)$/u.exec(front.trim()) ?? [];
  if (digits === undefined) return undefined;
  const repeats = Number(`${sign}${[...digits].map(digitValue).join('')}`);
  return { repeats, classTokens: rest.join('_') };
}
