import { type ConfigCompletion, completeConfig } from './complete-config.ts';
import type { ConfigGrammar } from './config-grammar.ts';
import { type ConfigHover, hoverConfig } from './hover-config.ts';
import type { ScannedConfig } from './place-at.ts';

/** A configuration that somebody writes, in whatever state it is. */
export interface ConfigDocument {
  /** What may be written at an offset; undefined where nothing could be. */
  complete(offset: number): ConfigCompletion | undefined;
  /** What is known of what stands at an offset. */
  hover(offset: number): ConfigHover | undefined;
}

/** One whose keys a grammar knows. */
export function documentOf(scanned: ScannedConfig, grammar: ConfigGrammar): ConfigDocument {
  return {
    complete: (offset) => completeConfig(scanned, offset, grammar),
    hover: (offset) => hoverConfig(scanned, offset, grammar),
  };
}
