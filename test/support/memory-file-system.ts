import { createHash } from 'node:crypto';
import { dirname, joinPath } from '../../core/path.ts';
import type { Failure, FileEntry, FileSystem, TextResult } from '../../core/ports.ts';

/** A file in memory: its text, its bytes, a link, or why it can't be read. */
export type MemoryFile = string | Uint8Array | { readonly link: string } | Failure;

/**
 * A disk in memory, by absolute paths; folders are there where something lies in them.
 * @param times when files were written and changed, where it matters; 0 for all others
 */
export function memoryFileSystem(
  files: Readonly<Record<string, MemoryFile>>,
  times: Readonly<Record<string, number>> = {},
): FileSystem {
  const folders = new Map<string, Set<string>>([['/', new Set()]]);
  for (const path of Object.keys(files)) {
    for (let at = path; at !== '/'; at = dirname(at)) {
      const names = folders.get(dirname(at)) ?? new Set();
      folders.set(dirname(at), names.add(at.slice(at.lastIndexOf('/') + 1)));
    }
  }
  const realPath = (path: string, hops = 0): string | undefined => {
    if (path === '/') return path;
    const parent = realPath(dirname(path), hops);
    if (parent === undefined || hops > 40) return undefined;
    const own = joinPath(parent, path.slice(path.lastIndexOf('/') + 1));
    const file = files[own];
    if (isLink(file))
      return realPath(joinPath(file.link.startsWith('/') ? '/' : parent, file.link), hops + 1);
    return file !== undefined || folders.has(own) ? own : undefined;
  };
  const entry = (folder: string, name: string): FileEntry => {
    const real = realPath(joinPath(folder, name));
    const kind = real === undefined ? 'other' : folders.has(real) ? 'folder' : 'file';
    return { name, kind, isLink: isLink(files[joinPath(realPath(folder) ?? folder, name)]) };
  };
  const contentOf = (path: string): string | Uint8Array | Failure => {
    const real = realPath(path);
    const file = real === undefined ? undefined : files[real];
    if (file === undefined || isLink(file)) return { failure: real ? 'not-a-file' : 'missing', detail: '' };
    return file;
  };
  return {
    realPath,
    times: (path) => {
      const file = files[realPath(path) ?? ''];
      if (file === undefined) return undefined;
      const modified = times[path] ?? 0;
      return { modified, changed: modified };
    },
    digest: (path) => {
      const content = contentOf(path);
      return typeof content === 'string' || content instanceof Uint8Array
        ? createHash('sha256').update(content).digest('hex')
        : undefined;
    },
    list: (folder) => [...(folders.get(realPath(folder) ?? '') ?? [])].map((name) => entry(folder, name)),
    readText: (path, limit): TextResult => {
      const content = contentOf(path);
      if (typeof content !== 'string') return 'failure' in content ? content : { before: '', byte: 0xff };
      return content.length > limit
        ? { failure: 'too-large', detail: String(content.length) }
        : textOf(content);
    },
    readEnds: (path, head, tail) => {
      const content = contentOf(path);
      if (typeof content !== 'string' && 'failure' in content) return content;
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const start = Math.max(0, bytes.length - tail);
      return { head: bytes.subarray(0, head), tail: bytes.subarray(start), size: bytes.length };
    },
  };
}

function isLink(file: MemoryFile | undefined): file is { readonly link: string } {
  return typeof file === 'object' && 'link' in file;
}

function textOf(content: string): TextResult {
  const bom = content.startsWith('\ufeff');
  return { text: bom ? content.slice(1) : content, bom };
}
