import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rush } from '../../media/gallery/grid/rush.ts';

describe('whether rows rush by', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Draws rows of which four can be seen, so many further with each frame. @returns what each drawing was told */
  const drawn = (rush: Rush, step: number, count: number) =>
    Array.from({ length: count }, (_, frame) => {
      vi.advanceTimersByTime(16);
      return rush.isOn(frame * step, frame * step + 4);
    });

  it('is so from the third step of half a screen on, until it ends', () => {
    const onEnd = vi.fn();
    const rush = new Rush(onEnd);
    expect(drawn(rush, 2, 6)).toEqual([false, false, false, true, true, true]);
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(rush.isOn(10, 14)).toBe(false);
  });

  it('is not so while rows go by one after the other', () => {
    expect(drawn(new Rush(vi.fn()), 1, 9)).not.toContain(true);
  });

  it('is not so after one long jump', () => {
    const rush = new Rush(vi.fn());
    rush.isOn(0, 4);
    expect(rush.isOn(900, 904)).toBe(false);
    expect(rush.isOn(900, 904)).toBe(false);
  });

  it('is so still when what has come is drawn between two steps', () => {
    const rush = new Rush(vi.fn());
    drawn(rush, 2, 5);
    expect(rush.isOn(8, 12)).toBe(true);
  });
});
