import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { fail } from '../terminal/fail.ts';

/** Adds `lora lsp`, the language server for any editor. */
export function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('Start the language server, for any editor that speaks LSP.')
    .option('--stdio', 'talk on standard input and output')
    // Editors add arguments of their own, such as --clientProcessId=123, which the server's library reads itself.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(({ stdio }: { stdio?: boolean }) => serve(stdio === true));
}

function serve(stdio: boolean): void {
  // It lies beside this bundle, which doesn't load it for any other command.
  const server = path.join(__dirname, 'server.js');
  if (!stdio) fail('lsp needs --stdio: the editor talks to the server on its standard input and output.');
  else if (!existsSync(server)) fail(`${server} is not there: this installation is not complete.`);
  else require(server);
}
