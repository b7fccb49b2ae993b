export const CLIP_MERGES: string;
export function clipMerges(): string;
export function writeClipMerges(dist: string): void;
