import { captionFile } from '../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { CaptionFile } from '../../core/dataset/files.ts';
import { lintFile } from '../../core/engine.ts';
import type { Finding } from '../../core/finding.ts';
import type { Turn } from '../../core/ports.ts';
import type { RuleCode } from '../../core/rules/codes.ts';
import type { SheetBlock } from '../../core/sheet/parse-sheet.ts';
import { shownCaption } from '../../core/sheet/sheet-captions.ts';
import { sheetNames } from '../../core/sheet/sheet-names.ts';
import { shownOffset, shownText } from '../../core/sheet/shown-text.ts';
import type { Span } from '../../core/span.ts';
import type { Findings } from '../findings/findings.ts';
import type { Session } from '../session/session.ts';
import type { OpenSheet, OpenSheets, SheetDocument } from './open-sheets.ts';

/** What is found in a caption of a sheet. */
export interface FoundInSheet {
  readonly block: SheetBlock;
  /** Its spans are those of the block's text. */
  readonly findings: readonly Finding[];
  /** What the caption has by now, where both the sheet and somebody else changed it. */
  readonly elsewhere?: string;
}

/** The one rule about a picture that is told where its caption would stand. */
const MISSING: RuleCode = 'missing-caption';

interface Kept {
  readonly dataset: Dataset;
  /** The dataset with the captions that the sheet has changed. */
  readonly withSheet: Dataset;
  /** Those, by path. */
  readonly changed: ReadonlyMap<string, string>;
  /** What was found of which text, by path. */
  readonly found: Map<string, { readonly text: string; readonly findings: readonly Finding[] }>;
}

/**
 * What the linter finds in the captions of a sheet, as the sheet has them. What the sheet didn't change was looked at with its
 * dataset; of the rest only what changed since the last time is looked at.
 */
export class SheetFindings {
  readonly #session: Session;
  readonly #findings: Findings;
  readonly #kept = new Map<string, Kept>();

  constructor(session: Session, findings: Findings) {
    this.#session = session;
    this.#findings = findings;
  }

  /** Forgets what was found for sheets that are closed. */
  forgetOthers(sheets: OpenSheets): void {
    for (const uri of this.#kept.keys()) if (!sheets.at(uri)) this.#kept.delete(uri);
  }

  /** The captions of a sheet in which something is found, in order of place. */
  async of({ sheet, dataset, parsed }: SheetDocument, turn: Turn): Promise<readonly FoundInSheet[]> {
    const { paths } = sheetNames(dataset);
    const blocks = new Map<string, SheetBlock>();
    const changed = new Map<string, string>();
    for (const block of parsed.blocks) {
      const path = paths.get(block.name);
      if (path === undefined || blocks.has(path)) continue;
      blocks.set(path, block);
      const shown = shownText(block.text);
      if (shown !== shownCaption(dataset, path)) changed.set(path, shown);
    }
    const kept = this.#take(sheet.uri, dataset, changed);
    const result: FoundInSheet[] = [];
    for (const [path, block] of blocks) {
      // Of a hundred thousand, waiting for nothing takes as long as the rest.
      const wait = turn.next();
      if (wait !== undefined) await wait;
      const text = changed.get(path);
      const findings = text === undefined ? this.#known(kept, path) : lint(kept, path, text, this.#findings);
      const elsewhere = text === undefined ? undefined : changedElsewhere(sheet, dataset, block, path, text);
      if (findings.length === 0 && elsewhere === undefined) continue;
      const told = findings.map((one) => this.#asTold(dataset, one));
      result.push({ block, findings: told, ...(elsewhere === undefined ? {} : { elsewhere }) });
    }
    return result;
  }

  #take(uri: string, dataset: Dataset, changed: ReadonlyMap<string, string>): Kept {
    const last = this.#kept.get(uri);
    const before: Kept =
      last?.dataset === dataset
        ? last
        : { dataset, withSheet: dataset, changed: new Map(), found: new Map() };
    const captions = new Map<string, CaptionFile | undefined>();
    for (const path of before.changed.keys())
      if (!changed.has(path)) captions.set(path, dataset.captions.get(path));
    for (const [path, text] of changed)
      if (before.changed.get(path) !== text)
        captions.set(path, captionFile(dataset, { path, text, bom: false }));
    const withSheet = captions.size > 0 ? withFiles(before.withSheet, { captions }) : before.withSheet;
    // Never the same object again: another look may still go on with this one.
    const kept: Kept = { ...before, withSheet, changed };
    this.#kept.set(uri, kept);
    return kept;
  }

  /** What is known of a caption that stands on disk, or in its editor, as in the sheet. */
  #known(kept: Kept, path: string): readonly Finding[] {
    const { dataset } = kept;
    const file = dataset.captions.get(path);
    if (!file) {
      const images = dataset.imagesOfCaption.get(path) ?? [];
      return images.flatMap((image) =>
        this.#findings.of(image).findings.filter(({ code }) => code === MISSING),
      );
    }
    const text = file.caption?.text ?? '';
    // In a folder that nobody declared, what is open is looked at, and nothing else.
    const isLooked = dataset.origin !== 'flat' || this.#session.documentAt(path) !== undefined;
    const findings = isLooked ? this.#findings.of(path).findings : lint(kept, path, text, this.#findings);
    return findings.filter(({ scope }) => scope === 'file').map((finding) => asShown(finding, text));
  }

  #asTold({ root }: Dataset, finding: Finding): Finding {
    return this.#findings.isCollapsed(root, finding.code) ? { ...finding, severity: 'hint' } : finding;
  }
}

/** What a caption has that somebody else changed since the sheet was read, and the sheet has changed to something else. */
function changedElsewhere(
  { base }: OpenSheet,
  dataset: Dataset,
  { name }: SheetBlock,
  path: string,
  text: string,
): string | undefined {
  const before = base.get(name);
  const now = shownCaption(dataset, path);
  return before === undefined || before === now || before === text ? undefined : now;
}

function lint({ withSheet, found }: Kept, path: string, text: string, all: Findings): readonly Finding[] {
  const known = found.get(path);
  if (known?.text === text) return known.findings;
  const findings = lintFile(withSheet, path, all.optionsAt(path)).filter(({ scope }) => scope === 'file');
  found.set(path, { text, findings });
  return findings;
}

/** A finding of a file's text, with the places that the text has where it is shown. */
function asShown(finding: Finding, text: string): Finding {
  if (!/[\r\n]/.test(text)) return finding;
  const shown = ({ start, end }: Span) => ({ start: shownOffset(text, start), end: shownOffset(text, end) });
  return {
    ...finding,
    span: shown(finding.span),
    related: finding.related.map((one) => ({ ...one, span: shown(one.span) })),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map(({ span, newText }) => ({ span: shown(span), newText })),
    })),
  };
}
