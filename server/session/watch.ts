import { FileChangeType, type FileEvent } from 'vscode-languageserver/node';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { isNeverDataset } from '../../core/dataset/discovery/listing.ts';
import { basename, dirname, isWithin, relativeTo, splitExtension } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { pathOfUri } from '../uri.ts';
import type { Session } from './session.ts';

/** More changes at once than this, and reading the folder again is quicker (a checkout, an unpacked archive). */
const STORM = 500;

/** Takes what an editor's file watchers tell into the session. */
export function takeFileEvents(session: Session, events: readonly FileEvent[]): void {
  const rescans = new Map<string, string>();
  const changed: string[] = [];
  for (const { uri, type } of events) {
    const path = pathOfUri(uri);
    const folder = path && session.folderOf(path);
    if (!path || !folder) continue;
    if (events.length > STORM) {
      rescans.set(folder, `${events.length} files changed`);
      continue;
    }
    if (basename(path) !== CONFIG_FILE) changed.push(path);
    const reason = reasonToRescan(session, folder, path, type);
    if (reason) rescans.set(folder, reason);
  }
  session.reread(changed);
  for (const [folder, reason] of rescans) session.startScan(folder, reason);
}

/** Why an event may have made or ended a dataset, or undefined where it can't have. */
function reasonToRescan(
  session: Session,
  folder: string,
  path: string,
  type: FileChangeType,
): string | undefined {
  const relative = relativeTo(folder, path);
  if (dirname(relative).split('/').some(isNeverDataset) || dirname(path) === path) return undefined;
  if (basename(path) === CONFIG_FILE) return `${relative} changed`;
  if (type === FileChangeType.Changed) return undefined;
  // A dataset knows which of the trainer's configurations lie in it.
  if (/\.(?:toml|json)$/i.test(path) && trainerById(undefined).mayBeConfig(basename(path)))
    return session.datasets.some(({ root }) => isWithin(path, root)) ? `${relative} came or went` : undefined;
  if (type === FileChangeType.Deleted) {
    const held = session.datasets.some(
      ({ root, folders }) => isWithin(root, path) || [...folders.keys()].some((one) => isWithin(one, path)),
    );
    return held ? `${relative} is gone` : undefined;
  }
  // A new folder, or a new file where no dataset is yet.
  const isNewPlace = !session.datasetOf(path) && !isNeverDataset(basename(path));
  return isNewPlace && /^(?:|\.(?:txt|caption|png|jpe?g|webp|bmp|avif|jxl))$/i.test(splitExtension(path)[1])
    ? `${relative} is new`
    : undefined;
}
