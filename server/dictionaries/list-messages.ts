import { type Message, message } from '../../core/message.ts';
import type { ListCheck } from '../../core/node/dictionaries/check-list.ts';
import type { DictionarySource } from '../../core/node/dictionaries/loaded-dictionary.ts';
import type { ReadFailure } from '../../core/ports.ts';
import type { RowProblem } from '../../core/vocabulary/dictionary/read-dictionary.ts';

const failures: Readonly<Record<ReadFailure, (detail: string) => string>> = {
  missing: () => 'it is not there',
  'dangling-link': (detail) => `it is a link to ${detail}, which is not there`,
  permission: () => 'no permission to read it',
  'too-large': (detail) => `its ${detail} bytes are far too many`,
  'not-a-file': () => 'it is no file',
  io: (detail) => `it can not be read: ${detail}`,
};

const unreadable: Readonly<Record<ReadFailure, (file: string, detail: string) => Message>> = {
  missing: (file) =>
    message(
      'The tag list {0} is not there. Mend its path in the setting lora.dictionaries.files, or take it out.',
      file,
    ),
  'dangling-link': (file, detail) =>
    message(
      'The tag list {0} is a link to {1}, which is not there. Mend the link, or take the list out of the setting lora.dictionaries.files.',
      file,
      detail,
    ),
  permission: (file) =>
    message(
      'There is no permission to read the tag list {0}. Grant it, or take the list out of the setting lora.dictionaries.files.',
      file,
    ),
  'too-large': (file, detail) =>
    message(
      'The tag list {0} has {1} bytes, far too many for one. Take it out of the setting lora.dictionaries.files.',
      file,
      detail,
    ),
  'not-a-file': (file) =>
    message('The tag list {0} is no file. Name the file in it in the setting lora.dictionaries.files.', file),
  io: (file, detail) =>
    message(
      'The tag list {0} can not be read: {1}. Mend it, or take it out of the setting lora.dictionaries.files.',
      file,
      detail,
    ),
};

const rows: Readonly<Record<RowProblem, (file: string, skipped: number, line: number) => Message>> = {
  name: (...about) =>
    message(
      'Rows of the tag list {0} are left out: {1}. The first is line {2}: it has no name that could be written in a caption. The log has the others.',
      ...about,
    ),
  cells: (...about) =>
    message(
      'Rows of the tag list {0} are left out: {1}. The first is line {2}: it has too few columns (name,category,count,aliases). The log has the others.',
      ...about,
    ),
  category: (...about) =>
    message(
      'Rows of the tag list {0} are left out: {1}. The first is line {2}: its category is no number. The log has the others.',
      ...about,
    ),
};

const problems: Readonly<Record<RowProblem, string>> = {
  name: 'no usable name',
  cells: 'too few columns',
  category: 'a category that is no number',
};

/** What the log says of a list. @param from who has it: a program's name, `settings` or `download` */
export function logLine(source: DictionarySource, from: string): string {
  const head = `tag list ${source.file} (${from})`;
  if ('failure' in source) return `${head}: ${failures[source.failure](source.detail)}`;
  const { tags, encoding, isTranslation, skipped, firstSkipped } = source;
  const told = firstSkipped.map(({ line, problem }) => `line ${line}: ${problems[problem]}`);
  const more = skipped > told.length ? '; …' : '';
  return `${head}: ${tags} ${isTranslation ? 'translations' : 'tags'}, ${encoding}${skipped > 0 ? `, ${skipped} rows left out: ${told.join('; ')}${more}` : ''}`;
}

/** What the user is told of a list that they named; undefined where all is well. */
export function warningOf(source: DictionarySource): Message | undefined {
  if ('failure' in source) return unreadable[source.failure](source.file, source.detail);
  const [first] = source.firstSkipped;
  return first && rows[first.problem](source.file, source.skipped, first.line);
}

/** A relative path in the settings, with no folder open. */
export function withoutFolder(written: string): Message {
  return message(
    'The tag list {0} is looked for in the open folder, and none is open. Write its whole path in the setting lora.dictionaries.files.',
    written,
  );
}

/** Why a downloaded file is no tag list; undefined where it is one. */
export function complaintOf(check: ListCheck, address: string): Message | undefined {
  if (check.kind === 'list') return undefined;
  return check.kind === 'page'
    ? message(
        '{0} is a web page, not a tag list. Use the address of the file itself: on GitHub that of "Raw".',
        address,
      )
    : message(
        'What lies at {0} does not read as a tag list. Its rows are name,category,count,"aliases".',
        address,
      );
}
