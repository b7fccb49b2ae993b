/** A dataset has some ten thousand different tags; more are not worth the memory. */
const MOST = 50_000;
/** Longer texts are sentences, which hardly come twice. */
const LONGEST = 60;

/**
 * A function of a tag's text or key that is computed once for each: a hundred thousand captions have the same tags again
 * and again. What it gives must depend on the text alone.
 */
export function remembered<Result>(compute: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    if (text.length > LONGEST) return result;
    if (results.size >= MOST) results.clear();
    results.set(text, result);
    return result;
  };
}
