import { message } from '../../core/message.ts';
import {
  type OpenSheetParams,
  type OpenSheetResult,
  openSheetRequest,
  type SaveSheetParams,
  type SaveSheetResult,
  type SheetChanged,
  saveSheetRequest,
  sheetChangedNotification,
} from '../../protocol/sheet.ts';
import { guard } from '../guard.ts';
import { saveSheet } from '../sheets/save-sheet.ts';
import { watchSheets } from '../sheets/sheet-watch.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { createTurn } from '../turn.ts';
import type { Feature } from './feature.ts';

/** All captions of a dataset, or of a query, as one text. */
export const captionSheet: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, session, sheets } = context;
    connection.onRequest<OpenSheetResult, never>(
      openSheetRequest,
      guard<OpenSheetParams, OpenSheetResult>(connection, 'caption sheet', async (params, token) => {
        const { sheet, anew, ...wish } = params;
        const turn = createTurn(() => token.isCancellationRequested);
        const text = await sheets.read(sheet, wish, anew, turn);
        if (text === undefined) throw new Refused(translate(message('The dataset of this sheet is gone.')));
        return { text, captions: sheets.at(sheet)?.listing.paths.length ?? 0 };
      }),
    );
    connection.onRequest<SaveSheetResult, never>(
      saveSheetRequest,
      guard<SaveSheetParams, SaveSheetResult>(connection, 'saving a caption sheet', (params, token) =>
        saveSheet(context, params, token),
      ),
    );
    watchSheets(session, sheets, (sheet) => {
      const told: SheetChanged = { sheet };
      void connection.sendNotification(sheetChangedNotification, told);
    });
  },
};
