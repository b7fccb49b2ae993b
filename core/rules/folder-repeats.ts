import type { DatasetOutline } from '../dataset/dataset.ts';
import type { ListedFolder } from '../dataset/discovery/listed-folders.ts';
import { countOf } from '../dataset/gathered/counted.ts';
import type { Fix } from '../finding.ts';
import { type Message, message } from '../message.ts';
import { basename, dirname, isWithin, joinPath, relativeTo } from '../path.ts';
import { filesFix } from './files-fix.ts';
import { defineRule, type FoundInDataset, noOptions } from './rule.ts';

/** What people call folders of pictures that they put aside. */
const PUT_ASIDE =
  /^(?:raws?|originals?|sources?|unused|old|bad|back-?ups?|archived?|reject(?:s|ed)?|trash|todo|tests?|val|validation|reg|regulari[sz]ation|crops?|cropped|downloads?)(?![a-z])/i;
/** Names like `2024_summer` are dates, though the trainer would take them for 2024 repeats. */
const YEAR = /^(?:19|20)\d\d_/;
/** So many folders are named in a message. */
const NAMED = 3;

export const folderRepeats = defineRule({
  code: 'folder-repeats',
  kind: 'fact',
  severity: 'warning',
  title: 'A folder that a training by folder names would skip',
  why: `Trained by the names of its folders, a dataset is what lies directly in \`N_name\` folders side by side: N is how often
an epoch shows each of their pictures. A folder without a number is skipped with one line in the log, a folder inside an
\`N_name\` folder and pictures beside the folders without any. What has no captions, is called like something put aside (\`raw\`, \`old\`), or is how most
folders there are, is a hint only; folders in \`[concepts]\` and names like a year are left alone.

\`LoRA: Train\` names each folder of a declared dataset to the trainer, and trains those without a number with the
recipe's repeats.`,
  options: noOptions,
  examples: [{ title: 'a folder with a number', folder: '5_alice woman', caption: '1girl, alice' }],
  *dataset({ dataset }) {
    const start = joinPath(dataset.root, dataset.config.dataset?.images ?? '.');
    const listed = dataset.listed.filter(({ path }) => isWithin(path, start));
    const withPictures = listed.filter(({ images }) => images > 0);
    // How the folder that holds them all is called says nothing, unless it holds pictures itself.
    const says = new Set(withPictures.map(({ path }) => path));
    for (const { path } of listed) if (path !== dataset.root && path !== start) says.add(path);
    const numbered = (path: string) => says.has(path) && isNumbered(dataset, path);
    const deep = withPictures.filter(({ path }) => numbered(dirname(path)));
    const beside = withPictures.filter(({ path }) => !numbered(dirname(path)));
    const counts = new Map<string, number>();
    for (const { path } of listed.filter(({ path }) => numbered(path) && !numbered(dirname(path))))
      counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    const plain = beside.filter(
      ({ path }) =>
        counts.has(dirname(path)) && isWithoutNumber(dataset, path) && !isConfigured(dataset, path),
    );
    const isException = ({ path }: ListedFolder) => {
      const others = plain.filter((one) => dirname(one.path) === dirname(path));
      return others.length <= (counts.get(dirname(path)) ?? 0);
    };
    yield* told(dataset, plain, isException, withoutNumber, numberLikeOthers(dataset, listed));
    yield* told(dataset, deep, () => true, tooDeep);
    const loose = withPictures.filter(({ path }) => counts.has(path));
    yield* told(dataset, loose, () => true, outside);
  },
});

function isNumbered({ trainer }: DatasetOutline, path: string): boolean {
  const name = basename(path);
  return trainer.parseFolderName(name) !== undefined && !YEAR.test(name);
}

function isWithoutNumber({ trainer }: DatasetOutline, path: string): boolean {
  return trainer.parseFolderName(basename(path)) === undefined;
}

function isConfigured({ config }: DatasetOutline, path: string): boolean {
  return config.concepts?.[basename(path)] !== undefined;
}

/** One finding for the folders that somebody means to train, one for those that may lie there for another reason. */
function* told(
  dataset: DatasetOutline,
  folders: readonly ListedFolder[],
  isException: (folder: ListedFolder) => boolean,
  messageFor: (names: readonly string[], pictures: number) => Message,
  renamed?: (path: string) => string | undefined,
): Iterable<FoundInDataset> {
  const isMeant = (folder: ListedFolder) =>
    folder.isCaptioned && !PUT_ASIDE.test(basename(folder.path)) && isException(folder);
  for (const meant of [true, false]) {
    const own = folders.filter((folder) => isMeant(folder) === meant);
    if (own.length === 0) continue;
    yield {
      ...(meant ? {} : { severity: 'hint' as const }),
      files: countOf(own.map(({ path, firstImage }) => firstImage ?? path)),
      // What is put aside is left where it is.
      fixes: meant && renamed ? own.flatMap(({ path }) => rename(path, renamed(path))) : [],
      message: messageFor(
        own.map(({ path }) => relativeTo(dataset.root, path)),
        own.reduce((sum, { images }) => sum + images, 0),
      ),
    };
  }
}

function rename(from: string, to: string | undefined): readonly Fix[] {
  if (to === undefined) return [];
  return [
    filesFix(message('Rename {0} to {1}', basename(from), basename(to)), [{ kind: 'rename', from, to }]),
  ];
}

/** The path of a folder with the number that most folders beside it have, unless there is one of that name. */
function numberLikeOthers(dataset: DatasetOutline, listed: readonly ListedFolder[]) {
  return (path: string): string | undefined => {
    const beside = listed.filter((one) => dirname(one.path) === dirname(path));
    const counts = new Map<number, number>();
    for (const one of beside) {
      const repeats = isNumbered(dataset, one.path)
        ? dataset.trainer.parseFolderName(basename(one.path))?.repeats
        : undefined;
      if (repeats !== undefined) counts.set(repeats, (counts.get(repeats) ?? 0) + 1);
    }
    const [usual] = [...counts].sort(([a, one], [b, other]) => other - one || a - b);
    if (!usual) return undefined;
    const to = joinPath(dirname(path), `${usual[0]}_${basename(path)}`);
    return beside.some((one) => one.path === to) ? undefined : to;
  };
}

function withoutNumber(names: readonly string[], pictures: number): Message {
  return names.length === 1
    ? message(
        '"{0}" has no number in front: a training by folder names skips its pictures ({1}).',
        names[0] ?? '',
        pictures,
      )
    : message(
        '{0} folders have no number in front ({1}): a training by folder names skips their pictures ({2}).',
        names.length,
        some(names),
        pictures,
      );
}

function tooDeep(names: readonly string[], pictures: number): Message {
  return names.length === 1
    ? message(
        '"{0}" lies one level too deep: a training by folder names skips its pictures ({1}).',
        names[0] ?? '',
        pictures,
      )
    : message(
        '{0} folders lie one level too deep ({1}): a training by folder names skips their pictures ({2}).',
        names.length,
        some(names),
        pictures,
      );
}

function outside(names: readonly string[], pictures: number): Message {
  return message(
    '{0} pictures lie beside folders with a number, not in one ({1}): a training by folder names skips them.',
    pictures,
    some(names.map((name) => name || '.')),
  );
}

function some(names: readonly string[]): string {
  return [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', ');
}
