import { PassError } from '../../cli/shards/pass-error.ts';
import { formatMessage } from '../../core/message.ts';
import { systemTrouble } from '../../core/node/system-trouble.ts';

/**
 * What an edge tells its user of what some work throws, or of what it comes to; nothing where it is done.
 * @throws what is a mistake of ours
 */
export async function told<Result>(
  work: () => Promise<Result> | Result,
  tell: (result: Result) => readonly string[] = () => [],
): Promise<readonly string[]> {
  try {
    return tell(await work());
  } catch (error) {
    const trouble = systemTrouble(error);
    if (trouble) return [formatMessage(trouble)];
    if (error instanceof PassError || error instanceof UserError) return [error.message];
    throw error;
  }
}

/** What is said in words for the user already. */
export class UserError extends Error {}
