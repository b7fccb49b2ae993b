import type { ConfigurationItem } from 'vscode-languageserver';

/** Settings in which no pixels are looked at unless a test says so: its pictures are all the same. */
export function settingsOf(own: unknown): unknown {
  const isTable = own === null || (typeof own === 'object' && !('lora' in own));
  return isTable ? { lint: { pixels: 'never' }, ...own } : own;
}

/** What an editor answers when it is asked for a section: of its settings, by `SECTION` or `SECTION in URI`. */
export function answerTo(
  { scopeUri, section = '' }: ConfigurationItem,
  settings: Readonly<Record<string, unknown>> = {},
): unknown {
  const own = settings[scopeUri === undefined ? section : `${section} in ${scopeUri}`] ?? null;
  return section === 'lora' ? settingsOf(own) : own;
}
