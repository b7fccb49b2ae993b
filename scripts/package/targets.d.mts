export const platforms: Readonly<Record<string, { os: string; cpu: string; libc?: string }>>;
export const UNIVERSAL: string;
export const targets: readonly string[];
export function thisPlatform(): string;
export function packagesOf(target: string): string[];
