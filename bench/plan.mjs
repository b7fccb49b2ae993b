/** Sizes at which costs are compared. */
const SIZES = [1000, 10_000, 100_000];

/**
 * Which benches there are, in their order, with what they are given.
 * @param {boolean} isQuick small sizes and few rounds, to see that all work
 * @returns {readonly { bench: string, args: readonly string[] }[]}
 */
export function plan(isQuick) {
  const sizes = isQuick ? [300, 1000, 3000] : SIZES;
  const largest = ['--captions', String(sizes.at(-1))];
  const rounds = isQuick ? ['--rounds', '1'] : [];
  const atEach = (bench, more = []) =>
    sizes.map((size) => ({ bench, args: ['--captions', String(size), ...more] }));
  return [
    { bench: 'sizes', args: [] },
    { bench: 'start', args: isQuick ? ['--rounds', '5'] : [] },
    ...atEach('index', rounds),
    ...atEach('lint', rounds),
    ...atEach('language', isQuick ? ['--tags', '20'] : []),
    ...atEach('rename'),
    ...atEach('query', rounds),
    { bench: 'dictionary', args: isQuick ? ['--tags', '40'] : [] },
    { bench: 'shards', args: [...largest, ...rounds] },
    { bench: 'numbers', args: [...largest, ...rounds] },
    { bench: 'gallery', args: isQuick ? ['--pictures', '40'] : [] },
    { bench: 'gallery-server', args: largest },
    { bench: 'edits', args: isQuick ? [...largest, '--rounds', '1'] : [] },
    { bench: 'sheet', args: largest },
    { bench: 'pixels', args: isQuick ? ['--pictures', '60', '--twins', '5000'] : [] },
    { bench: 'events', args: isQuick ? ['--scalars', '100000'] : [] },
    { bench: 'lora-file', args: isQuick ? ['--rounds', '5'] : [] },
    { bench: 'activation', args: isQuick ? ['--rounds', '3'] : [] },
  ];
}
