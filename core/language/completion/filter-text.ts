/**
 * What an editor filters a suggestion by: what was typed, as it was typed, and behind it how it may go on. Editors that
 * compare beginnings and those that compare letters keep it with the next letters, though they don't ask again; and it
 * begins alike for all suggestions, so that none that sorts by likeness puts them in an order of its own.
 * @param names how a suggestion is called, the name that was typed first
 */
export function filterText(typed: string, names: readonly string[]): string {
  if (typed === '') return names[0] ?? '';
  const rest = names.map((name) => restOf(name, typed)).find((one) => one !== undefined && one !== '');
  // Nothing goes on from a mistake, or from a whole name; and what equals the typed text would be moved to the top.
  return typed + (rest ?? ` ${names.at(-1) ?? ''}`);
}

/** What stands behind the typed text in a name, at the beginning of a word if it can, with blanks left out if need be. */
function restOf(name: string, typed: string): string | undefined {
  const written = /_/.test(typed) && !typed.includes(' ') ? name.replaceAll(' ', '_') : name;
  return behind(written, typed) ?? behind(written.replaceAll(' ', ''), typed);
}

function behind(name: string, typed: string): string | undefined {
  const [folded, wanted] = [fold(name), fold(typed)];
  let found = folded.indexOf(wanted);
  for (let at = found; at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (at > 0 && /[a-z]/.test(folded.charAt(at - 1))) continue;
    found = at;
    break;
  }
  return found < 0 ? undefined : name.slice(found + typed.length);
}

/** Lower case without a change of length, underscores as blanks. */
function fold(text: string): string {
  return text.replace(/[\s_]/g, ' ').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
