import type { SelectionRange } from 'vscode-languageserver/node';
import { selectionsAt } from '../../core/language/selection-ranges.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { captionAt } from '../session/caption-at.ts';
import type { Feature } from './feature.ts';

/** Selections that grow from word to tag to caption. */
export const selectionRanges: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register(context) {
    const { connection } = context;
    connection.onSelectionRanges(
      guard(
        connection,
        'selection ranges',
        async ({ textDocument, positions }): Promise<SelectionRange[] | null> => {
          const open = await captionAt(context, textDocument);
          if (!open) return null;
          const { document, caption } = open;
          return positions.map((position) => {
            const steps = selectionsAt(caption, document.offsetAt(position));
            const grown = steps.reduceRight<SelectionRange | undefined>((parent, span) => {
              return { range: rangeOf(document, span), ...(parent ? { parent } : {}) };
            }, undefined);
            return grown ?? { range: { start: position, end: position } };
          });
        },
      ),
    );
  },
};
