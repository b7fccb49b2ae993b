import { github } from './github.ts';
import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';

/** The formats of a report, the default first. */
export const reporters = { stylish, json, sarif, github } as const satisfies Readonly<
  Record<string, Reporter>
>;

export type Format = keyof typeof reporters;
