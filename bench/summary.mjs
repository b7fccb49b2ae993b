/** Times of ours and the reference's, their ratios, and how often each finds something. */
export function summarize(name, measured) {
  const times = (who) => measured.map((one) => one.times[who]).sort((a, b) => a - b);
  const [ours, theirs, kinder] = [times('ours'), times('theirs'), times('kinder')];
  const ratios = measured.map(({ times: one }) => one.theirs / one.ours).sort((a, b) => a - b);
  const share = (test) => `${((100 * measured.filter(test).length) / measured.length).toFixed(1)} %`;
  const whole = measured.filter(({ isWhole }) => isWhole);
  const first = whole.filter(({ place }) => place >= 0 && place < 5).length;
  return {
    '': name,
    keystrokes: measured.length,
    'ours median/p99/max ms': [at(ours, 0.5), at(ours, 0.99), at(ours, 1)].map(round).join(' / '),
    'scan median/p99 ms': [at(theirs, 0.5), at(theirs, 0.99)].map(round).join(' / '),
    'kinder scan median/p99 ms': [at(kinder, 0.5), at(kinder, 0.99)].map(round).join(' / '),
    'scan ÷ ours: of medians': round(at(theirs, 0.5) / at(ours, 0.5)),
    'of p99s': round(at(theirs, 0.99) / at(ours, 0.99)),
    'of each pair, median/p1': [at(ratios, 0.5), at(ratios, 0.01)].map(round).join(' / '),
    'kinder ÷ ours: of medians': round(at(kinder, 0.5) / at(ours, 0.5)),
    'of p99s, kinder': round(at(kinder, 0.99) / at(ours, 0.99)),
    'ours finds something': share(({ found }) => found > 0),
    'scan finds something': share(({ theirFound }) => theirFound > 0),
    'whole tags: among our first 5': `${first} of ${whole.length}`,
  };
}

/** The value at a part, 0 to 1, of some that are sorted. */
export function at(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function round(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Rows of named values, one column for each row. */
export function table(rows) {
  const names = Object.keys(rows[0] ?? {});
  return names
    .map((name) => [name.padEnd(32), ...rows.map((row) => String(row[name]).padStart(26))].join(''))
    .join('\n');
}
