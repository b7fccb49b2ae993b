import type { Command } from 'commander';
import { addLint } from './lint.ts';
import { addLsp } from './lsp.ts';

/** The commands of `lora`; each adds itself. */
export const commands: readonly ((program: Command) => void)[] = [addLint, addLsp];
