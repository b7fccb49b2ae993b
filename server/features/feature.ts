import type {
  ClientCapabilities,
  Connection,
  ServerCapabilities,
  TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSystem } from '../../core/ports.ts';
import type { BulkEdits } from '../bulk-edits.ts';
import type { Findings } from '../findings.ts';
import type { Session } from '../session.ts';

/** What a feature works with. */
export interface FeatureContext {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly session: Session;
  readonly findings: Findings;
  readonly fileSystem: FileSystem;
  /** The one way to change captions in numbers. */
  readonly bulkEdits: BulkEdits;
}

/** One thing that the server can do, with what it says of it beforehand: the two can't drift apart. */
export interface Feature {
  /** What the server announces, given what the client can do. */
  capabilities(client: ClientCapabilities): ServerCapabilities;
  /** Listens; called once, before `initialized`. */
  register(context: FeatureContext): void;
}
