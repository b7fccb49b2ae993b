import * as vscode from 'vscode';

/** So many lines or names are in a message. */
const MOST_NAMED = 3;

/** What is wrong with a line, as a sentence. */
export function mistakeAt(line: number, sentence: string): string {
  return vscode.l10n.t('Line {0}: {1}', line, sentence);
}

/** Why the caption of a line was left as it is, as a sentence. */
export function leftAt(line: number, name: string, reason: string): string {
  return vscode.l10n.t('Line {0}, {1}: {2}.', line, name, reason);
}

/** Tells that lines kept all from being written. */
export function nothingWritten(sentences: readonly string[]): string {
  return `${vscode.l10n.t('Nothing was written.')} ${firstOf(sentences)}`;
}

/** Tells how many captions were written, and of the others why not. */
export function partlyWritten(written: number, left: readonly string[]): string {
  if (written === 0) return nothingWritten(left);
  const { t } = vscode.l10n;
  return [
    written === 1 ? t('One caption was written.') : t('{0} captions were written.', written),
    left.length === 1 ? t('One was left as it is.') : t('{0} were left as they are.', left.length),
    firstOf(left),
  ].join(' ');
}

/** Tells how many captions a save has changed. */
export function allWritten(count: number): string {
  return count === 1
    ? vscode.l10n.t('One caption was changed.')
    : vscode.l10n.t('{0} captions were changed.', count);
}

/** Tells that captions stay whose lines are gone. */
export function removedStay(names: readonly string[]): string {
  const { t } = vscode.l10n;
  const named = names.slice(0, MOST_NAMED).join(', ');
  if (names.length === 1) return t('The caption of the removed line stays as it is: {0}.', named);
  return names.length > MOST_NAMED
    ? t('The captions of {0} removed lines stay as they are: {1} …', names.length, named)
    : t('The captions of removed lines stay as they are: {0}.', named);
}

function firstOf(sentences: readonly string[]): string {
  const more = sentences.length > MOST_NAMED ? ' …' : '';
  return sentences.slice(0, MOST_NAMED).join(' ') + more;
}
