import type {
  ClientCapabilities,
  Connection,
  Event,
  ServerCapabilities,
  TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LoraFiles } from '../../core/node/prompts/lora-files.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import type { DictionaryHost } from '../dictionaries/dictionary-host.ts';
import type { BulkEdits } from '../edits/bulk-edits.ts';
import type { Findings } from '../findings/findings.ts';
import type { Listings } from '../pairs/listings.ts';
import type { PairChanges } from '../pairs/pair-changes.ts';
import type { Reviews } from '../pairs/reviews.ts';
import type { DecoderState } from '../pixels/decoder-state.ts';
import type { Session } from '../session/session.ts';
import type { TrainerConfigs } from '../session/trainer-configs.ts';
import type { Settings } from '../settings.ts';
import type { OpenSheets } from '../sheets/open-sheets.ts';
import type { SheetFindings } from '../sheets/sheet-findings.ts';
import type { TrainingPorts } from '../training/ports.ts';
import type { Runs } from '../training/runs.ts';

/** What a feature works with. */
export interface FeatureContext {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly session: Session;
  readonly findings: Findings;
  readonly settings: Settings;
  /** The trainer's own configurations. */
  readonly configs: TrainerConfigs;
  /** What is known beside the datasets, as of now: its dictionary comes, and is replaced. */
  readonly knowledge: Knowledge;
  /** Where that dictionary comes from, and who tells when it is another one. */
  readonly dictionaries: DictionaryHost;
  readonly fileSystem: FileSystem;
  /** The one way to change captions in numbers. */
  readonly bulkEdits: BulkEdits;
  /** Whether pictures can be decoded here. */
  readonly decoder: DecoderState;
  /** The pairs of picture and caption, and which of them change. */
  readonly pairs: PairChanges;
  /** The pairs in the order that somebody wants them in. */
  readonly listings: Listings;
  /** Which pairs somebody has looked at. */
  readonly reviews: Reviews;
  /** The machine, for trainings. */
  readonly training: TrainingPorts;
  readonly runs: Runs;
  /** The LoRAs that prompts may name. */
  readonly loraFiles: LoraFiles;
  /** The caption sheets that the editor has. */
  readonly sheets: OpenSheets;
  readonly sheetFindings: SheetFindings;
  /** Paths that the editor's watchers tell of. */
  readonly onDidChangeFiles: Event<readonly string[]>;
}

/** One thing that the server can do, with what it says of it beforehand: the two can't drift apart. */
export interface Feature {
  /** What the server announces, given what the client can do. */
  capabilities(client: ClientCapabilities): ServerCapabilities;
  /** Listens; called once, before `initialized`. */
  register(context: FeatureContext): void;
  /** Says what can only be said to an editor that is ready; called once, at `initialized`. */
  begin?(context: FeatureContext): void;
}
