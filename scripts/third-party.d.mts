interface Metafile {
  readonly outputs: Record<string, { inputs: Record<string, unknown> }>;
}
export const METAFILE: string;
export function bundledPackages(metafile: Metafile): string[];
export function thirdPartyNotices(metafile: Metafile): string;
