import * as z from 'zod/mini';

/** One for all: there are hundreds of texts, and a page is drawn when it knows that they are. */
const text = z.string();

/** An object of texts. */
export function texts<const Name extends string>(...names: readonly Name[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, text])) as Record<Name, z.ZodMiniString>);
}
