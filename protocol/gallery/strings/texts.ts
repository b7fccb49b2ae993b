import * as z from 'zod/mini';

/** An object of texts. */
export function texts<const Name extends string>(...names: readonly Name[]) {
  return z.object(
    Object.fromEntries(names.map((name) => [name, z.string()])) as Record<Name, z.ZodMiniString>,
  );
}
