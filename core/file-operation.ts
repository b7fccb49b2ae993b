/** A change of files as an editor makes it, and can take it back. Paths are absolute; nothing that is there is replaced. */
export type FileOperation =
  /** A file or folder; the folders above its new place are made. */
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  /** To the trash: only where there is one. */
  | { readonly kind: 'trash'; readonly path: string };
