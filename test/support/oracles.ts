import { readFileSync } from 'node:fs';

/** Right answers recorded from the real trainer. */
export function readOracle<Case>(name: string): { readonly about: string; readonly cases: readonly Case[] } {
  return JSON.parse(readFileSync(`test/fixtures/oracles/${name}.json`, 'utf8'));
}
