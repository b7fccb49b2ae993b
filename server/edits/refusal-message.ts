import type { FailedFile } from '../../core/edits/bulk-edit.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import type { RefusedFile } from '../../protocol/lsp.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';

/** Files whose edits could not be worked out. */
export function mistakesIn(failed: readonly FailedFile[]): readonly ChangeRefusal[] {
  return failed.map((one) => ({ ...one, reason: one.reason ?? 'mistake' }));
}

/** Files that were left as they are, as a client hears of them. */
export function refusedFiles(refusals: readonly ChangeRefusal[]): readonly RefusedFile[] {
  return refusals.map((refusal) => ({
    uri: uriOfPath(refusal.file),
    reason: translate(refusalMessage(refusal)),
  }));
}
