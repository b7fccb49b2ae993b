import type { Dataset } from '../../core/dataset/dataset.ts';
import type { BulkEdit, FileText } from '../../core/edits/bulk-edit.ts';
import { chosenCaptions } from '../../core/edits/chosen-captions.ts';
import { type ChosenEdit, editChosen, type OperationPorts } from '../../core/edits/edit-chosen.ts';
import type { Operation } from '../../core/edits/operations/operation.ts';
import { formatMessage } from '../../core/message.ts';
import { applyTextEdits } from '../../core/span.ts';
import { captionsOf } from './datasets.ts';
import { noTurn } from './memory.ts';

/** What operations need, without an end to what takes long. */
export const ports: OperationPorts = {
  digest: ({ text, bom }: FileText) => `${bom} ${text}`,
  turn: noTurn,
  limit: { run: (work) => ({ result: work() }) },
  lint: {},
};

/** What an operation does to the captions of some pictures: of all, where none are given. */
export async function done(
  dataset: Dataset,
  operation: Operation,
  images = dataset.images.keys(),
): Promise<ChosenEdit> {
  const edit = await editChosen(dataset, await chosenCaptions(dataset, images, noTurn), operation, ports);
  if ('problem' in edit) throw new Error(formatMessage(edit.problem));
  return edit;
}

/** Why it can't be done. */
export async function problemOf(dataset: Dataset, operation: Operation): Promise<string> {
  const edit = await editChosen(
    dataset,
    await chosenCaptions(dataset, dataset.images.keys(), noTurn),
    operation,
    ports,
  );
  return 'problem' in edit ? formatMessage(edit.problem) : '';
}

/** All captions' texts afterwards, and those of captions that are made. */
export function textsAfter(dataset: Dataset, { changes }: BulkEdit): readonly string[] {
  const after = new Map(
    [...dataset.captions.keys()].map((path) => [path, dataset.captions.get(path)?.caption?.text ?? '']),
  );
  for (const change of changes) {
    if (change.kind === 'create') after.set(change.file, change.text);
    if (change.kind === 'edit')
      after.set(change.file, applyTextEdits(after.get(change.file) ?? '', change.edits));
  }
  return [...after.values()];
}

/** What becomes of captions. */
export async function become(
  texts: readonly string[],
  operation: Operation,
  config?: string,
): Promise<readonly string[]> {
  const dataset = captionsOf(texts, config === undefined ? {} : { config });
  return textsAfter(dataset, await done(dataset, operation));
}
