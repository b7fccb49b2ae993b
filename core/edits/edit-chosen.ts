import { parseCaption } from '../caption/caption.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { LintOptions } from '../engine.ts';
import type { TimeLimit } from '../ports.ts';
import { applyTextEdits } from '../span.ts';
import type { BulkEdit, FileChange } from './bulk-edit.ts';
import type { ChosenCaptions } from './chosen-captions.ts';
import { type EditPorts, editTexts } from './edit-captions.ts';
import { begin } from './operations/index.ts';
import type { Doing, Operation, Problem } from './operations/operation.ts';

/** What operations need beside the dataset. */
export interface OperationPorts extends EditPorts {
  readonly limit: TimeLimit;
  /** How fixes are looked for. */
  readonly lint: LintOptions;
}

/** What an operation does to chosen captions. */
export interface ChosenEdit extends BulkEdit {
  /** How many captions stay as they are since they are sentences, and it is about tags. */
  readonly sentences: number;
}

/** Works out what an operation does to the captions of some pictures. Nothing is written yet. */
export async function editChosen(
  dataset: Dataset,
  { captions, missing }: ChosenCaptions,
  operation: Operation,
  ports: OperationPorts,
): Promise<ChosenEdit | Problem> {
  const context = { dataset, captions, lacksSome: missing.length > 0, ...ports };
  const doing = await begin(operation, context);
  if ('problem' in doing) return doing;
  const paths = captions.map(({ path }) => path);
  const edit = await editTexts(dataset, doing.title, doing.editsOf, ports, paths);
  const made = doing.makesCaptions ? await makeCaptions(dataset, missing, doing, ports) : [];
  const sentences = doing.sparesSentences ? countSentences(captions, edit) : 0;
  return { ...edit, changes: [...edit.changes, ...made], sentences };
}

/** How many captions of sentences an edit leaves as they are. */
function countSentences(captions: ChosenCaptions['captions'], { changes }: BulkEdit): number {
  const changed = new Set(changes.map(({ file }) => file));
  return captions.filter(({ path, caption }) => caption.style === 'prose' && !changed.has(path)).length;
}

/** The captions that pictures without one get: what becomes of an empty one. */
async function makeCaptions(
  { grammar }: Dataset,
  missing: readonly string[],
  { editsOf }: Doing,
  { turn }: EditPorts,
): Promise<readonly FileChange[]> {
  const empty = parseCaption('', undefined, grammar);
  const made: FileChange[] = [];
  for (const file of missing) {
    await turn.next();
    const text = applyTextEdits('', editsOf(empty, file));
    if (text !== '') made.push({ kind: 'create', file, text, bom: false });
  }
  return made;
}
