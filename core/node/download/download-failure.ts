import { formatMessage, type Message, message } from '../../message.ts';
import { systemTrouble } from '../system-trouble.ts';

/** Why a download failed, in words for the user with the way out. */
export class DownloadFailure extends Error {
  readonly reason: Message;
  /** Whether what was downloaded so far is of no use. */
  readonly isWorthless: boolean;

  constructor(reason: Message, isWorthless = false) {
    super(formatMessage(reason));
    this.reason = reason;
    this.isWorthless = isWorthless;
  }
}

/** What an answer of a server means that has no file. */
export function statusFailure(status: number, address: string): DownloadFailure {
  if (status === 404 || status === 410)
    return new DownloadFailure(message('There is nothing at {0} (any more): {1}.', address, status));
  if (status === 401 || status === 403)
    return new DownloadFailure(message('{0} is not open to everybody: {1}.', address, status));
  if (status === 429 || status >= 500)
    return new DownloadFailure(
      message('The server of {0} can not answer now: {1}. Try again later.', address, status),
    );
  return new DownloadFailure(
    message('The server of {0} answers {1}, which makes no sense here.', address, status),
  );
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What an error of the network or the disk means. @param received bytes of the file that are here */
export function failureOf(error: unknown, host: string, received: number): DownloadFailure {
  if (error instanceof DownloadFailure) return error;
  const { code, text, trouble } = causeOf(error);
  if (trouble) return new DownloadFailure(trouble, code === 'ENOSPC' || code === 'EDQUOT');
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new DownloadFailure(message('The disk is full. Make room, and try again.'), true);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new DownloadFailure(message('There is no permission to write it: {0}', text));
  if (code !== undefined && UNREACHABLE.has(code))
    return new DownloadFailure(
      message('{0} can not be reached ({1}). Is this machine online? A proxy is not used.', host, code),
    );
  if (received > 0)
    return new DownloadFailure(
      message(
        'The connection to {0} broke: {1}. What is here is kept; try again to go on from there.',
        host,
        text,
      ),
    );
  return new DownloadFailure(message('It could not be downloaded from {0}: {1}', host, text));
}

interface Cause {
  readonly code: string | undefined;
  readonly text: string;
  /** Of the disk, which names a file. */
  readonly trouble?: Message | undefined;
}

/** What is behind `fetch failed`: its causes lie in each other. */
function causeOf(error: unknown): Cause {
  let at: unknown = error;
  let code: string | undefined;
  let trouble: Message | undefined;
  let text = String(error);
  for (let depth = 0; depth < 5 && at instanceof Error; depth++, at = at.cause) {
    text = at.message || text;
    // Several addresses of one host were tried.
    const first: unknown = at instanceof AggregateError ? at.errors[0] : at;
    const found = first instanceof Error && 'code' in first ? first.code : undefined;
    if (typeof found === 'string') code = found;
    if (first instanceof Error && 'path' in first) trouble = systemTrouble(first);
  }
  return { code, text, trouble };
}
