import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Inquiry } from '../../media/gallery/many/inquiry.ts';

interface Question {
  resolve(answer: string): void;
  reject(reason: string): void;
}

/** An inquiry, all that it asked, and what it was told. */
function inquiry() {
  const questions: Question[] = [];
  const told: string[] = [];
  const one = new Inquiry<string>({
    ask: () => {
      let settle: Question = { resolve: () => {}, reject: () => {} };
      const answer = new Promise<string>((resolve, reject) => {
        settle = { resolve, reject };
      });
      questions.push(settle);
      return {
        answer,
        cancel: () => {
          told.push('cancelled');
          settle.reject('given up');
        },
      };
    },
    take: (answer) => told.push(answer),
    fail: (reason) => told.push(`failed: ${reason}`),
    onChange: () => {},
  });
  return { one, questions, told };
}

describe('an inquiry', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks once after a pause, however often it is told to', async () => {
    const { one, questions, told } = inquiry();
    one.soon(100);
    await vi.advanceTimersByTimeAsync(99);
    one.soon(100);
    await vi.advanceTimersByTimeAsync(99);
    expect(questions).toHaveLength(0);
    expect(one.isWaiting).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    questions[0]?.resolve('one');
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['one']);
    expect(one.isWaiting).toBe(false);
  });

  it('gives up what was asked before, and hears no more of it', async () => {
    const { one, questions, told } = inquiry();
    one.soon(0);
    await vi.advanceTimersByTimeAsync(0);
    one.soon(0);
    await vi.advanceTimersByTimeAsync(0);
    questions[0]?.resolve('old');
    questions[1]?.resolve('new');
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['cancelled', 'new']);
  });

  it('waits for an answer that may be outdated, and asks again then: once for all that changed meanwhile', async () => {
    const { one, questions, told } = inquiry();
    one.soon(0);
    await vi.advanceTimersByTimeAsync(0);
    one.again(100);
    one.again(100);
    await vi.advanceTimersByTimeAsync(1000);
    expect(questions).toHaveLength(1);
    questions[0]?.resolve('old');
    await vi.advanceTimersByTimeAsync(0);
    questions[1]?.resolve('new');
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual(['old', 'new']);
    expect(questions).toHaveLength(2);
  });

  it('asks at once when the pause is cut short', async () => {
    const { one, questions } = inquiry();
    one.soon(1000);
    one.flush();
    expect(questions).toHaveLength(1);
    one.flush();
    expect(questions).toHaveLength(1);
  });

  it('tells what went wrong, but not what was given up', async () => {
    const { one, questions, told } = inquiry();
    one.soon(0);
    await vi.advanceTimersByTimeAsync(0);
    questions[0]?.reject('no server');
    await vi.advanceTimersByTimeAsync(0);
    one.soon(0);
    await vi.advanceTimersByTimeAsync(0);
    one.drop();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['failed: no server', 'cancelled']);
    expect(one.isWaiting).toBe(false);
  });
});
