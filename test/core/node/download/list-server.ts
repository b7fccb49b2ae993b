import * as fs from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type DownloadRequest, download } from '../../../../core/node/download/download.ts';
import { downloadLock } from '../../../../core/node/download/download-lock.ts';
import { platformOf } from '../../../../core/node/platform/index.ts';
import type { OwnCertificate } from '../../../support/certificate.ts';

/** How a server behaves that has one file. */
export interface Behaviour {
  content: Buffer;
  /** Undefined: it says nothing by which versions could be told apart. */
  etag?: string | undefined;
  /** Breaks the connection after so many bytes of an answer. */
  cutAfter?: number;
  ignoresRange?: boolean;
  /** Sends the rest of what is there now, whatever it is asked by. */
  ignoresIfRange?: boolean;
  /** Tells the version of whole files alone. */
  hidesTag?: boolean;
  /** Says nothing of the size. */
  isChunked?: boolean;
  /** Answers with this instead. */
  status?: number;
  location?: string;
  /** Answers nothing after the first bytes. */
  isSilent?: boolean;
}

/** A file server on this machine, and a folder to download to. @param secure by https, with this certificate */
export async function startListServer(behaviour: Behaviour, secure?: OwnCertificate) {
  const asked: { range: string | undefined; ifRange: string | undefined }[] = [];
  const listener: http.RequestListener = (request, response) => {
    const { range, 'if-range': ifRange } = request.headers;
    asked.push({ range, ifRange: Array.isArray(ifRange) ? ifRange[0] : ifRange });
    answer(behaviour, request, response);
  };
  const server = secure ? https.createServer(secure, listener) : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'lora-download-')));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const origin = `${secure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = path.join(folder, 'lists', 'danbooru.csv');
  return {
    ...{ behaviour, asked, origin, folder, file, part: `${file}.part` },
    address: `${origin}/danbooru.csv`,
    close: () => new Promise((resolve) => server.close(resolve)),
    run: (more: Partial<DownloadRequest> = {}) =>
      download({
        address: new URL(`${origin}/danbooru.csv`),
        file,
        checksum: undefined,
        limit: 10 * 1024 * 1024,
        signal: new AbortController().signal,
        lock: (one) => downloadLock(platformOf(), one),
        onProgress: () => undefined,
        inspect: async () => undefined,
        ...more,
      }),
  };
}

function answer(behaviour: Behaviour, request: http.IncomingMessage, response: http.ServerResponse): void {
  const { content, etag, cutAfter, ignoresRange, isChunked, status, location, isSilent } = behaviour;
  const { ignoresIfRange, hidesTag } = behaviour;
  if (status !== undefined) {
    response.writeHead(status, location === undefined ? {} : { location });
    response.end();
    return;
  }
  const wanted = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  const isSame = ignoresIfRange || (etag !== undefined && request.headers['if-range'] === etag);
  const from = wanted !== undefined && isSame && !ignoresRange ? Number(wanted) : 0;
  const headers: http.OutgoingHttpHeaders = etag === undefined || (hidesTag && from > 0) ? {} : { etag };
  if (from >= content.length && from > 0) {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${content.length}` });
    response.end();
    return;
  }
  const body = content.subarray(from);
  if (!isChunked) headers['content-length'] = body.length;
  if (from > 0) headers['content-range'] = `bytes ${from}-${content.length - 1}/${content.length}`;
  response.writeHead(from > 0 ? 206 : 200, headers);
  if (cutAfter !== undefined) response.write(body.subarray(0, cutAfter), () => response.destroy());
  else if (isSilent) response.write(body.subarray(0, 1000));
  else response.end(body);
}

/** A tag list of some tags. */
export function tagList(tags: number): Buffer {
  return Buffer.from(
    Array.from({ length: tags }, (_, index) => `tag_${index},0,${tags - index},\n`).join(''),
  );
}
