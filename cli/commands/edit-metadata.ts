import { type Command, InvalidArgumentError } from 'commander';
import { nameMatcher } from '../../core/glob.ts';
import { formatMessage } from '../../core/message.ts';
import { copyWithMetadata } from '../../core/node/lora-file/copy-with-metadata.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { openCheckpoint } from '../../core/node/safetensors/open-checkpoint.ts';
import { basename } from '../../core/path.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { troubleText } from '../terminal/system-trouble.ts';
import { tell } from '../terminal/tell.ts';

interface EditFlags {
  readonly to: string;
  readonly trigger?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

const more = `
The copy has the same weights, byte for byte; the original stays as it is, and no file is ever replaced. KEY is one of the
metadata, as "lora inspect --format json" lists them: modelspec.title, modelspec.author, modelspec.description,
modelspec.license, modelspec.usage_hint … A KEY of --remove may end in *, which stands for any letters.

Captions are in what you publish: ss_tag_frequency and ss_datasets list all tags and folders. To leave them out:

  lora edit-metadata alice.safetensors --to public.safetensors --remove ss_tag_frequency ss_datasets 'ss_*dirs'

Exit code: 0; 2 where nothing was written.`;

/** Adds `lora edit-metadata`. */
export function addEditMetadata(program: Command): void {
  program
    .command('edit-metadata')
    .description('Write a copy of a LoRA with other metadata: its trigger, its title, without its tags.')
    .argument('<FILE>', 'a .safetensors file')
    .requiredOption('--to <COPY>', 'the copy; it must not be there yet')
    .option('--trigger <TEXT>', 'what has to be in a prompt; the same as --set modelspec.trigger_phrase=TEXT')
    .option('--set <KEY=VALUE>', 'set one of the metadata; may be given several times', parseSetting)
    .option('--remove <KEY...>', 'leave metadata out')
    .addHelpText('after', asWideAsHelp(more))
    .action(editMetadata);
}

async function editMetadata(written: string, { to, trigger, set, remove = [] }: EditFlags): Promise<void> {
  const source = fromNative(written);
  const file = openCheckpoint(source);
  if (file.kind !== 'safetensors') return fail(`${written}: ${formatMessage(whyNot(file))}`);
  file.close();
  const keys = Object.keys(file.header.metadata).sort();
  const changes = new Map<string, string | null>();
  for (const pattern of remove) {
    const found = keys.filter(nameMatcher(pattern));
    if (found.length === 0) return fail(`${written}: it has no metadata that are called ${pattern}.`);
    for (const key of found) changes.set(key, null);
  }
  if (trigger !== undefined) changes.set('modelspec.trigger_phrase', trigger);
  for (const [key, value] of Object.entries(set ?? {})) changes.set(key, value);
  if (changes.size === 0) return fail('Nothing is to be changed: name it by --trigger, --set or --remove.');
  if (!/\.safetensors$/i.test(to)) return fail(`${to}: the copy has to be called .safetensors as well.`);
  try {
    const copied = await copyWithMetadata(source, fromNative(to), Object.fromEntries(changes));
    switch (copied.kind) {
      case 'written':
        return tell(
          ...[...changes].map(([key, value]) => lineOf(key, value)),
          `${basename(fromNative(to))} is written.`,
        );
      case 'exists':
        return fail(`${to} is there already; nothing is replaced. Choose another name, or remove it.`);
      case 'changed':
        return fail(`${written} was written meanwhile: nothing is kept. Try again when it is done.`);
      case 'too-large':
        return fail(`${written}: the metadata would be larger than the format allows.`);
      default:
        return fail(`${written}: ${formatMessage(whyNot(copied))}`);
    }
  } catch (error) {
    fail(`${to}: not written: ${troubleText(error)}`);
  }
}

function lineOf(key: string, value: string | null): string {
  return value === null ? `removed  ${key}` : `set      ${key} = ${value}`;
}

/** Adds one `KEY=VALUE` to those before. @throws InvalidArgumentError if it is none */
function parseSetting(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const equals = text.indexOf('=');
  if (equals < 1)
    throw new InvalidArgumentError('KEY=VALUE is expected, for example modelspec.author=Alice.');
  return { ...before, [text.slice(0, equals)]: text.slice(equals + 1) };
}
