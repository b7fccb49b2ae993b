import process from 'node:process';
import { type Command, Option } from 'commander';
import { whyNoParameters } from '../../core/generation/no-parameters.ts';
import { parameterLines } from '../../core/generation/parameter-lines.ts';
import { formatMessage } from '../../core/message.ts';
import { readParameters } from '../../core/node/generation/read-parameters.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { ExitCode } from '../exit-code.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';

const more = `
Prints how pictures were made, by what AUTOMATIC1111 (or who writes as it does) and ComfyUI write into them: PNG, JPEG, WebP.
Exit code: 0; 1 where one carries nothing of the kind; 2 where one can not be read.`;

/** Adds `lora parameters`. */
export function addParameters(program: Command): void {
  program
    .command('parameters')
    .description('Show with which prompt and settings pictures were generated.')
    .argument('<FILE...>', 'pictures')
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', asWideAsHelp(more))
    .action(parameters);
}

function parameters(files: readonly string[], { format }: { readonly format: 'text' | 'json' }): void {
  const pictures = files.map((file) => ({ file, found: readParameters(fromNative(file)) }));
  const data = [];
  for (const { file, found } of pictures) {
    if (found.kind !== 'read') {
      const reason = formatMessage(whyNoParameters(found));
      if (found.kind === 'none') {
        process.exitCode ??= ExitCode.findings;
        complain(`${file}: ${reason}`);
      } else fail(`${file}: ${reason}`);
      data.push({ file, parameters: null, reason });
      continue;
    }
    const { settings, loraHashes, tiHashes, ...rest } = found.parameters;
    const named = {
      settings: Object.fromEntries(settings),
      loraHashes: Object.fromEntries(loraHashes),
      tiHashes: Object.fromEntries(tiHashes),
    };
    data.push({ file, parameters: { ...rest, ...named } });
    if (format === 'json') continue;
    if (files.length > 1) tell(`== ${file}`, '');
    tell(...parameterLines(found.parameters, formatMessage));
  }
  if (format === 'json') tell(JSON.stringify({ version: 1, pictures: data }));
}
