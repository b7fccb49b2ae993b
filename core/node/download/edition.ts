/** What tells one edition of a file from another. */
export interface Edition {
  /** The server's `ETag`, or else `Last-Modified`. */
  readonly validator: string;
  /** Bytes of the whole file, where the server said. */
  readonly total?: number | undefined;
}

/** The size of the whole file; undefined where the server doesn't say, or packed it against our wish. */
export function totalIn({ status, headers }: Response): number | undefined {
  const coding = headers.get('content-encoding') ?? 'identity';
  if (coding !== 'identity') return undefined;
  const range = /\/(\d+)\s*$/.exec(headers.get('content-range') ?? '')?.[1];
  const length = status === 200 ? (headers.get('content-length') ?? undefined) : range;
  return length === undefined || !/^\d+$/.test(length) ? undefined : Number(length);
}

/** What a later part can be compared by; undefined where the server says nothing of the kind. */
export function editionOf(response: Response): Edition | undefined {
  const validator = validatorOf(response);
  return validator === undefined ? undefined : { validator, total: totalIn(response) };
}

/**
 * Whether an answer is of the edition that we have a part of. Servers that don't know `If-Range` send the rest of
 * whatever is there now; those that do may leave out what we asked by.
 */
export function isSameEdition({ validator, total }: Edition, response: Response): boolean {
  const now = totalIn(response);
  if (total !== undefined && now !== undefined && now !== total) return false;
  const theirs = [response.headers.get('etag'), response.headers.get('last-modified')];
  if (theirs.includes(validator)) return true;
  const [tag, time] = theirs;
  const isSaid = validator.startsWith('"') ? tag !== null : time !== null;
  return !isSaid && now !== undefined && now === total;
}

/** Only a strong tag says that the bytes are the same. */
function validatorOf({ headers }: Response): string | undefined {
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity') return undefined;
  const tag = headers.get('etag');
  return tag && !tag.startsWith('W/') ? tag : (headers.get('last-modified') ?? undefined);
}
