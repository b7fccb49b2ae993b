/** Runs something once for all calls of a frame. A page that isn't shown has no frames, and needs none. */
export function onceAFrame(run: () => void): () => void {
  let frame = 0;
  return () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      run();
    });
  };
}
