import type { Command } from 'commander';
import { nearest } from '../../core/config/nearest.ts';

/** Adds `lora help`, which tells of a command of a command, too: `lora help images bake`. */
export function addHelp(program: Command): void {
  program
    .command('help')
    .description('Print what can be done.')
    .argument('[COMMAND...]', 'a command, and what follows it, such as "images bake"')
    .action((names: readonly string[]) => {
      names.reduce(commandOf, program).help();
    });
}

/**
 * Has a command that is only a name for others refuse one that it doesn't have where help is asked for: commander shows all
 * that there is then, as if nothing was wrong.
 */
export function refuseUnknown(command: Command): void {
  command.on('beforeHelp', () => {
    const asked = command.args[0] === 'help' ? command.args[1] : command.args[0];
    if (asked !== undefined && !asked.startsWith('-')) commandOf(command, asked);
  });
}

/** @throws CommanderError where there is none, which is told */
function commandOf(command: Command, name: string): Command {
  const known = ({ commands }: Command) => commands.find((one) => one.name() === name);
  const found = known(command) ?? (name === 'help' ? command : undefined);
  if (found) return found;
  const guess = nearest(
    name,
    command.commands.map((one) => one.name()),
  );
  return command.error(
    `error: unknown command '${name}'${guess === undefined ? '' : `\n(Did you mean ${guess}?)`}`,
    { code: 'commander.unknownCommand' },
  );
}
