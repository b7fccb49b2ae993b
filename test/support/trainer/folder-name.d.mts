/** What a folder's name says: its repeats and class tokens; undefined when it says no repeats. */
export function readFolderName(
  name: string,
): { readonly repeats: number; readonly classTokens: string } | undefined;
