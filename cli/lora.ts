import process from 'node:process';
import { CommanderError } from 'commander';
import { ExitCode } from './exit-code.ts';
import { createProgram } from './program.ts';
import { complain } from './terminal/complain.ts';
import { guardStreams } from './terminal/streams.ts';
import { systemTrouble } from './terminal/system-trouble.ts';

guardStreams();
createProgram()
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    // Commander has told what is wrong with the usage; help and version are no trouble.
    const isHelp = error instanceof CommanderError && error.exitCode === 0;
    process.exitCode = isHelp ? ExitCode.fine : ExitCode.trouble;
    if (error instanceof CommanderError) return;
    const trouble = systemTrouble(error);
    if (trouble !== undefined) return complain(trouble);
    complain("this is a mistake of lora's own, please report it:");
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  });
