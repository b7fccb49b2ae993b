import type * as z from 'zod';
import { WebUiError } from './web-ui.ts';

/** Milliseconds for what is only asked, not painted. */
const SHORT = 15_000;
/** The largest answer (bytes): pictures come in base64. */
const LARGEST = 256 * 1024 * 1024;

interface Asking {
  readonly body?: unknown;
  readonly method?: 'GET' | 'POST';
  readonly signal: AbortSignal;
  readonly timeout?: number;
}

/** Asks one server; its address may have a user and a password in it. */
export class Http {
  readonly #base: URL;
  readonly #headers: Readonly<Record<string, string>>;
  /** How the program tells an error in its own words. */
  readonly #errorIn: (json: unknown) => string | undefined;

  /** @throws TypeError for what is no address */
  constructor(address: string, errorIn: (json: unknown) => string | undefined) {
    const base = new URL(address.endsWith('/') ? address : `${address}/`);
    const { username, password } = base;
    const secret = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    [base.username, base.password] = ['', ''];
    this.#base = base;
    this.#headers =
      username === '' ? {} : { authorization: `Basic ${Buffer.from(secret, 'utf8').toString('base64')}` };
    this.#errorIn = errorIn;
  }

  /** Without a user's password. */
  get address(): string {
    return this.#base.href.replace(/\/$/, '');
  }

  /** Asks for JSON of a shape. @throws WebUiError */
  async json<T>(path: string, shape: z.ZodType<T>, asking: Asking): Promise<T> {
    const bytes = await this.bytes(path, asking);
    const { data, error } = shape.safeParse(parsed(bytes));
    if (error)
      throw new WebUiError('strange', `${this.address}/${path} answered something else than expected`);
    return data as T;
  }

  /** Asks for a file. @throws WebUiError */
  async bytes(path: string, { body, method = 'GET', signal, timeout = SHORT }: Asking): Promise<Uint8Array> {
    const limit = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(new URL(path, this.#base), {
        method,
        headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.any([signal, limit]),
        // A password is for this server alone.
        redirect: 'error',
      });
      const bytes = await readAll(response);
      if (response.ok) return bytes;
      const why = this.#errorIn(parsed(bytes)) ?? `${response.status} ${response.statusText}`.trim();
      throw new WebUiError('refused', why);
    } catch (error) {
      if (error instanceof WebUiError) throw error;
      if (signal.aborted) throw signal.reason;
      if (limit.aborted)
        throw new WebUiError(
          'timeout',
          `${this.address} gave no answer within ${Math.round(timeout / 1000)} s`,
        );
      throw new WebUiError('unreachable', `${this.address} can not be reached: ${reasonOf(error)}`);
    }
  }
}

async function readAll(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > LARGEST) throw new WebUiError('strange', 'the answer is larger than any picture');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** `fetch` hides why in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
