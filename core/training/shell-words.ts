/** A word of a POSIX shell that stands for itself. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command as one could paste it into a POSIX shell. For reading: we never hand one to a shell. */
export function shellWords(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

/** A text of PowerShell that stands for itself; it takes typographic quotation marks for plain ones. */
export function powershellWord(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
