import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { FileText } from '../../core/edits/bulk-edit.ts';
import { joinPath } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { Session } from './session.ts';

/** The largest configuration that is edited, in bytes. */
const LARGEST = 1_000_000;

/** A dataset's `lora-dataset.toml` as edits see it: the open document's text, else the disk's; undefined without one. */
export function configFile(session: Session, fileSystem: FileSystem, root: string): FileText | undefined {
  const path = joinPath(root, CONFIG_FILE);
  const read = fileSystem.readText(path, LARGEST);
  const onDisk = 'text' in read ? read : undefined;
  const open = session.documentAt(path)?.getText();
  return open === undefined ? onDisk : { text: open, bom: onDisk?.bom ?? false };
}
