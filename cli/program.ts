import { Command } from 'commander';
import { version } from '../package.json';
import { commands } from './commands/index.ts';

/** The command line: what `lora` knows to do. Usage errors and help end it by a `CommanderError`. */
export function createProgram(): Command {
  const program = new Command('lora')
    .description(
      'Checks the datasets that LoRAs are trained on, the pictures and their captions, and trains them.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print what can be done')
    .helpCommand('help [COMMAND]', 'print what can be done')
    .showSuggestionAfterError()
    // A command may have an option that is called like one of the program's: --version.
    .enablePositionalOptions()
    .exitOverride();
  for (const add of commands) add(program);
  return program;
}
