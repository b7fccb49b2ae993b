import { basename } from '../../path.ts';

/** A file among a dataset's pictures and captions that its trainer takes for neither. */
export interface OtherFile {
  readonly path: string;
  /** What people take it for: a picture, or a caption. */
  readonly kind: 'picture' | 'text';
}

const PICTURE = /\.(?:png|jpe?g|jfif|webp|bmp|gif|avif|jxl|hei[cf]|tiff?|tga|psd|svg)$/i;
/** What trainers, captioners and kohya_ss call captions. */
const TEXT = /\.(?:txt2?|caption|cap)$/i;

/** What people take a file for that is neither a picture nor a caption to its trainer; undefined for anything else. */
export function otherFile(path: string): OtherFile | undefined {
  const name = basename(path);
  if (name.startsWith('.')) return undefined;
  if (PICTURE.test(name)) return { path, kind: 'picture' };
  return TEXT.test(name) ? { path, kind: 'text' } : undefined;
}
