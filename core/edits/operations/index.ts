import { add } from './add.ts';
import { insertAt, moveAt, removeAt } from './at.ts';
import { dedupe } from './dedupe.ts';
import { fix } from './fix.ts';
import { move } from './move.ts';
import type { Begin, Doing, Operation, OperationContext, Problem } from './operation.ts';
import { regex } from './regex.ts';
import { remove } from './remove.ts';
import { replace } from './replace.ts';
import { set } from './set.ts';
import { sort } from './sort.ts';
import { toggle } from './toggle.ts';

const operations: { readonly [Kind in Operation['kind']]: Begin<Kind> } = {
  ...{ set, moveAt, removeAt, insertAt, add, remove, replace, regex, move, sort, dedupe, fix, toggle },
};

/** Makes an operation ready for the captions that were chosen. */
export async function begin(operation: Operation, context: OperationContext): Promise<Doing | Problem> {
  // Each kind has its own: the compiler can't follow that through the table.
  return (operations[operation.kind] as Begin<Operation['kind']>)(operation, context);
}
