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

  /** @throws WebUiError for what is no address */
  constructor(address: string, errorIn: (json: unknown) => string | undefined) {
    const base = baseOf(address);
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
      if (response.status === 401) throw new WebUiError('denied', this.#whyDenied(), 401);
      const why = this.#errorIn(parsed(bytes)) ?? `${response.status} ${response.statusText}`.trim();
      throw new WebUiError('refused', why, response.status);
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

  #whyDenied(): string {
    if ('authorization' in this.#headers) return `${this.address} does not take this user and password`;
    const { protocol, host } = this.#base;
    return `${this.address} wants a user and a password: ${protocol}//user:password@${host}`;
  }
}

/** Addresses are typed, or copied from where the browser is: without `http://`, or with what the page has behind `?`. */
function baseOf(address: string): URL {
  const written = address.trim();
  try {
    const base = new URL(/^[a-z][a-z+.-]*:\/\//i.test(written) ? written : `http://${written}`);
    if (!/^https?:$/.test(base.protocol)) throw new TypeError(base.protocol);
    [base.search, base.hash] = ['', ''];
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    return base;
  } catch {
    throw new WebUiError('unreachable', `"${written}" is no address; one is http://127.0.0.1:7860`);
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

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no machine of that name',
  EAI_AGAIN: 'there is no machine of that name',
  ETIMEDOUT: 'no answer',
  ECONNRESET: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https; try http',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is its own, and nobody vouches for it',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is its own, and nobody vouches for it',
};

/** `fetch` hides why in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return code === undefined
    ? cause.message
    : Object.hasOwn(reasons, code)
      ? `${reasons[code]} (${code})`
      : code;
}
