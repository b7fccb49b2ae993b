import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { stylish } from './stylish.ts';

/** The formats of a report, the default first. */
export const reporters = { stylish, json } as const satisfies Readonly<Record<string, Reporter>>;

export type Format = keyof typeof reporters;
