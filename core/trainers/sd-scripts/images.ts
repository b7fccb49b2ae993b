import { splitExtension } from '../../path.ts';

const EXTENSIONS: readonly string[] = ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.avif', '.jxl'];
const READ: ReadonlySet<string> = new Set(
  EXTENSIONS.flatMap((extension) => [extension, extension.toUpperCase()]),
);

/**
 * Whether sd-scripts picks a file up: the extension all in lower or all in upper case (`.Png` is missed on Linux and
 * macOS), no dot in front of the name. Source: `IMAGE_EXTENSIONS` and `glob_images` in `library/train_util.py`.
 */
export function readsImage(fileName: string): boolean {
  return !fileName.startsWith('.') && READ.has(splitExtension(fileName)[1]);
}
