import type { Dataset } from '../dataset/dataset.ts';
import type { LintOptions } from '../engine.ts';
import { fixCaption, fixKind, hasSureBytesFix } from '../fix.ts';
import { message } from '../message.ts';
import type { BulkEdit } from './bulk-edit.ts';
import { type EditPorts, editTexts } from './edit-captions.ts';
import { mendEncoding } from './mend-encoding.ts';

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
  const bytes = new Map(
    (await mendEncoding(dataset, ports, { paths })).changes.map((one) => [one.file, one]),
  );
  // A caption may need both: of a byte order mark that is one change, of another encoding the words come another time.
  const changes = edit.changes.map((change) => {
    const own = bytes.get(change.file);
    bytes.delete(change.file);
    return own?.kind === 'edit' && change.kind === 'edit' ? { ...change, bom: own.bom } : (own ?? change);
  });
  return { ...edit, changes: [...changes, ...bytes.values()] };
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
