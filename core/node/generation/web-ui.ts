import type { UsedLora } from '../../generation/a1111.ts';
import type { GridPrompt } from '../../generation/grid.ts';

/** A program that paints pictures, asked over HTTP. All of it throws a `WebUiError`. */
export interface WebUi {
  /** What it is called. */
  readonly name: string;
  /** The base model that it paints with; undefined where it doesn't tell. */
  model(signal: AbortSignal): Promise<string | undefined>;
  /** The LoRAs that it knows, as it calls them. */
  loras(signal: AbortSignal): Promise<readonly string[]>;
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
  readonly kind: 'unreachable' | 'timeout' | 'refused' | 'strange';

  constructor(kind: WebUiError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
