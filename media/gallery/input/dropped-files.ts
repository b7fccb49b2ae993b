/** A file that was dropped from the desktop. */
export interface DroppedFile {
  /** Its path from what was dropped: `new/a.png` of a folder `new`. */
  readonly name: string;
  read(): Promise<File>;
}

/** What a dataset takes: pictures and texts. Nothing else is handed over. */
const TAKEN = /\.(?:png|jpe?g|jfif|webp|bmp|gif|avif|jxl|hei[cf]|tiff?|txt|caption)$/i;
/** Folders in each other, as deep as nobody has them. */
const DEEPEST = 16;

/**
 * The pictures and texts among what was dropped, folders with all that is in them. It must be called while the event is
 * heard: later, the browser tells nothing any more.
 */
export async function droppedFiles({ items }: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries: FileSystemEntry[] = [];
  const plain: DroppedFile[] = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    // What lies on no disk, such as a picture that is dragged from a page, is a file without a place.
    const file = entry ? null : item.getAsFile();
    if (entry) entries.push(entry);
    else if (file && TAKEN.test(file.name)) plain.push({ name: file.name, read: async () => file });
  }
  return [...plain, ...(await filesOf(entries, DEEPEST))];
}

async function filesOf(entries: readonly FileSystemEntry[], depth: number): Promise<readonly DroppedFile[]> {
  const found: DroppedFile[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (isFolder(entry)) {
      if (depth > 0) found.push(...(await filesOf(await childrenOf(entry), depth - 1)));
    } else if (isFile(entry) && TAKEN.test(entry.name)) {
      found.push({
        name: entry.fullPath.replace(/^\//, ''),
        read: () => new Promise((resolve, reject) => entry.file(resolve, reject)),
      });
    }
  }
  return found;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A folder tells its entries by portions, the last of which is empty. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
