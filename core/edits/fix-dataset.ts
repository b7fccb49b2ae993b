import type { Dataset } from '../dataset/dataset.ts';
import type { LintOptions } from '../engine.ts';
import { fixCaption, fixKind, hasSureBytesFix } from '../fix.ts';
import { message } from '../message.ts';
import type { BulkEdit } from './bulk-edit.ts';
import { type EditPorts, editTexts } from './edit-captions.ts';
import { mendEncoding } from './mend-encoding.ts';
import { withBytes } from './with-bytes.ts';

/** All safe fixes of a dataset's captions, as `lora lint --fix` applies them to each. */
export async function fixDataset(
  dataset: Dataset,
  ports: EditPorts,
  options: LintOptions = {},
): Promise<BulkEdit> {
  const title = message('Fix all that is safe to fix');
  const edit = await editTexts(
    dataset,
    title,
    (_, path) => fixCaption(dataset, path, options),
    ports,
    dataset.captions.keys(),
  );
  const paths = [...dataset.captions.keys()].filter((path) => hasSureBytesFix(dataset, path, options));
  const { changes } = await mendEncoding(dataset, ports, { paths });
  return { ...edit, changes: withBytes(edit.changes, changes) };
}

/** The first fix of every finding of one rule in all captions. @param code the rule's */
export function fixKindInDataset(
  dataset: Dataset,
  code: string,
  ports: EditPorts,
  options: LintOptions = {},
): Promise<BulkEdit> {
  const title = message('Fix all of "{0}"', code);
  return editTexts(
    dataset,
    title,
    (_, path) => fixKind(dataset, path, code, options),
    ports,
    dataset.captions.keys(),
  );
}
