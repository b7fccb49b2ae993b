import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ScanPart, type ScanRequest, scan } from '../../core/node/scan.ts';
import { OpenDocuments } from '../../server/session/open-documents.ts';
import { Session } from '../../server/session/session.ts';
import { type MemoryFile, memoryFileSystem } from '../support/memory-file-system.ts';

/** A session on a disk in memory, whose scans can be stopped for a moment. */
export class HeldScans {
  readonly session: Session;
  readonly disk: Record<string, MemoryFile>;
  readonly scanned: string[] = [];
  #hold: { readonly kind: ScanPart['kind']; readonly meanwhile: () => void | Promise<void> } | undefined;

  constructor(disk: Record<string, MemoryFile>) {
    this.disk = disk;
    this.session = new Session({
      fileSystem: memoryFileSystem(disk),
      scanner: { scan: (request, onPart) => this.#scan(request, onPart) },
      documents: new OpenDocuments(new TextDocuments(TextDocument)),
      log: () => {},
      logError: (line) => {
        throw new Error(line);
      },
    });
  }

  /** Scans a folder; `meanwhile` is what happens when a part was read, and nobody told of it yet. */
  async scan(folder: string, kind: ScanPart['kind'], meanwhile: () => void | Promise<void>): Promise<void> {
    this.#hold = { kind, meanwhile };
    await this.session.scan(folder, 'it was asked for');
  }

  async #scan(request: ScanRequest, onPart: (part: ScanPart) => void): Promise<void> {
    this.scanned.push(request.folder);
    const hold = this.#hold;
    this.#hold = undefined;
    for (const part of scan(memoryFileSystem(this.disk), request)) {
      await Promise.resolve();
      if (part.kind === hold?.kind) await hold.meanwhile();
      onPart(part);
    }
  }
}
