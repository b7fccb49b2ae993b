import type { CompletionList, Position } from 'vscode-languageserver/node';
import type { FeatureContext } from '../features/feature.ts';

/** Where an editor asks what may be written. */
export interface CompletionPlace {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
  /** The sign that had it ask, where that was one. */
  readonly trigger: string | undefined;
}

/** What may be written in a kind of document; null for nothing, undefined for a document of another kind. */
export type DocumentCompleter = (
  context: FeatureContext,
  place: CompletionPlace,
) => Promise<CompletionList | null | undefined>;
