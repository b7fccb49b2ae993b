export function releaseOf(
  tag: string,
  version: string,
  changelog: string,
): { isPreRelease: boolean; npmTag: string; notes: string };
