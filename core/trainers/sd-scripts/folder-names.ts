import { stripSpan } from '../../caption/white-space.ts';
import type { FolderName } from '../trainer.ts';

/** The Unicode zeros: each begins a run of ten digits that Python's `int()` reads as 0–9. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
  0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

function digitValue(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? undefined : code - zero;
}

/** Python's `int(text)` for what can stand before the first `_` of a folder's name. */
function parsePythonInt(text: string): number | undefined {
  const { start, end } = stripSpan(text, 0, text.length);
  const match = /^([+-]?)(\p{Nd}+)$/u.exec(text.slice(start, end));
  if (!match) return undefined;
  let value = 0;
  for (const character of match[2] ?? '') {
    const digit = digitValue(character);
    if (digit === undefined) return undefined;
    value = value * 10 + digit;
  }
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
