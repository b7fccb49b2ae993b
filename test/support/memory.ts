import { readConfig } from '../../core/config/read-config.ts';
import { captionFile } from '../../core/dataset/assemble.ts';
import { createDataset, type Dataset, type DatasetOrigin, withFiles } from '../../core/dataset/dataset.ts';
import { otherFile } from '../../core/dataset/discovery/other-files.ts';
import type { ConceptFolder } from '../../core/dataset/files.ts';
import { basename, dirname, splitExtension } from '../../core/path.ts';
import type { Turn } from '../../core/ports.ts';
import { trainerById } from '../../core/trainers/index.ts';

/** Work that never waits. */
export const noTurn: Turn = { next: () => undefined };

/** A dataset in memory, by its files: `{ '10_alice/a.png': '', '10_alice/a.txt': '1girl' }`, below `/dataset`. */
export function datasetOf(
  files: Readonly<Record<string, string>>,
  options: { config?: string; origin?: DatasetOrigin } = {},
): Dataset {
  const config = readConfig(options.config ?? '').config;
  const trainer = trainerById(config.dataset?.trainer);
  const paths = Object.keys(files).map((path) => `/dataset/${path}`);
  const images = paths.filter((path) => trainer.readsImage(basename(path)));
  const folders = [...new Set(images.map(dirname))].map((path): ConceptFolder => {
    const parsed = trainer.parseFolderName(basename(path));
    return { path, name: basename(path), repeats: parsed?.repeats, classTokens: parsed?.classTokens };
  });
  const empty = createDataset({ root: '/dataset', origin: options.origin ?? 'folders', config, folders });
  const captions = paths.filter((path) => splitExtension(path)[1] === empty.captionExtension);
  const others = paths.filter(
    (path) => !images.includes(path) && !captions.includes(path) && otherFile(path),
  );
  return withFiles(empty, {
    others: new Map(others.map((path) => [path, otherFile(path)])),
    images: new Map(images.map((path) => [path, { path }])),
    captions: new Map(
      captions.map((path) => {
        return [
          path,
          captionFile(empty, { path, text: files[path.slice('/dataset/'.length)] ?? '', bom: false }),
        ];
      }),
    ),
  });
}

/** A text with its marks taken out: `a, «b»` → `a, b` and the span of b. */
export function unmark(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/([«»])/)) {
    if (part === '«') spans.push({ start: text.length, end: text.length });
    else if (part === '»') {
      const last = spans.at(-1);
      if (last) last.end = text.length;
    } else text += part;
  }
  return { text, spans };
}
