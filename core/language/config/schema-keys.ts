import type { KeyFact, PlainValue, ValueForm } from '../../config/config-grammar.ts';
import { configSchema } from '../../config/schema.ts';
import { message } from '../../message.ts';

/** A schema, as far as it is asked what it is. */
interface Schema {
  readonly description?: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly valueType?: Schema;
  readonly element?: Schema;
  readonly options?: readonly (Schema | PlainValue)[];
  readonly values?: ReadonlySet<PlainValue>;
  readonly def?: { readonly type: string; readonly check?: string };
  readonly format?: string | null;
  unwrap?(): Schema;
}

/** The keys of a table of `lora-dataset.toml` that go by one name; none for a table that may have any. */
export function schemaKeys(path: readonly string[]): readonly KeyFact[] {
  let schema: Schema | undefined = configSchema as unknown as Schema;
  for (const name of path) {
    const at: Schema | undefined = schema && plain(schema);
    const inner: Schema | undefined = at?.def?.type === 'array' ? at.element && plain(at.element) : at;
    schema = inner?.shape?.[name] ?? inner?.valueType;
  }
  return schema ? keysOfShape(schema, path.length === 0) : [];
}

/** The keys of an object's schema. @param isTop whether its tables have headers without being in another one */
export function keysOfShape(schema: unknown, isTop = false): readonly KeyFact[] {
  const own = plain(schema as Schema);
  const inner = own.def?.type === 'array' && own.element ? plain(own.element) : own;
  return Object.entries(inner.shape ?? {}).map(([name, value]) => factOf(name, value, isTop));
}

function factOf(name: string, schema: Schema, isTop: boolean): KeyFact {
  const inner = plain(schema);
  const form = formOf(inner);
  const description = schema.description ?? inner.description;
  const values = valuesOf(inner);
  const isTable = form === 'table' || form === 'tables';
  return {
    name,
    form,
    about: description === undefined ? [] : [message(description)],
    ...(values ? { values: values.map((value) => ({ value })), isClosed: true } : {}),
    ...(isTable && (isTop || form === 'table') ? { hasHeader: true } : {}),
  };
}

function plain(schema: Schema): Schema {
  const { type } = schema.def ?? {};
  return (type === 'optional' || type === 'nullable' || type === 'default') && schema.unwrap
    ? plain(schema.unwrap())
    : schema;
}

function formOf(schema: Schema): ValueForm {
  switch (schema.def?.type) {
    case 'object':
    case 'record':
      return 'table';
    case 'array':
      return formOf(plain(schema.element ?? {})) === 'table' ? 'tables' : 'texts';
    case 'boolean':
      return 'flag';
    case 'number':
      return schema.format === undefined || schema.format === null ? 'number' : 'int';
    case 'literal':
      return [...(schema.values ?? [])].every((value) => typeof value === 'number') ? 'int' : 'text';
    case 'string':
    case 'enum':
      return 'text';
    case 'union':
      return formOf(plain((schema.options?.[0] as Schema | undefined) ?? {}));
    default:
      return 'any';
  }
}

function valuesOf(schema: Schema): readonly PlainValue[] | undefined {
  if (schema.def?.type === 'literal') return [...(schema.values ?? [])];
  return schema.def?.type === 'enum' ? (schema.options as readonly PlainValue[]) : undefined;
}
