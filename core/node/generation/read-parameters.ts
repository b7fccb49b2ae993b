import { inflateSync } from 'node:zlib';
import type { GenerationParameters } from '../../generation/generation-parameters.ts';
import type { NoParameters } from '../../generation/no-parameters.ts';
import { parametersIn } from '../../generation/parameters-in.ts';
import { pictureTexts } from '../../image/picture-texts.ts';
import type { Inflate } from '../../image/png-texts.ts';
import { readBytes } from '../file-system.ts';

/** No picture of a generator's is larger (bytes). */
const LARGEST = 256 * 1024 * 1024;

/** How a picture was made, by what it says itself. */
export function readParameters(
  path: string,
): { readonly kind: 'read'; readonly parameters: GenerationParameters } | NoParameters {
  const bytes = readBytes(path, LARGEST);
  if ('failure' in bytes) return { kind: 'failed', failure: bytes };
  const texts = pictureTexts(bytes, inflate);
  if (!texts) return { kind: 'other' };
  const parameters = parametersIn(texts);
  return parameters ? { kind: 'read', parameters } : { kind: 'none' };
}

/** zlib's own, which stops where it would be too much. */
export const inflate: Inflate = (packed, most) => {
  try {
    return most > 0 ? inflateSync(packed, { maxOutputLength: most }) : undefined;
  } catch {
    return undefined;
  }
};
