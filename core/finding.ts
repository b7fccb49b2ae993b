import type { ForeignEncoding } from './dataset/foreign-text.ts';
import type { FileOperation } from './file-operation.ts';
import type { Message } from './message.ts';
import type { RuleCode } from './rules/codes.ts';
import type { Severity } from './severity.ts';
import type { Span, TextEdit } from './span.ts';

/** A change that mends a finding: in the finding's own file, or of files. */
export interface Fix {
  readonly title: Message;
  /**
   * `safe` changes nothing that the trainer would notice on purpose: `--fix` and fix-on-save apply it. `bytes` changes what
   * no text shows (a byte order mark, the encoding), on the disk, and has no edits. `files` renames, makes or throws away
   * files, and has no edits either; only an editor does that, whose user can take it back.
   */
  readonly kind: 'safe' | 'suggested' | 'bytes' | 'files';
  readonly edits: readonly TextEdit[];
  /** Of `bytes`: what the file is converted from; without it, its byte order mark goes. */
  readonly from?: ForeignEncoding;
  /** Of `bytes`: whether nothing else can be meant, so that `--fix` does it, too. */
  readonly isSure?: boolean;
  readonly operations?: readonly FileOperation[];
}

/** Another place of the same file that explains a finding. */
export interface Related {
  readonly span: Span;
  readonly message: Message;
}

/** What a rule found at a place. */
export interface Finding {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** Absolute path of the file. */
  readonly file: string;
  /** Where in the file's text; empty at 0 for a picture or for a file without readable text. */
  readonly span: Span;
  readonly message: Message;
  /** The first is the one to prefer. */
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  /** `dataset`: one finding for many files, `count` of them. */
  readonly scope: 'file' | 'dataset';
  readonly count: number;
  /** Text that could be left out; editors fade it. */
  readonly unnecessary: boolean;
  /** Whether it is about how the dataset is trained, which a preflight looks at by itself. */
  readonly isOfTraining?: true;
}
