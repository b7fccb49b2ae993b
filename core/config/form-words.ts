import type { KeyFact, ValueForm } from './config-grammar.ts';

const words: Readonly<Record<ValueForm, string>> = {
  flag: 'true or false',
  int: 'whole number',
  float: 'number',
  number: 'number',
  text: 'text',
  texts: 'list of texts',
  floats: 'number, or a list of numbers',
  pair: 'two numbers in a list',
  size: 'whole number, or two in a list',
  table: 'table',
  tables: 'list of tables',
  any: 'value',
};

/** So many values are named. */
const SHOWN = 5;

/** What a key takes, in a few words. */
export function formWords({ form, values, isClosed }: Pick<KeyFact, 'form' | 'values' | 'isClosed'>): string {
  if (!isClosed || !values || form === 'flag') return words[form];
  const shown = values.slice(0, SHOWN).map(({ value }) => JSON.stringify(value));
  return [...shown, ...(values.length > SHOWN ? ['…'] : [])].join(', ');
}
