import * as os from 'node:os';
import * as path from 'node:path';
import process from 'node:process';

/**
 * The user's home folder, as a native path. In a container a user may be a mere number, whom the system knows no home of: the
 * root then, which is what containers say in HOME. What is to be written there is refused, and told, where that is asked for.
 */
export function homeFolder(): string {
  try {
    return os.homedir();
  } catch {
    return path.parse(process.cwd()).root;
  }
}
