import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Channel, type Handlers } from '../../protocol/channel.ts';

const requests = { double: { params: z.object({ value: z.number() }), result: z.number() } };
const events = z.discriminatedUnion('type', [z.object({ type: z.literal('hello') })]);
type Event = z.infer<typeof events>;

/** Two ends; messages are copied as a real wire does. `expire` has all waiting run out of patience. */
function wire(double: Handlers<typeof requests>['double']) {
  const problems: string[] = [];
  const heard: Event[] = [];
  const timers = new Set<() => void>();
  const delays: number[] = [];
  const end = (other: () => Channel<Event, Event, typeof requests>) => ({
    post: (message: unknown) => queueMicrotask(() => other().receive(structuredClone(message))),
    delay: (milliseconds: number, run: () => void) => {
      delays.push(milliseconds);
      timers.add(run);
      return () => timers.delete(run);
    },
    log: (problem: string) => problems.push(problem),
    events,
    onEvent: (event: Event) => heard.push(event),
  });
  const page: Channel<Event, Event, typeof requests> = new Channel(
    end(() => host),
    requests,
  );
  const host: Channel<Event, Event, typeof requests> = new Channel(
    end(() => page),
    requests,
    { double },
  );
  const expire = () => {
    for (const run of [...timers]) run();
  };
  return { page, host, problems, heard, timers, delays, expire };
}

const never = () => new Promise<never>(() => undefined);

describe('a channel', () => {
  it('carries events', async () => {
    const { page, heard } = wire(never);
    page.send({ type: 'hello' });
    await expect.poll(() => heard).toEqual([{ type: 'hello' }]);
  });

  it('answers each request with its own answer', async () => {
    const { page, timers } = wire(async ({ value }) => value * 2);
    const answers = [1, 2, 3].map((value) => page.request('double', { value }).answer);
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
    expect(timers.size).toBe(0);
  });

  it('tells that a request failed', async () => {
    const { page } = wire(() => Promise.reject(new Error('no such thing')));
    await expect(page.request('double', { value: 1 }).answer).rejects.toThrow('double: no such thing');
  });

  it('cancels a request at both ends, once', async () => {
    let cancelled = 0;
    const { page } = wire((_, cancellation) => {
      cancellation.onCancel(() => cancelled++);
      return never();
    });
    const asked = page.request('double', { value: 1 });
    asked.cancel();
    asked.cancel();
    await expect(asked.answer).rejects.toThrow('given up');
    await expect.poll(() => cancelled).toBe(1);
  });

  it('loses its patience', async () => {
    const { page, expire } = wire(never);
    const { answer } = page.request('double', { value: 1 });
    expire();
    await expect(answer).rejects.toThrow('given up');
  });

  it('has as much patience as it is told to', () => {
    const { page, delays } = wire(never);
    void page.request('double', { value: 1 }).answer.catch(() => undefined);
    void page.request('double', { value: 1 }, 600_000).answer.catch(() => undefined);
    expect(delays).toEqual([30_000, 600_000]);
  });

  it('rejects what waits, and what comes, when it is closed', async () => {
    const { page } = wire(never);
    const { answer } = page.request('double', { value: 1 });
    page.dispose();
    await expect(answer).rejects.toThrow('closed');
    await expect(page.request('double', { value: 1 }).answer).rejects.toThrow('closed');
  });

  it('does not take an answer for one that is none', async () => {
    const { page } = wire(async () => 'four' as unknown as number);
    await expect(page.request('double', { value: 2 }).answer).rejects.toThrow('the answer is none');
  });

  it.each([
    undefined,
    null,
    'text',
    { type: 'event', event: { type: 'nonsense' } },
    { type: 'request', id: 1, method: 'treble', params: {} },
    { type: 'request', id: 1, method: 'toString', params: {} },
    { type: 'request', id: 1, method: 'double', params: { value: 'one' } },
    { type: 'request', id: '1', method: 'double', params: { value: 1 } },
  ])('ignores %j, and logs it', (message) => {
    const { host, problems } = wire(never);
    host.receive(message);
    expect(problems).toHaveLength(1);
  });

  it('ignores answers and cancellations of what nobody asked', () => {
    const { page, problems } = wire(never);
    page.receive({ type: 'result', id: 7, result: 1 });
    page.receive({ type: 'failure', id: 7, reason: '' });
    page.receive({ type: 'cancel', id: 7 });
    expect(problems).toEqual([]);
  });
});
