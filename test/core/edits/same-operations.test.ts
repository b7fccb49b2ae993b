import { expectTypeOf, it } from 'vitest';
import type { Operation } from '../../../core/edits/operations/operation.ts';
import type * as gallery from '../../../protocol/gallery/edits.ts';

/** As core has it: nothing of it is written to. */
type Frozen<T> = { readonly [Key in keyof T]: T[Key] extends object ? Frozen<T[Key]> : T[Key] };

it('core and the gallery speak of the same operations', () => {
  expectTypeOf<Frozen<gallery.Operation>>().toExtend<Operation>();
  expectTypeOf<Operation>().toExtend<Frozen<gallery.Operation>>();
});
