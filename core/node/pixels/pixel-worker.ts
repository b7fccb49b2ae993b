import process from 'node:process';
import type { PixelFacts } from '../../image/pixels/facts.ts';
import { loadSharp, NoDecoder } from '../sharp.ts';
import { readPixels } from './read-pixels.ts';
import { type Rewriting, type Rewritten, rewritePicture } from './rewrite-picture.ts';

/**
 * What the worker is asked, and what it answers: to look at a picture (native path), or to write it anew; without a picture,
 * whether it can decode any.
 */
export interface PixelRequest {
  readonly id: number;
  readonly picture: string;
  readonly rewriting?: Rewriting;
}
export interface PixelAnswer {
  readonly id: number;
  readonly facts?: PixelFacts;
  readonly rewritten?: Rewritten;
  /** Why nothing is known, where it is worth a line in the log. */
  readonly problem?: string;
  /** Whether no picture can be decoded here: that is why. */
  readonly isWithoutDecoder?: boolean;
}

process.on('message', async ({ id, picture, rewriting }: PixelRequest) => {
  const answer = (message: Omit<PixelAnswer, 'id'>) => process.send?.({ id, ...message });
  try {
    if (picture === '') await loadSharp();
    answer(
      picture === ''
        ? {}
        : rewriting
          ? { rewritten: await rewritePicture(rewriting) }
          : { facts: await readPixels(picture) },
    );
  } catch (error) {
    const problem = String(error instanceof Error ? error.message : error);
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (error instanceof NoDecoder) answer({ problem, isWithoutDecoder: true });
    else if (rewriting) answer({ rewritten: { state: 'failed', detail: problem } });
    else answer({ facts: { state: 'unseen' }, ...(isGone ? {} : { problem }) });
  }
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
