import * as path from 'node:path';
import { cacheFolder } from '../../core/node/cache-folder.ts';

/** Where thumbnails are kept, as a native path. */
export function thumbnailFolder(): string {
  return path.join(cacheFolder(), 'thumbnails');
}
