import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Turn } from '../../core/ports.ts';
import { type ParsedSheet, parseSheet } from '../../core/sheet/parse-sheet.ts';
import { printSheet } from '../../core/sheet/print-sheet.ts';
import { type SheetListing, sheetListing, shownCaption } from '../../core/sheet/sheet-captions.ts';
import { sheetNames } from '../../core/sheet/sheet-names.ts';
import type { SheetWish } from '../../protocol/sheet.ts';
import type { QueryPorts } from '../pairs/query-sources.ts';
import { type DatasetPorts, datasetOfUri } from '../session/dataset-at.ts';
import { inOneGo } from '../turn.ts';
import { imagesOfQuery } from './images-of-query.ts';
import { sheetHeader } from './sheet-header.ts';
import { sheetWishOf } from './sheet-wish.ts';

/** A sheet that an editor has. */
export interface OpenSheet {
  readonly uri: string;
  readonly wish: SheetWish;
  /** The root of its dataset. */
  readonly root: string;
  readonly listing: SheetListing;
  /** What its captions had when it was read, or saved, as it shows them; by name. */
  readonly base: Map<string, string>;
}

/** A sheet's document as it stands. */
export interface SheetDocument {
  readonly document: TextDocument;
  readonly sheet: OpenSheet;
  readonly dataset: Dataset;
  readonly parsed: ParsedSheet;
}

/** What sheets need from outside. */
type SheetPorts = DatasetPorts & QueryPorts;

/** The caption sheets that an editor has. None of them is a file of a dataset. */
export class OpenSheets {
  readonly #context: SheetPorts;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #sheets = new Map<string, OpenSheet>();
  readonly #parsed = new Map<string, { readonly version: number; readonly parsed: ParsedSheet }>();

  constructor(context: SheetPorts, documents: TextDocuments<TextDocument>) {
    this.#context = context;
    this.#documents = documents;
    documents.onDidClose(({ document: { uri } }) => {
      this.#sheets.delete(uri);
      this.#parsed.delete(uri);
    });
  }

  /** Those whose captions an editor shows. */
  get all(): readonly OpenSheet[] {
    return [...this.#sheets.values()];
  }

  at(uri: string): OpenSheet | undefined {
    return this.#sheets.get(uri);
  }

  /**
   * The text of a sheet as its captions are now; undefined where there is no dataset.
   * @param anew whether its captions are looked for again
   */
  async read(uri: string, wish: SheetWish, anew: boolean, turn: Turn): Promise<string | undefined> {
    const dataset = await datasetOfUri(this.#context, wish.dataset);
    if (!dataset) return undefined;
    const known = this.#sheets.get(uri);
    const listing =
      known && !anew && wish.query !== ''
        ? onlyThose(dataset, known.listing)
        : sheetListing(dataset, await imagesOfQuery(this.#context, dataset, wish.query, turn));
    const { names } = sheetNames(dataset);
    const base = new Map<string, string>();
    for (const path of listing.paths) {
      const name = names.get(path);
      if (name !== undefined) base.set(name, shownCaption(dataset, path));
    }
    this.#sheets.set(uri, { uri, wish, root: dataset.root, listing, base });
    const entries = [...base].map(([name, text]) => ({ name, text }));
    return printSheet(sheetHeader(dataset, wish.query, listing), entries);
  }

  /** A sheet's document; undefined for any other, and where its dataset is gone. */
  async documentAt(uri: string): Promise<SheetDocument | undefined> {
    const wish = sheetWishOf(uri);
    if (!wish) return undefined;
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    // One that an editor kept while the server was another one.
    if (!this.#sheets.has(uri)) await this.read(uri, wish, true, inOneGo);
    const sheet = this.#sheets.get(uri);
    const dataset = sheet && this.#context.session.datasetAt(sheet.root);
    if (!sheet || !dataset) return undefined;
    return { document, sheet, dataset, parsed: this.#parsedOf(document) };
  }

  #parsedOf(document: TextDocument): ParsedSheet {
    const { uri, version } = document;
    const known = this.#parsed.get(uri);
    if (known?.version === version) return known.parsed;
    const parsed = parseSheet(document.getText());
    this.#parsed.set(uri, { version, parsed });
    return parsed;
  }
}

/** The captions that a sheet has, as far as their pictures are still there. */
function onlyThose(dataset: Dataset, { paths, leftOut }: SheetListing): SheetListing {
  const { names } = sheetNames(dataset);
  const isThere = (path: string) => names.has(path);
  return { paths: paths.filter(isThere), leftOut: leftOut.filter(isThere) };
}
