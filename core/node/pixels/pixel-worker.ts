import process from 'node:process';
import type { PixelFacts } from '../../image/pixels/facts.ts';
import { readPixels } from './read-pixels.ts';

/** What the worker is asked, and what it answers; native path. */
export interface PixelRequest {
  readonly id: number;
  readonly picture: string;
}
export interface PixelAnswer {
  readonly id: number;
  readonly facts: PixelFacts;
  /** Why nothing is known, where it is worth a line in the log. */
  readonly problem?: string;
}

process.on('message', async ({ id, picture }: PixelRequest) => {
  const answer = (message: Omit<PixelAnswer, 'id'>) => process.send?.({ id, ...message });
  try {
    answer({ facts: await readPixels(picture) });
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    answer({
      facts: { state: 'unseen' },
      ...(isGone ? {} : { problem: String(error instanceof Error ? error.message : error) }),
    });
  }
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
