import { systemTrouble } from '../core/node/system-trouble.ts';
import { translate } from './translate.ts';

/** Why something could not be done, for the user: of the system's errors the file and the reason, of all others what they say. */
export function troubleText(error: unknown): string {
  const trouble = systemTrouble(error);
  if (trouble) return translate(trouble);
  return error instanceof Error ? error.message : String(error);
}
