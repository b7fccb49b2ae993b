import { Argument, InvalidArgumentError } from 'commander';
import { nearest } from '../core/config/nearest.ts';
import { isRuleCode, ruleCodes } from '../core/rules/codes.ts';
import type { SeverityFlags } from '../core/rules/settings.ts';
import { severities } from '../core/severity.ts';

const levels = ['off', ...severities] as const;

/** Any number of paths; without one, the working folder. */
export function pathsArgument(description: string): Argument {
  return new Argument('[PATH...]', description).default(['.'], '"."');
}

/** Reads a number of plain digits. @throws InvalidArgumentError for anything else, signs and points too */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^[0-9]+$/.test(text) || !Number.isSafeInteger(count))
    throw new InvalidArgumentError('A number in plain digits is expected.');
  return count;
}

/** Reads a number of plain digits, of at least 1. @throws InvalidArgumentError for anything else, and for more than `most` */
export function parseWithin(text: string, most: number): number {
  const value = Number(text);
  if (!/^[0-9]+$/.test(text) || value < 1 || value > most)
    throw new InvalidArgumentError(`A number in plain digits is expected, from 1 to ${most}.`);
  return value;
}

/** Adds one `CODE=SEVERITY` to those before; a code's last one counts. @throws InvalidArgumentError if it is none */
export function parseRule(text: string, before: SeverityFlags = {}): SeverityFlags {
  const equals = text.indexOf('=');
  if (equals < 0)
    throw new InvalidArgumentError('CODE=SEVERITY is expected, for example duplicate-tag=error.');
  const code = text.slice(0, equals);
  const written = text.slice(equals + 1);
  if (!isRuleCode(code))
    throw new InvalidArgumentError(`There is no rule "${code}".${didYouMean(code, ruleCodes)}`);
  const level = levels.find((one) => one === written);
  if (level === undefined) {
    const guess = didYouMean(written, levels);
    throw new InvalidArgumentError(`"${written}" is not one of ${levels.join(', ')}.${guess}`);
  }
  return { ...before, [code]: level };
}

/** A question for who wrote a word that isn't there but is much like one that is; else nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const guess = nearest(word, candidates);
  return guess === undefined ? '' : ` Did you mean "${guess}"?`;
}
