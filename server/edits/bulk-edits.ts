import type { CancellationToken, ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { BulkEdit, FileChange } from '../../core/edits/bulk-edit.ts';
import { type Message, message } from '../../core/message.ts';
import type { JournalDisk } from '../../core/node/disk/journal-disk.ts';
import { changeSteps } from '../../core/node/edits/apply-change.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import type { Journal, KeptEntry } from '../../core/node/edits/journal.ts';
import {
  isOriginal,
  isUnknown,
  type OpenText,
  type PreparedChange,
  prepareEdit,
} from '../../core/node/edits/prepare-edit.ts';
import { besideOthers } from '../../core/node/edits/steps.ts';
import { settleUndo } from '../../core/node/edits/undo-bulk-edit.ts';
import { basename } from '../../core/path.ts';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import type { OwnWrites } from '../session/own-writes.ts';
import type { Session } from '../session/session.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { createTurn, GivenUp } from '../turn.ts';
import { uriOfPath } from '../uri.ts';
import { editInEditor } from './edit-in-editor.ts';
import { type Progress, startProgress } from './progress.ts';
import { mistakesIn, refusedFiles } from './refusal-message.ts';
import { type Asked, isUnsaved } from './unsaved.ts';

/** What bulk edits need from outside. */
export interface BulkEditPorts {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly session: Session;
  readonly disk: JournalDisk;
  readonly journal: Journal;
  readonly writes: OwnWrites;
}

/** Reasons for which a file was left alone that was held for something else. */
const OUTDATED = new Set<string>(['changed', 'missing', 'exists', 'not-utf-8']);

/** So many files are on their way to the disk at the same time. */
const AT_ONCE = 16;

interface Outcome {
  readonly done: number;
  readonly refusals: readonly ChangeRefusal[];
  readonly unsaved: readonly string[];
  readonly cancelled: boolean;
  readonly edit?: string;
}

/** What becomes of an edit where there is nothing to do. */
export const nothing: BulkEditResult = { done: 0, refused: [], unsaved: [], cancelled: false };

/**
 * The one way in which captions are changed in numbers. Documents that an editor has open are edited there, in one
 * step, and saved; all other files are written whole or not at all. What takes it back is on disk before anything is
 * written. One edit at a time.
 */
export class BulkEdits {
  readonly #ports: BulkEditPorts;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: BulkEditPorts) {
    this.#ports = ports;
  }

  /** Applies a bulk edit as far as it can be applied; files that can't be changed are named. */
  apply(edit: BulkEdit, params: Asked, token: CancellationToken): Promise<BulkEditResult> {
    return this.#inTurn(async () => resultOf(edit.title, await this.#apply(edit, params, token)));
  }

  /**
   * Takes the last bulk edit of a dataset back (without `root`: of the open folders'), where nobody changed a file since.
   * @param edit which one is meant, where somebody means one
   * @throws Refused where that isn't the last
   */
  undo(
    root: string | undefined,
    params: Asked,
    token: CancellationToken,
    edit?: string,
  ): Promise<BulkEditResult> {
    return this.#inTurn(async () => {
      const { session, journal } = this.#ports;
      const entry = journal.last(root ?? ((one) => session.folderOf(one) !== undefined));
      if (edit !== undefined && entry?.id !== edit)
        throw new Refused(translate(whyNot(edit, entry, journal.isTooOld(edit))));
      return entry ? resultOf(entry.title, await this.#undo(entry, params, token)) : nothing;
    });
  }

  /**
   * Whether a bulk edit is there no more, whoever took it back: by what keeps it, or since all of its files hold what they
   * held before, in open documents or on disk.
   */
  isUndone(root: string, edit: string, token: CancellationToken): Promise<boolean> {
    return this.#inTurn(async () => {
      const { disk, journal } = this.#ports;
      const entry = journal.find(root, edit);
      if (!entry) return !journal.isTooOld(edit);
      const turn = createTurn(() => token.isCancellationRequested);
      const openText = this.#openText({});
      for (const file of entry.files) {
        await turn.next();
        if (!isOriginal(disk, file, openText)) return false;
      }
      return true;
    });
  }

  #inTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(job);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #apply(
    { root, title, changes, failed = [] }: BulkEdit,
    params: Asked,
    token: CancellationToken,
  ): Promise<Outcome> {
    const { ready, refusals: refused } = this.#prepare(changes, params);
    const refusals = [...mistakesIn(failed), ...refused];
    this.#lookAgain(refused);
    if (ready.length === 0) return { done: 0, refusals, unsaved: [], cancelled: false };
    let edit: string;
    try {
      edit = this.#ports.journal.add({ root, title, files: ready.map(({ journal }) => journal) }).id;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const all = ready.map(({ change: { file } }) => ({ file, reason: 'no-journal' as const, detail }));
      return { done: 0, refusals: [...refusals, ...all], unsaved: [], cancelled: false };
    }
    const outcome = await this.#perform(ready, title, params, token);
    return { ...outcome, refusals: [...refusals, ...outcome.refusals], edit };
  }

  /** What isn't what it was held for is looked at: nobody may have told of it. */
  #lookAgain(refusals: readonly ChangeRefusal[]): void {
    const outdated = refusals.filter(({ reason }) => OUTDATED.has(reason)).map(({ file }) => file);
    if (outdated.length > 0) this.#ports.session.reread(outdated);
  }

  async #undo(entry: KeptEntry, params: Asked, token: CancellationToken): Promise<Outcome> {
    const { disk, journal } = this.#ports;
    // What was never written, since the program ended before, needs nothing.
    const wanted = entry.files.filter((file) => !isOriginal(disk, file, this.#openText(params)));
    const { ready, refusals } = this.#prepare(
      wanted.map(({ undo }) => undo),
      params,
    );
    const outcome = await this.#perform(ready, entry.title, params, token);
    const all = [...refusals, ...outcome.refusals];
    // What was given up half-way can be gone on with.
    if (outcome.cancelled) journal.settle(entry, wanted, []);
    else settleUndo(journal, entry, wanted, all);
    return { ...outcome, refusals: all };
  }

  /**
   * The texts of open documents that count more than the disk: unsaved ones. A document that is saved may for a moment
   * still have what the disk had before, until the editor reads it anew.
   */
  #openText(params: Asked): OpenText {
    const { session } = this.#ports;
    const isMeant = isUnsaved(session, params);
    return (file) => (isMeant(file) ? session.documentAt(file)?.getText() : undefined);
  }

  #prepare(changes: readonly FileChange[], params: Asked) {
    const { session } = this.#ports;
    const isMeant = isUnsaved(session, params);
    // One that the server doesn't know of can't be looked at, and one that is made is none yet.
    const isOutOfReach = ({ kind, file }: FileChange): boolean =>
      isMeant(file) && (session.documentAt(file) ? kind === 'create' : params.dirty !== undefined);
    const { ready, refusals } = prepareEdit(
      this.#ports.disk,
      changes.filter((change) => !isOutOfReach(change)),
      this.#openText(params),
    );
    const unsaved = changes
      .filter(isOutOfReach)
      .map(({ file }): ChangeRefusal => ({ file, reason: 'unsaved', detail: '' }));
    return { ready, refusals: [...unsaved, ...refusals] };
  }

  async #perform(
    ready: readonly PreparedChange[],
    title: Message,
    params: Asked,
    token: CancellationToken,
  ): Promise<Outcome> {
    const { connection, client, session, writes } = this.#ports;
    const openText = this.#openText(params);
    const isInEditor = ({ change, before }: PreparedChange) => {
      const document = client.workspace?.applyEdit ? session.documentAt(change.file) : undefined;
      return (
        change.kind === 'edit' &&
        change.bom === undefined &&
        document !== undefined &&
        document.getText() === before?.text
      );
    };
    // Once: while files are written, documents are opened and closed.
    const open = new Set(ready.filter(isInEditor));
    const onDisk = ready.filter((one) => !open.has(one));
    const progress = startProgress(connection, client, title, onDisk.length);
    try {
      const written = await writes.during(() => this.#write(onDisk, openText, progress, token));
      const inEditor = written.cancelled ? [] : [...open];
      const edited = await editInEditor(this.#ports, title, inEditor);
      const refusals = [...written.refusals, ...edited.refusals];
      return {
        done: written.files.length + inEditor.length - edited.refusals.length,
        refusals,
        unsaved: edited.unsaved,
        cancelled: written.cancelled,
      };
    } finally {
      progress.done();
    }
  }

  async #write(
    changes: readonly PreparedChange[],
    openText: OpenText,
    progress: Progress,
    token: CancellationToken,
  ) {
    const { disk, session, writes } = this.#ports;
    const turn = createTurn(() => token.isCancellationRequested || progress.isCancelled());
    const refusals: ChangeRefusal[] = [];
    const files: string[] = [];
    let begun = 0;
    const writeNext = async (): Promise<void> => {
      for (let one = changes[begun]; one; one = changes[begun]) {
        await turn.next();
        // Another one may have taken it meanwhile.
        one = changes[begun++];
        if (!one) return;
        progress.report(files.length, changes.length);
        const { change, before, looked } = one;
        const refusal: ChangeRefusal | undefined = isUnknown(change, before, openText(change.file))
          ? { file: change.file, reason: 'unsaved', detail: '' }
          : await besideOthers(disk, changeSteps(disk, change, looked));
        refusal ? refusals.push(refusal) : files.push(change.file);
      }
    };
    const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, writeNext));
    writes.note(files.filter((file) => isCaption(session, file)));
    session.reread(files);
    const failed = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const mistake = failed.find((reason) => !(reason instanceof GivenUp));
    if (mistake !== undefined) throw mistake;
    return { files, refusals, cancelled: failed.length > 0 };
  }
}

/** Whether a file is a caption and nothing else: what watchers tell of a configuration matters to others, too. */
function isCaption(session: Session, file: string): boolean {
  const dataset = session.datasetOf(file);
  return (
    dataset !== undefined &&
    file.endsWith(dataset.captionExtension) &&
    !dataset.trainer.mayBeConfig(basename(file))
  );
}

/** Why an edit isn't taken back. @param last what would be taken back */
function whyNot(edit: string, last: KeptEntry | undefined, isTooOld: boolean): Message {
  if (isTooOld) return message('It is too long ago: what would undo it is not kept any more.');
  return last && last.id > edit
    ? message('{0}: this was done since. Undo it first.', translate(last.title))
    : message('It was undone already.');
}

function resultOf(title: Message, { done, refusals, unsaved, cancelled, edit }: Outcome): BulkEditResult {
  return {
    title: translate(title),
    done,
    refused: refusedFiles(refusals),
    unsaved: unsaved.map(uriOfPath),
    cancelled,
    ...(edit === undefined ? {} : { edit }),
  };
}
