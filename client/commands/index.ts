import type { Command } from './command.ts';
import { restartServer } from './restart-server.ts';
import { showLog } from './show-log.ts';

/** All commands that the extension contributes. */
export const commands: readonly Command[] = [restartServer, showLog];
