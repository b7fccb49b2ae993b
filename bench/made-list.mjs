const SYLLABLES =
  'ka mi ra to shi no el an dor bel la ru fi ve sun moon gre bla ck blu hai eye dre ss ha nd bo ot le ri'.split(
    ' ',
  );

/** A list of as many tags as asked for, in tagcomplete's format: names of one to four words, few words very common. */
export function madeList(tags, next) {
  const words = Array.from(
    { length: 30_000 },
    () => pick(SYLLABLES, next) + pick(SYLLABLES, next) + pick(SYLLABLES, next),
  );
  const common = () => words[Math.floor(words.length * next() ** 4)];
  const names = new Set();
  while (names.size < tags) names.add(Array.from({ length: 1 + Math.floor(next() * 4) }, common).join('_'));
  const rows = [...names].map((name, index) => {
    const aliases = next() < 0.2 ? `"${name.replaceAll('_', '')},${common()}_${name}"` : '';
    return `${name},${Math.floor(next() * 6)},${Math.ceil(6_000_000 / (index + 1))},${aliases}\n`;
  });
  return rows.join('');
}

function pick(some, next) {
  return some[Math.floor(next() * some.length)];
}
