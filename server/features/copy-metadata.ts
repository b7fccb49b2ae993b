import { type Message, message } from '../../core/message.ts';
import { type Copied, copyWithMetadata } from '../../core/node/lora-file/copy-with-metadata.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import {
  type CopyMetadataParams,
  type CopyMetadataResult,
  copyMetadataRequest,
} from '../../protocol/lora-file.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { troubleText } from '../trouble.ts';
import { GivenUp } from '../turn.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Writes a copy of a `.safetensors` file with other metadata. */
export const copyMetadata: Feature = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest<CopyMetadataResult, never>(
      copyMetadataRequest,
      guard<CopyMetadataParams, CopyMetadataResult>(
        connection,
        'copy with other metadata',
        async ({ uri, copy, changes, workDoneToken }, token) => {
          const [source, target] = [pathOfUri(uri), pathOfUri(copy)];
          if (source === undefined || target === undefined)
            return refused(message('It is not on this disk: {0}', source === undefined ? uri : copy));
          const reporter = connection.window.attachWorkDoneProgress(workDoneToken);
          reporter.begin(translate(message('Writing the copy')), 0, undefined, true);
          try {
            const copied = await copyWithMetadata(source, target, changes, (share) => {
              if (token.isCancellationRequested) throw new GivenUp();
              reporter.report(Math.round(100 * share));
            });
            return copied.kind === 'written' ? { kind: 'written' } : refused(whyNotCopied(copied));
          } catch (error) {
            if (error instanceof GivenUp) throw error;
            return refused(message('The copy was not written: {0}', troubleText(error)));
          } finally {
            reporter.done();
          }
        },
      ),
    );
  },
};

function refused(why: Message): CopyMetadataResult {
  return { kind: 'refused', reason: translate(why) };
}

function whyNotCopied(copied: Exclude<Copied, { kind: 'written' }>): Message {
  switch (copied.kind) {
    case 'exists':
      return message('There is a file of that name already; nothing is replaced. Choose another name.');
    case 'changed':
      return message('The file was written meanwhile: nothing is kept. Try again when it is done.');
    case 'too-large':
      return message('The metadata would be larger than the format allows.');
    default:
      return whyNot(copied);
  }
}
