import type { Dataset } from '../../core/dataset/dataset.ts';
import type { ImageFile } from '../../core/dataset/files.ts';
import type { ImageFacts } from '../../core/image/facts.ts';
import type { PixelFacts } from '../../core/image/pixels/facts.ts';
import type { PixelReader } from '../../core/node/pixels/pixel-reader.ts';
import type { Progress } from '../edits/progress.ts';
import type { Session } from '../session/session.ts';
import type { EditorSettings } from '../settings.ts';

/** Larger datasets are not looked at unless the user says so: the first time takes minutes. */
export const MOST_PICTURES = 2000;
/** Nothing happens for so long before it begins (ms). */
const QUIET = 500;
/** Work that takes longer shows its progress (ms). */
const SHOWN_AFTER = 1500;
/** A snapshot is made for so many pictures at least, and for a twentieth of the dataset. */
const BATCH = 64;

/** What a pass needs from outside. */
export interface PixelPassPorts {
  readonly session: Pick<Session, 'isScanning' | 'datasets' | 'takePixels'>;
  readonly reader: Pick<PixelReader, 'read'>;
  readonly setting: () => EditorSettings['lint']['pixels'];
  readonly startProgress: (pictures: number) => Progress;
  readonly log: (line: string) => void;
}

/** Looks at the pixels of datasets when nothing else is to be done, each picture once, and again when it changed. */
export class PixelPass {
  readonly #ports: PixelPassPorts;
  /** Those that were looked at, or given up; a file that changed has other facts. */
  #asked = new WeakSet<ImageFacts>();
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(ports: PixelPassPorts) {
    this.#ports = ports;
  }

  /** Something may be to be looked at: begins when it is quiet. */
  wake(): void {
    if (this.#ports.setting() === 'never') {
      this.#running?.abort();
      this.#asked = new WeakSet();
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(), QUIET);
    this.#timer.unref();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  #begin(): void {
    const { session, log } = this.#ports;
    // The end of a scan, or of a pass, wakes it again.
    if (session.isScanning || this.#running) return;
    const dataset = session.datasets.find((one) => this.#isWanted(one) && this.#unasked(one).length > 0);
    if (!dataset) return;
    this.#running = new AbortController();
    this.#look(dataset, this.#running)
      .catch((error: unknown) => log(`looking at the pictures of ${dataset.root} failed: ${error}`))
      .finally(() => {
        this.#running = undefined;
        this.wake();
      });
  }

  #isWanted({ origin, images }: Dataset): boolean {
    const setting = this.#ports.setting();
    if (setting === 'never' || origin === 'flat') return false;
    return setting === 'always' || images.size <= MOST_PICTURES;
  }

  #unasked({ images }: Dataset): readonly ImageFile[] {
    const unasked: ImageFile[] = [];
    images.forEach((image) => {
      if (image.facts?.state === 'readable' && !this.#asked.has(image.facts)) unasked.push(image);
    });
    return unasked;
  }

  async #look(dataset: Dataset, stop: AbortController): Promise<void> {
    const { session, reader, startProgress } = this.#ports;
    const { root, images: all } = dataset;
    const images = new Map(this.#unasked(dataset).map((image) => [image.path, image]));
    for (const { facts } of images.values()) if (facts) this.#asked.add(facts);
    const most = Math.max(BATCH, all.size / 20);
    const begun = performance.now();
    let batch: (readonly [ImageFile, PixelFacts])[] = [];
    let progress: Progress | undefined;
    let done = 0;
    const give = () => {
      session.takePixels(root, batch);
      batch = [];
    };
    const take = ([path, pixels]: readonly [string, PixelFacts]) => {
      const image = images.get(path);
      if (image) batch.push([image, pixels]);
      if (batch.length >= most) give();
      if (performance.now() - begun > SHOWN_AFTER) progress ??= startProgress(images.size);
      progress?.report(++done, images.size);
      if (progress?.isCancelled()) stop.abort();
    };
    try {
      await reader.read(images.values(), take, stop.signal);
    } finally {
      give();
      progress?.done();
    }
  }
}
