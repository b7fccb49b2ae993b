import type { Hover, Position } from 'vscode-languageserver/node';
import type { FeatureContext } from '../features/feature.ts';

/** Where an editor asks what is known. */
export interface HoverPlace {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** What is known of a place of a kind of document; null for nothing, undefined for a document of another kind. */
export type DocumentHover = (context: FeatureContext, place: HoverPlace) => Promise<Hover | null | undefined>;
