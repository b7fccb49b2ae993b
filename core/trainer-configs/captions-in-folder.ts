import { type Message, message } from '../message.ts';
import { joinPath, splitExtension } from '../path.ts';
import type { Severity } from '../severity.ts';
import type { CaptionSearch } from '../trainers/trainer-configs.ts';
import type { ConfigPorts } from './config-ports.ts';

/** What captions are called elsewhere. */
const TEXTS = ['.txt', '.caption', '.cap', '.txt2'];

/** Captions that a training won't find, since it looks for another extension; nothing where it finds any. */
export function captionsElsewhere(
  { fileSystem, trainer }: Pick<ConfigPorts, 'fileSystem' | 'trainer'>,
  folder: string,
  { extension, isSaid, isBelow }: CaptionSearch,
): { readonly severity: Severity; readonly message: Message } | undefined {
  const folders = isBelow
    ? fileSystem
        .list(folder)
        .filter(({ name, kind }) => kind === 'folder' && trainer.parseFolderName(name) !== undefined)
        .map(({ name }) => joinPath(folder, name))
    : [folder];
  const counts = new Map<string, number>();
  let pictures = 0;
  for (const one of folders) {
    const names = fileSystem.list(one).map(({ name }) => name);
    const there = new Set(names);
    for (const name of names.filter((file) => trainer.readsImage(file))) {
      pictures++;
      const [stem] = splitExtension(name);
      for (const text of new Set([extension, ...TEXTS]))
        if (there.has(stem + text)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [extension, 0];
  if (count === 0 || counts.has(extension)) return undefined;
  const text = isSaid
    ? message(
        '{0} of {1} pictures have their caption under {2}: the trainer looks for {3}, and learns them without.',
        count,
        pictures,
        most,
        extension,
      )
    : message(
        '{0} of {1} pictures have their caption under {2}: without caption_extension the trainer looks for {3}, and learns them without.',
        ...[count, pictures, most, extension],
      );
  return { severity: isSaid ? 'error' : 'warning', message: text };
}
