import * as fs from 'node:fs';
import process from 'node:process';
import { FolderWatch } from '../../core/node/folder-watch.ts';
import { toNative } from '../../core/node/native-path.ts';
import { isOutputUnread } from '../terminal/streams.ts';

/** Does something again and again. */
export interface Watched {
  /** Does it once. @returns the folders whose changes are a reason to do it again */
  readonly look: () => Promise<readonly string[]>;
  /** Hears, each time, that there is nothing to do but to wait. */
  readonly wait: () => void;
  /** Hears why not all can be watched. */
  readonly fallShort: (why: string) => void;
}

/** Does something, and again after each change, until Ctrl+C. In the middle of it, Ctrl+C ends the program as always. */
export async function watch({ look, wait, fallShort }: Watched): Promise<void> {
  let isChanged = false;
  let wake = () => {};
  const watch = new FolderWatch({
    // What is watched keeps the program running.
    watch: (folder, options, hear) => fs.watch(folder, { ...options, persistent: true }, hear),
    tell: () => {
      isChanged = true;
      wake();
    },
    fallShort,
  });
  const nextChange = () =>
    new Promise<'changed' | 'interrupted'>((resolve) => {
      const end = () => settle('interrupted');
      const settle = (how: 'changed' | 'interrupted') => {
        for (const signal of SIGNALS) process.off(signal, end);
        resolve(how);
      };
      for (const signal of SIGNALS) process.on(signal, end);
      wake = () => settle('changed');
      if (isChanged) wake();
      else wait();
    });
  let known: ReadonlySet<string> = new Set();
  let gone: readonly string[] = [];
  // Nobody tells of a folder that comes back.
  const timer = setInterval(() => {
    if (!gone.some((folder) => fs.existsSync(toNative(folder)))) return;
    isChanged = true;
    wake();
  }, LOOK_FOR_GONE);
  try {
    do {
      isChanged = false;
      const folders = await look();
      const isNews = folders.some((folder) => !known.has(folder));
      gone = folders.length > 0 ? [] : [...known, ...gone];
      known = new Set(folders);
      watch.follow(folders);
      // What happened before the watch began was not heard of.
      isChanged ||= isNews;
    } while (!isOutputUnread() && (isChanged || (await nextChange()) === 'changed'));
  } finally {
    clearInterval(timer);
    watch.dispose();
  }
}

/** How often it is looked for folders that are gone (ms). */
const LOOK_FOR_GONE = 500;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
