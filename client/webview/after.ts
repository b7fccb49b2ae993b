/** Runs something so many milliseconds later, as a channel wants it. @returns what gives it up */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
