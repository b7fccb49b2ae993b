import { stripSpan } from '../../caption/white-space.ts';
import type { FolderName } from '../trainer.ts';

/** A decimal digit's value as Python's `int()` reads it: Unicode keeps digits in runs of ten, each from its zero on. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** Python's `int(text)` for what can stand before the first `_` of a folder's name. */
function parsePythonInt(text: string): number | undefined {
  const { start, end } = stripSpan(text, 0, text.length);
  const match = /^([+-]?)(\p{Nd}+)$/u.exec(text.slice(start, end));
  if (!match) return undefined;
  let value = 0;
  for (const digit of match[2] ?? '') value = value * 10 + digitValue(digit);
  return match[1] === '-' ? -value : value;
}

/**
 * `10_alice woman` → 10 repeats, class tokens `alice woman`. A folder without a number in front, or with a number
 * below 1, is ignored. Source: `DreamBoothSubset` folder parsing in sd-scripts' `library/config_util.py`
 * (`generate_dreambooth_subsets_config_by_subdirs`), checked against its recorded answers.
 */
export function parseFolderName(name: string): FolderName | undefined {
  const [first = '', ...rest] = name.split('_');
  const repeats = parsePythonInt(first);
  return repeats === undefined || repeats < 1 ? undefined : { repeats, classTokens: rest.join('_') };
}
