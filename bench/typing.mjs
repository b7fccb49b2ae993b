/** Every fourth tag is typed with a typo. */
const TYPO = 0.25;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * What stands in the editor after each keystroke while some tags are typed: often used ones more often, as people do.
 * @param rows of a tag list, most used first
 */
export function sessions(rows, tags, next) {
  return Array.from({ length: tags }, () => {
    // Its place in the list: half of them among the first few hundred.
    const row = rows[Math.floor((rows.length - 1) * next() ** 6)];
    return keystrokes(row[0].replaceAll('_', ' '), next);
  }).flat();
}

function keystrokes(tag, next) {
  const typo =
    next() < TYPO && tag.length > 3 ? typoOf(tag, next) : { text: tag, at: Number.POSITIVE_INFINITY };
  return Array.from(typo.text, (_, index) => ({
    text: typo.text.slice(0, index + 1),
    hasTypo: index >= typo.at,
    isWhole: index + 1 === typo.text.length,
    tag,
  }));
}

/** A letter more, less, another, or two swapped; never the first one. `at` is where it shows. */
function typoOf(tag, next) {
  const at = 1 + Math.floor(next() * (tag.length - 2));
  const [before, letter, after] = [tag.slice(0, at), tag[at] ?? '', tag.slice(at + 1)];
  const other = LETTERS[Math.floor(next() * LETTERS.length)] ?? 'x';
  const kinds = [
    () => before + other + letter + after,
    () => before + after,
    () => before + other + after,
    () => before + after.slice(0, 1) + letter + after.slice(1),
  ];
  const text = kinds[Math.floor(next() * kinds.length)]?.() ?? tag;
  return text === tag ? { text, at: Number.POSITIVE_INFINITY } : { text, at };
}
