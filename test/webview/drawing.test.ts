import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drawing } from '../../media/gallery/drawing.ts';

describe('when the page is drawn', () => {
  let frames: (() => void)[] = [];
  const nextFrame = () => {
    for (const run of frames.splice(0)) run();
  };
  const begun = (isWhole: () => boolean) => {
    const draw = vi.fn();
    const drawing = new Drawing(draw, isWhole);
    drawing.begin();
    return { draw, drawing };
  };

  beforeEach(() => {
    vi.useFakeTimers();
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is with its pairs at first, at once, in no frame of its own', async () => {
    let isWhole = false;
    const { draw, drawing } = begun(() => isWhole);
    drawing.soon();
    await Promise.resolve();
    expect([draw.mock.calls.length, frames.length]).toEqual([0, 0]);
    isWhole = true;
    drawing.soon();
    await Promise.resolve();
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('is again when that is painted, with all that came meanwhile', async () => {
    const { draw, drawing } = begun(() => true);
    drawing.soon();
    await Promise.resolve();
    drawing.soon();
    nextFrame();
    drawing.soon();
    expect(draw).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(0);
    drawing.soon();
    nextFrame();
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('is without its pairs, where they keep one waiting', () => {
    const { draw, drawing } = begun(() => false);
    drawing.soon();
    vi.advanceTimersByTime(59);
    expect(draw).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('is once a frame from then on', async () => {
    const { draw, drawing } = begun(() => true);
    drawing.soon();
    await Promise.resolve();
    nextFrame();
    vi.advanceTimersByTime(0);
    nextFrame();
    drawing.soon();
    drawing.soon();
    nextFrame();
    expect(draw).toHaveBeenCalledTimes(3);
  });
});
