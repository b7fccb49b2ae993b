import { describe, expect, it } from 'vitest';
import { OneByOne } from '../../server/findings/one-by-one.ts';

/** A connection that writes when the test says so. */
function connection() {
  const sent: string[] = [];
  let write: (() => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  const queue = new OneByOne<string>((item) => {
    sent.push(item);
    return new Promise<void>((resolve, reject) => {
      write = resolve;
      fail = reject;
    });
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    queue,
    sent,
    async written() {
      write?.();
      await settled();
    },
    async failed() {
      fail?.(new Error('the editor is gone'));
      await settled();
    },
  };
}

describe('what is sent one by one', () => {
  it('leaves room for others: the next goes when the one before is written', async () => {
    const { queue, sent, written } = connection();
    queue.add(['a', 'b', 'c']);
    expect(sent).toEqual(['a']);
    await written();
    expect(sent).toEqual(['a', 'b']);
    await written();
    await written();
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('is sent once, as it is when its turn comes, however often it was added meanwhile', async () => {
    const { queue, sent, written } = connection();
    queue.add(['a', 'b']);
    queue.add(['b', 'c', 'a']);
    for (let times = 0; times < 6; times++) await written();
    // The first was on its way already.
    expect(sent).toEqual(['a', 'b', 'c', 'a']);
  });

  it('goes on with what comes when all was sent', async () => {
    const { queue, sent, written } = connection();
    queue.add([]);
    queue.add(['a']);
    await written();
    queue.add(['b']);
    expect(sent).toEqual(['a', 'b']);
  });

  it('is not sent any more once it was told at once, or nothing is to be sent', async () => {
    const { queue, sent, written } = connection();
    queue.add(['a', 'b', 'c']);
    queue.remove('b');
    await written();
    expect(sent).toEqual(['a', 'c']);
    queue.add(['d', 'e']);
    queue.clear();
    await written();
    expect(sent).toEqual(['a', 'c']);
  });

  it('tells when all was written', async () => {
    const { queue, written } = connection();
    let isAll = false;
    queue.add(['a', 'b']);
    void queue.allSent.then(() => {
      isAll = true;
    });
    await written();
    expect(isAll).toBe(false);
    await written();
    expect(isAll).toBe(true);
    await queue.allSent;
  });

  it('ends when nobody hears it', async () => {
    const { queue, sent, failed } = connection();
    queue.add(['a', 'b']);
    await failed();
    expect(sent).toEqual(['a']);
    await queue.allSent;
  });
});
