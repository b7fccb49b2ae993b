import path from 'node:path';
import { pathPattern } from '../../core/glob.ts';
import { fromNative } from '../../core/node/native-path.ts';
import type { PathKind } from '../../core/node/path-kind.ts';
import type { FileSystem } from '../../core/ports.ts';
import { expandPattern } from './expand-pattern.ts';
import type { NamedPath } from './targets.ts';
import * as trouble from './trouble.ts';

/** The disk, as names are looked up in it. */
export interface NameDisk {
  readonly fileSystem: FileSystem;
  readonly pathKind: (path: string) => PathKind;
}

/** What a command line names. */
export interface Names {
  /** Paths and patterns. */
  readonly paths: readonly string[];
  /** Paths only, as a list has them: what looks like a pattern is a name. */
  readonly listed: readonly string[];
  /** Whether files that are nothing to lint are passed over. */
  readonly ignoreUnknown: boolean;
}

/** What was named, sorted out. */
export interface LookedUp {
  readonly named: readonly NamedPath[];
  /** Paths about which it is told already that they can't be looked into. */
  readonly failed: ReadonlySet<string>;
  readonly troubles: readonly string[];
}

/** Sorts names out as they were written. */
export function lookUp(disk: NameDisk, { paths, listed, ignoreUnknown }: Names): LookedUp {
  const named: NamedPath[] = [];
  const failed = new Set<string>();
  const troubles: string[] = [];
  const add = (written: string, mayBePattern: boolean) => {
    const at = fromNative(written);
    // The empty path would mean the working folder, which is hardly what an unset variable in a script stands for.
    const kind = written === '' ? ({ failure: 'missing', detail: '' } as const) : disk.pathKind(at);
    if (typeof kind === 'string') {
      named.push({ path: at, kind, mayBeUnknown: ignoreUnknown && kind === 'file' });
      return;
    }
    const meant = kind.failure === 'missing' && mayBePattern ? meantBy(disk, written) : [];
    if (meant.length > 0) {
      named.push(...meant);
      return;
    }
    if (written !== '') failed.add(at);
    troubles.push(trouble.ofFailure(kind, written === '' ? '""' : written));
  };
  for (const written of paths) add(written, true);
  for (const written of listed) add(written, false);
  return { named, failed, troubles };
}

/** What a pattern means on the disk: of a folder that it means, nothing below. */
function meantBy({ fileSystem }: NameDisk, written: string): readonly NamedPath[] {
  const pattern = pathPattern(path.sep === '\\' ? written.replaceAll('\\', '/') : written);
  if (!pattern) return [];
  const folder = fromNative(pattern.folder || '.');
  return expandPattern(fileSystem, folder, pattern.matches).map((one) => ({ ...one, mayBeUnknown: true }));
}
