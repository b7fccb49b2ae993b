import {
  type SemanticTokens,
  SemanticTokensBuilder,
  SemanticTokensRefreshRequest,
  SemanticTokenTypes,
} from 'vscode-languageserver/node';
import { type SemanticToken, semanticTokens as tokensOf } from '../../core/language/semantic-tokens.ts';
import { overlaps, type Span } from '../../core/span.ts';
import { categories } from '../../core/vocabulary/word.ts';
import { guard } from '../guard.ts';
import { refresher } from '../refresh.ts';
import { captionAt, type OpenCaption } from '../session/caption-at.ts';
import type { Feature } from './feature.ts';

/** Standard types where one fits, so that all editors have a colour for it; package.json names colours for the others. */
const types: Record<SemanticToken['kind'], string> = {
  trigger: SemanticTokenTypes.keyword,
  view: SemanticTokenTypes.enumMember,
  lost: SemanticTokenTypes.comment,
  word: 'captionTag',
  unknown: 'captionUnknown',
};
const tokenTypes = Object.values(types);

/** What the parts of a caption mean, as colours: a word's category is its modifier. */
export const semanticTokens: Feature = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes, tokenModifiers: [...categories] },
      full: true,
      range: true,
    },
  }),
  register(context) {
    const { connection, client, session, knowledge, dictionaries } = context;
    const encode = ({ document, dataset, path, caption }: OpenCaption, part?: Span): SemanticTokens => {
      const builder = new SemanticTokensBuilder();
      for (const { span, kind, category } of tokensOf(dataset, knowledge, path, caption)) {
        if (part && !overlaps(span, part)) continue;
        const { line, character } = document.positionAt(span.start);
        const modifiers = category === undefined ? 0 : 1 << categories.indexOf(category);
        builder.push(line, character, span.end - span.start, tokenTypes.indexOf(types[kind]), modifiers);
      }
      // Without the id of a result, which only answers by difference need.
      return { data: builder.build().data };
    };
    const { semanticTokens } = connection.languages;
    semanticTokens.on(
      guard(connection, 'semantic tokens', async ({ textDocument }) => {
        const open = await captionAt(context, textDocument);
        return open ? encode(open) : null;
      }),
    );
    semanticTokens.onRange(
      guard(connection, 'semantic tokens', async ({ textDocument, range }) => {
        const open = await captionAt(context, textDocument);
        if (!open) return null;
        const { document } = open;
        return encode(open, { start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
      }),
    );
    const canRefresh = client.workspace?.semanticTokens?.refreshSupport ?? false;
    const refresh = refresher(connection, canRefresh ? SemanticTokensRefreshRequest.method : undefined);
    // The trigger, the views, the limit or the known tags may be other ones.
    session.onDidChange(({ files }) => files ?? refresh());
    dictionaries.onDidChange(refresh);
  },
};
