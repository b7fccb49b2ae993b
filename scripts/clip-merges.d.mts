export const CLIP_MERGES: string;
export function clipMerges(): string[];
export function clipMergeIds(): Uint16Array;
export function writeClipMerges(dist: string): void;
