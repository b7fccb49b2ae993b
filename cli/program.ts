import { Command } from 'commander';
import { version } from '../package.json';
import { refuseUnknown } from './commands/help.ts';
import { commands } from './commands/index.ts';
import { asWideAsHelp } from './terminal/help-text.ts';

/** The command line: what `lora` knows to do. Usage errors and help end it by a `CommanderError`. */
export function createProgram(): Command {
  const program = new Command('lora')
    .description(
      'Checks the datasets that LoRAs are trained on, the pictures and their captions, and trains them.',
    )
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print what can be done')
    // Ours knows commands of commands, too.
    .helpCommand(false)
    .addHelpText(
      'after',
      asWideAsHelp('\n"lora COMMAND --help" tells the options of a command. To begin with: lora lint FOLDER'),
    )
    .showSuggestionAfterError()
    // A command may have an option that is called like one of the program's: --version.
    .enablePositionalOptions()
    .exitOverride();
  for (const [heading, adding] of Object.entries(commands)) {
    program.commandsGroup(`${heading}:`);
    for (const add of adding) add(program);
  }
  refuseUnknown(program);
  return program;
}
