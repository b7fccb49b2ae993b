import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Message, message } from '../../message.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { aboutFile } from '../system-trouble.ts';
import type { Lock } from '../training/lock.ts';
import { DownloadFailure, failureOf, statusFailure } from './download-failure.ts';
import { editionOf, isSameEdition, totalIn } from './edition.ts';
import { follow } from './follow.ts';
import { PartialFile, type Start } from './partial-file.ts';

/** What is to be downloaded, and where to. */
export interface DownloadRequest {
  readonly address: URL;
  /** The file that it shall be; native. What is there stays until the new one is known to be good. */
  readonly file: string;
  /** SHA-256 in hexadecimal, where the user knows it. */
  readonly checksum: string | undefined;
  /** More bytes are not taken. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Keeps others from downloading to the file at the same time; undefined where somebody does it already. */
  readonly lock: (file: string) => Promise<Pick<Lock, 'release'> | undefined>;
  /** So long a server may be silent (ms); 30 seconds where nobody says. */
  readonly silence?: number;
  /** Hears how much is here, and how much there is, as far as the server says. */
  readonly onProgress: (received: number, total: number | undefined) => void;
  /** Looks at the whole file before it takes its place. @returns why it is not what it should be */
  readonly inspect: (file: string) => Promise<Message | undefined>;
}

/** What became of a download; what is here of one that was given up is gone on with the next time. */
export type DownloadOutcome =
  | { readonly kind: 'done'; readonly bytes: number }
  | { readonly kind: 'cancelled'; readonly received: number }
  | { readonly kind: 'failed'; readonly reason: Message };

const SILENCE = 30_000;
const MB = 1024 * 1024;

/** Downloads a file, from where an earlier try stopped. Never throws; nothing is replaced but by a whole, good file. */
export async function download(request: DownloadRequest): Promise<DownloadOutcome> {
  const { address, file, signal } = request;
  const part = new PartialFile(file);
  const transfer = new Transfer(request, part);
  let lock: Pick<Lock, 'release'> | undefined;
  try {
    lock = await request.lock(file);
    if (!lock) return { kind: 'failed', reason: message('{0} is being downloaded already.', address.href) };
    makeFolder(path.dirname(file));
    await transfer.run();
    signal.throwIfAborted();
    await verify(request, part.path);
    signal.throwIfAborted();
    await part.place(file);
    return { kind: 'done', bytes: transfer.received };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled', received: transfer.received };
    const failure = failureOf(error, address.host, transfer.received);
    if (lock && failure.isWorthless) await part.remove();
    return { kind: 'failed', reason: failure.reason };
  } finally {
    lock?.release();
  }
}

/** Gets the bytes. */
class Transfer {
  readonly #request: DownloadRequest;
  readonly #part: PartialFile;
  received = 0;

  constructor(request: DownloadRequest, part: PartialFile) {
    this.#request = request;
    this.#part = part;
  }

  async run(): Promise<void> {
    const { address } = this.#request;
    const start = this.#part.startOf(address.href);
    if (start && (await this.#get(start))) return;
    await this.#get(undefined);
  }

  /** @returns false where what is here can't be gone on with */
  async #get(start: Start | undefined): Promise<boolean> {
    const { address, signal, silence: limit = SILENCE } = this.#request;
    const silence = new AbortController();
    const refresh = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new DownloadFailure(tooSlow(address.host, limit))), limit);
    };
    let timer: NodeJS.Timeout | undefined;
    refresh();
    try {
      const both = AbortSignal.any([signal, silence.signal]);
      // What is packed on its way can't be gone on with in the middle.
      const headers: Record<string, string> = {
        'accept-encoding': 'identity',
        'user-agent': 'lora-workbench',
      };
      if (start) Object.assign(headers, { range: `bytes=${start.size}-`, 'if-range': start.validator });
      const response = await follow(address, headers, both);
      if (start && response.status === 416) {
        await response.body?.cancel();
        this.received = start.size;
        return totalIn(response) === start.size && isSameEdition(start, response);
      }
      if (start && response.status === 206 && !goesOn(start, response)) {
        await response.body?.cancel();
        return false;
      }
      if (response.status !== 200 && !(start && response.status === 206)) {
        await response.body?.cancel();
        throw statusFailure(response.status, address.href);
      }
      await this.#write(response, response.status === 206 ? (start?.size ?? 0) : 0, refresh);
      return true;
    } finally {
      clearTimeout(timer);
    }
  }

  async #write(response: Response, from: number, refresh: () => void): Promise<void> {
    const { address, limit, onProgress } = this.#request;
    const total = totalIn(response);
    if (total !== undefined && total > limit) throw tooLarge(limit);
    const edition = editionOf(response);
    const origin = edition && { address: address.href, ...edition };
    const handle = await (from > 0 ? this.#part.resume() : this.#part.begin(origin));
    try {
      this.received = from;
      onProgress(this.received, total);
      for await (const chunk of response.body ?? []) {
        refresh();
        if (this.received + chunk.length > limit) throw tooLarge(limit);
        await writeWhole(handle, chunk, this.received).catch((error: unknown) => {
          throw aboutFile(error, this.#part.path);
        });
        this.received += chunk.length;
        onProgress(this.received, total);
      }
    } finally {
      await handle.close();
    }
    if (total !== undefined && total !== this.received)
      throw new DownloadFailure(
        message('{0} bytes came instead of {1}. Try again.', this.received, total),
        this.received > total,
      );
  }
}

async function writeWhole(handle: fs.promises.FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let written = 0;
  // A disk that is nearly full takes a part.
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}

/** Whether an answer is the rest of what is here. */
function goesOn(start: Start, response: Response): boolean {
  return firstIn(response) === start.size && isSameEdition(start, response);
}

/** The first byte that an answer has. */
function firstIn({ headers }: Response): number | undefined {
  const first = /^bytes\s+(\d+)-/i.exec(headers.get('content-range') ?? '')?.[1];
  return first === undefined ? undefined : Number(first);
}

async function verify({ checksum, inspect }: DownloadRequest, file: string): Promise<void> {
  if (checksum !== undefined) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
    } catch (error) {
      throw aboutFile(error, file);
    }
    const found = hash.digest('hex');
    if (found !== checksum.toLowerCase())
      throw new DownloadFailure(
        message('Its SHA-256 is {0}, not {1} as the settings say. Nothing was kept.', found, checksum),
        true,
      );
  }
  const complaint = await inspect(file);
  if (complaint) throw new DownloadFailure(complaint, true);
}

function tooLarge(limit: number): DownloadFailure {
  return new DownloadFailure(message('It is larger than {0} MB, so it is no tag list.', limit / MB), true);
}

function tooSlow(host: string, silence: number): Message {
  return message('{0} was silent for {1} seconds. What is here is kept; try again.', host, silence / 1000);
}
