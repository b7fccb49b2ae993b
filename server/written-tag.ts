import type { Suggestion } from '../core/language/completion/suggestion.ts';
import type { Settings } from './settings.ts';

/** A suggested tag as it is written: what comes from a list as prompts have it, where the user wants that; the dataset's own tags stay as they are. */
export function writtenTag({ current }: Settings, { tag, source }: Suggestion): string {
  const { escapeParentheses } = current.completion;
  return escapeParentheses && source === 'list' ? tag.replace(/[()[\]]/g, '\\$&') : tag;
}
