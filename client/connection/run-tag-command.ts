import type { BulkEditResult } from '../../protocol/lsp.ts';
import { dirtyDocuments, saveEdited } from '../edited-documents.ts';

/** Has the server run one of its commands: it is told what is unsaved, and what it changed in open editors is saved. */
export async function runTagCommand(
  command: string,
  args: unknown[],
  next: (command: string, args: unknown[]) => unknown,
): Promise<unknown> {
  const [first] = args;
  const given = typeof first === 'object' && first !== null ? first : {};
  const result = (await next(command, [{ ...given, dirty: dirtyDocuments() }])) as BulkEditResult | undefined;
  if (result?.unsaved) await saveEdited(result);
  return result;
}
