/** The name of the real training's files. */
export const ARTICLE_NAME: string;

/** A `.safetensors` file with metadata and one tensor of a few bytes. */
export function writeLora(file: string, metadata: Readonly<Record<string, string>>): void;

/**
 * Lays out what the real training left; its checkpoints have their metadata, and next to no weights.
 * @param more metadata that are other ones
 */
export function layOutArticle(folder: string, more?: Readonly<Record<string, string>>): void;
