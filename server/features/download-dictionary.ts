import * as path from 'node:path';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { type Message, message } from '../../core/message.ts';
import type { ListCheck } from '../../core/node/dictionaries/check-list.ts';
import { downloadName } from '../../core/node/dictionaries/downloads-folder.ts';
import { readAddress } from '../../core/node/download/address.ts';
import { download } from '../../core/node/download/download.ts';
import { downloadLock } from '../../core/node/download/download-lock.ts';
import {
  type DownloadDictionaryParams,
  type DownloadDictionaryResult,
  downloadDictionaryRequest,
} from '../../protocol/lsp.ts';
import { DictionaryWorker } from '../dictionaries/dictionary-worker.ts';
import { complaintOf } from '../dictionaries/list-messages.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** No tag list is larger (bytes). */
const LARGEST = 64 * 1024 * 1024;
const MB = 1024 * 1024;

/** Downloads a tag list. It is the only thing that we ever fetch, and only when the user asked for it. */
export const downloadDictionary: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest<DownloadDictionaryResult, never>(
      downloadDictionaryRequest,
      guard<DownloadDictionaryParams, DownloadDictionaryResult>(
        context.connection,
        'download dictionary',
        async (params, token) => {
          const address = readAddress(params.address);
          if (!(address instanceof URL)) return failed(address);
          const checksum = params.checksum?.trim() || undefined;
          if (checksum !== undefined && !/^[\da-f]{64}$/i.test(checksum))
            return failed(message('"{0}" is no SHA-256: that has 64 digits, 0 to 9 and a to f.', checksum));
          const file = path.join(context.dictionaries.downloads, downloadName(address));
          return get(context, { address, checksum, file, params, token });
        },
      ),
    );
  },
};

interface Wanted {
  readonly address: URL;
  readonly checksum: string | undefined;
  readonly file: string;
  readonly params: DownloadDictionaryParams;
  readonly token: CancellationToken;
}

async function get(
  { connection, dictionaries, training }: FeatureContext,
  { address, checksum, file, params, token }: Wanted,
): Promise<DownloadDictionaryResult> {
  const cancel = new AbortController();
  if (token.isCancellationRequested) cancel.abort();
  const listener = token.onCancellationRequested(() => cancel.abort());
  const reporter = connection.window.attachWorkDoneProgress(params.workDoneToken);
  const worker = new DictionaryWorker();
  let check: ListCheck = { kind: 'other' };
  reporter.begin(translate(message('Downloading a tag list')), 0, undefined, true);
  try {
    const outcome = await download({
      ...{ address, file, checksum, limit: LARGEST, signal: cancel.signal },
      lock: (one) => downloadLock(training.platform, one),
      onProgress: showing(reporter),
      inspect: async (part) => {
        check = await worker.check({ file: part, name: file, limit: LARGEST });
        return complaintOf(check, address.href);
      },
    });
    if (outcome.kind === 'failed') return failed(outcome.reason);
    if (outcome.kind === 'cancelled') return outcome;
    connection.console.info(`${address.href} was downloaded: ${outcome.bytes} bytes, ${file}`);
    dictionaries.reload();
    return { kind: 'done', path: file, tags: tagsOf(check) };
  } finally {
    listener.dispose();
    reporter.done();
    await worker.end();
  }
}

function tagsOf(check: ListCheck): number {
  return check.kind === 'list' ? check.tags : 0;
}

/** Tells how far it is, whenever that looks different. */
function showing(reporter: WorkDoneProgressReporter): (received: number, total: number | undefined) => void {
  let shown = '';
  return (received, total) => {
    const done = (received / MB).toFixed(1);
    const text = total === undefined ? `${done} MB` : `${done} / ${(total / MB).toFixed(1)} MB`;
    const percent = total === undefined || total === 0 ? undefined : Math.floor((received / total) * 100);
    if (`${percent} ${text}` === shown) return;
    shown = `${percent} ${text}`;
    percent === undefined ? reporter.report(text) : reporter.report(percent, text);
  };
}

function failed(reason: Message): DownloadDictionaryResult {
  return { kind: 'failed', reason: translate(reason) };
}
