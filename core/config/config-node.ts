import type { Fix } from '../finding.ts';
import type { Message } from '../message.ts';
import type { Severity } from '../severity.ts';
import type { Span } from '../span.ts';

/** What a configuration file says at a place: whole numbers and those with a point differ, as they do to Python. */
export type ConfigNode = TableNode | ListNode | ScalarNode;

/** A table, or a JSON object. */
export interface TableNode {
  readonly kind: 'table';
  /** Its braces; of a TOML table its name in the header. */
  readonly span: Span;
  readonly entries: ReadonlyMap<string, ConfigEntry>;
}

/** A key with its value. */
export interface ConfigEntry {
  readonly key: Span;
  readonly node: ConfigNode;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly ConfigNode[];
}

export interface ScalarNode {
  readonly kind: 'text' | 'int' | 'float' | 'bool' | 'date' | 'null';
  readonly span: Span;
  readonly value: unknown;
}

/** What is wrong with a configuration file at a place, or does something else than it looks like. */
export interface ConfigFlaw {
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Message;
  readonly fixes?: readonly Fix[];
}

/** The value of a key in a table; undefined where there is none, or no table. */
export function childOf(node: ConfigNode | undefined, key: string): ConfigNode | undefined {
  return node?.kind === 'table' ? node.entries.get(key)?.node : undefined;
}

/** The tables in a list; none where there is no list. */
export function tablesIn(node: ConfigNode | undefined): readonly TableNode[] {
  return node?.kind === 'list' ? node.items.filter((item) => item.kind === 'table') : [];
}

/** A text's value; undefined where the value is none, or no text. */
export function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'text' ? String(node.value) : undefined;
}

/** A number's value; undefined where the value is none, or no number. */
export function numberOf(node: ConfigNode | undefined): number | undefined {
  return node?.kind === 'int' || node?.kind === 'float' ? Number(node.value) : undefined;
}

/** What a node stands for as plain data. */
export function plainValue(node: ConfigNode): unknown {
  if (node.kind === 'table')
    return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainValue(entry.node)]));
  return node.kind === 'list' ? node.items.map(plainValue) : node.value;
}
