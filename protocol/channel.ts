/** Events and requests between two ends that can post messages to each other. */
import * as z from 'zod/mini';

const envelope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), event: z.unknown() }),
  z.object({ type: z.literal('request'), id: z.number(), method: z.string(), params: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: z.number() }),
  z.object({ type: z.literal('result'), id: z.number(), result: z.unknown() }),
  z.object({ type: z.literal('failure'), id: z.number(), reason: z.string() }),
]);
type Envelope = z.infer<typeof envelope>;

/**
 * What a request looks like, made when it is first needed: a page knows of dozens, and sends two or three before it is drawn.
 */
export function request<Params extends z.ZodMiniType, Result extends z.ZodMiniType>(
  make: () => { readonly params: Params; readonly result: Result },
): { readonly params: Params; readonly result: Result } {
  let made: ReturnType<typeof make> | undefined;
  const shape = () => {
    made ??= make();
    return made;
  };
  return {
    get params() {
      return shape().params;
    },
    get result() {
      return shape().result;
    },
  };
}

/** What can be asked: by method, what the question and the answer look like. */
export type Requests = Readonly<
  Record<string, { readonly params: z.ZodMiniType; readonly result: z.ZodMiniType }>
>;
type Params<All extends Requests, Method extends keyof All> = z.infer<All[Method]['params']>;
type Result<All extends Requests, Method extends keyof All> = z.infer<All[Method]['result']>;

/** Tells who answers that nobody waits for the answer any more. */
export interface Cancellation {
  onCancel(listener: () => void): void;
}

export type Handlers<All extends Requests> = {
  readonly [Method in keyof All]: (
    params: Params<All, Method>,
    cancellation: Cancellation,
  ) => Promise<Result<All, Method>>;
};

/** What a channel needs of its end. */
export interface ChannelEnd<Incoming> {
  post(message: unknown): void;
  /** Runs something later, unless what it returns is called before. */
  delay(milliseconds: number, run: () => void): () => void;
  /** Hears of messages that nobody understands; they are ignored otherwise. */
  log(problem: string): void;
  readonly events: z.ZodMiniType<Incoming>;
  onEvent(event: Incoming): void;
}

/** A question that waits for its answer. */
export interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  /** Gives the question up: the answer rejects, the other end hears of it. */
  cancel(): void;
}

interface Pending {
  settle(answer: { result: unknown } | { reason: string }): void;
}

/** How long an answer may usually take (ms). */
const PATIENCE = 30_000;

/**
 * One end of the wire. `Outgoing` and `Incoming` are the events of either direction; requests go one way, from the end
 * without handlers to the one with them.
 */
export class Channel<Outgoing, Incoming, All extends Requests> {
  readonly #end: ChannelEnd<Incoming>;
  readonly #requests: All;
  readonly #handlers: Handlers<All> | undefined;
  readonly #pending = new Map<number, Pending>();
  readonly #answering = new Map<number, () => void>();
  #lastId = 0;
  #isDisposed = false;

  constructor(end: ChannelEnd<Incoming>, requests: All, handlers?: Handlers<All>) {
    this.#end = end;
    this.#requests = requests;
    this.#handlers = handlers;
  }

  send(event: Outgoing): void {
    this.#post({ type: 'event', event });
  }

  /**
   * Asks the other end. The answer rejects when that fails, takes too long, or an end goes.
   * @param patience how long it may take (ms)
   */
  request<Method extends keyof All & string>(
    method: Method,
    params: Params<All, Method>,
    patience = PATIENCE,
  ): Asked<Result<All, Method>> {
    const id = ++this.#lastId;
    let cancel = () => {};
    const answer = new Promise<Result<All, Method>>((resolve, reject) => {
      const stop = this.#end.delay(patience, () => cancel());
      this.#pending.set(id, {
        settle: (settled) => {
          stop();
          this.#pending.delete(id);
          if ('reason' in settled) return reject(new Error(`${method}: ${settled.reason}`));
          const parsed = this.#requests[method]?.result.safeParse(settled.result);
          if (parsed?.success) resolve(parsed.data as Result<All, Method>);
          else reject(new Error(`${method}: the answer is none: ${parsed && z.prettifyError(parsed.error)}`));
        },
      });
      cancel = () => {
        this.#pending.get(id)?.settle({ reason: 'given up' });
        this.#post({ type: 'cancel', id });
      };
      if (this.#isDisposed) this.#pending.get(id)?.settle({ reason: 'the channel is closed' });
      else this.#post({ type: 'request', id, method, params });
    });
    return { answer, cancel: () => this.#pending.has(id) && cancel() };
  }

  /** Takes a message from the other end. What isn't one of ours is logged and ignored. */
  receive(message: unknown): void {
    const parsed = envelope.safeParse(message);
    if (!parsed.success) {
      this.#end.log(`a message that nobody understands: ${JSON.stringify(message)}`);
      return;
    }
    const { data } = parsed;
    if (data.type === 'event') this.#hear(data.event);
    else if (data.type === 'request') void this.#answer(data.id, data.method, data.params);
    else if (data.type === 'cancel') this.#answering.get(data.id)?.();
    else this.#pending.get(data.id)?.settle(data.type === 'result' ? { result: data.result } : data);
  }

  /** Closes this end: who waits for an answer hears that none will come. */
  dispose(): void {
    this.#isDisposed = true;
    for (const { settle } of [...this.#pending.values()]) settle({ reason: 'the channel is closed' });
    for (const cancel of [...this.#answering.values()]) cancel();
  }

  #hear(event: unknown): void {
    const parsed = this.#end.events.safeParse(event);
    if (parsed.success) this.#end.onEvent(parsed.data as Incoming);
    else this.#end.log(`an event that nobody understands: ${JSON.stringify(event)}`);
  }

  async #answer(id: number, method: string, params: unknown): Promise<void> {
    const handler = Object.hasOwn(this.#requests, method) ? this.#handlers?.[method] : undefined;
    const parsed = handler && this.#requests[method]?.params.safeParse(params);
    if (!handler || !parsed?.success) {
      this.#end.log(`a request that nobody understands: ${method} ${JSON.stringify(params)}`);
      return this.#post({ type: 'failure', id, reason: 'not understood' });
    }
    const listeners: (() => void)[] = [];
    this.#answering.set(id, () => {
      for (const listener of listeners) listener();
    });
    try {
      const data = parsed.data as Params<All, string>;
      const result = await handler(data, { onCancel: (listener) => listeners.push(listener) });
      this.#post({ type: 'result', id, result });
    } catch (error) {
      this.#post({ type: 'failure', id, reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#answering.delete(id);
    }
  }

  #post(message: Envelope): void {
    if (!this.#isDisposed) this.#end.post(message);
  }
}
