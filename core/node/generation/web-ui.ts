import type { UsedLora } from '../../generation/a1111.ts';
import type { GridPrompt } from '../../generation/grid.ts';
import type { KnownLora } from '../../generation/match-loras.ts';

/** A program that paints pictures, asked over HTTP. All of it throws a `WebUiError`. */
export interface WebUi {
  /** What it is called. */
  readonly name: string;
  /** The base model that it paints with; undefined where it doesn't tell. */
  model(signal: AbortSignal): Promise<string | undefined>;
  /** The base models that one chooses from; none where it paints with the one that is loaded. */
  models(signal: AbortSignal): Promise<readonly string[]>;
  /** The LoRAs that it knows. */
  loras(signal: AbortSignal): Promise<readonly KnownLora[]>;
  /** What one's file says that its weights are (`sshs_model_hash`); undefined where nobody tells. */
  hashOf(lora: KnownLora, signal: AbortSignal): Promise<string | undefined>;
  /** Has it look for new LoRAs. */
  refresh(signal: AbortSignal): Promise<void>;
  /** Where it looks for LoRAs, as a native path; undefined where it doesn't tell. */
  loraFolder(signal: AbortSignal): Promise<string | undefined>;
  /** Paints a picture. @param onShare hears how far it is (0 to 1), where the program tells @returns the file's bytes */
  paint(
    prompt: GridPrompt,
    lora: UsedLora | undefined,
    signal: AbortSignal,
    onShare?: (share: number) => void,
  ): Promise<Uint8Array>;
  /** Ends what it paints at the moment. */
  interrupt(): Promise<void>;
}

/** Why a program gave no answer. */
export class WebUiError extends Error {
  readonly kind: 'unreachable' | 'timeout' | 'denied' | 'refused' | 'strange';
  /** Of the answer, where there was one. */
  readonly status: number | undefined;

  constructor(kind: WebUiError['kind'], message: string, status?: number) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}
