import * as l10n from '@vscode/l10n';
import type { Message } from '../core/message.ts';

/** A message in the editor's language, or in English where it has no translation. */
export function translate({ template, args }: Message): string {
  return l10n.t(template, ...args);
}
