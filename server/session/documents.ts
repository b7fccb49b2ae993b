import { CONFIG_FILE } from '../../core/config/schema.ts';
import { readConfigText } from '../../core/dataset/load.ts';
import { basename, dirname } from '../../core/path.ts';
import { isPromptFile } from '../../core/prompt/prompt-file.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { FeatureContext } from '../features/feature.ts';
import { pathOfUri } from '../uri.ts';
import { rootToScan } from './root-to-scan.ts';

/** How long a configuration must rest before the dataset is read anew by it (ms). */
const CONFIG_QUIET = 300;

/** Takes what happens to open documents into the session. */
export function followDocuments({
  documents,
  session,
  findings,
  fileSystem,
  configs: trainerConfigs,
}: FeatureContext): void {
  const timers = new Map<string, NodeJS.Timeout>();

  const takeConfig = (path: string, quiet: number) => {
    const root = dirname(path);
    findings.lintConfig(root);
    clearTimeout(timers.get(root));
    timers.set(
      root,
      setTimeout(() => session.startScan(session.folderOf(root) ?? root, 'its configuration changed'), quiet),
    );
  };

  /** Where the editor has unsaved changes that it kept from its last life, or that were given up. */
  const takeConfigUnlessOnDisk = (path: string, text: string) => {
    if (readConfigText(fileSystem, dirname(path)) !== text) takeConfig(path, 0);
  };

  /** A caption outside all folders that are watched over: its own dataset is looked for. */
  const adopt = (path: string) => {
    if (session.folderOf(path)) return;
    const folder = dirname(path);
    const trainer = trainerById(undefined);
    const hasPictures = fileSystem.list(folder).some(({ name }) => trainer.readsImage(name));
    if (!hasPictures) return;
    const root = rootToScan(fileSystem, folder);
    if (root !== undefined) session.startScan(root, `${basename(path)} was opened`);
  };

  const takeOther = (path: string) => {
    session.takeDocument(path);
    if (trainerConfigs.mayBe(path)) findings.lintTrainerConfigs([path]);
  };

  const isConfig = (path: string) => basename(path) === CONFIG_FILE;
  const configs = new Map<string, string>();
  documents.onDidOpen(({ document }) => {
    const path = pathOfUri(document.uri);
    if (path && isConfig(path)) {
      configs.set(path, document.getText());
      takeConfigUnlessOnDisk(path, document.getText());
    } else if (path && !isPromptFile(path)) adopt(path);
  });
  // Told of a document that was just opened, too.
  documents.onDidChangeContent(({ document }) => {
    const path = pathOfUri(document.uri);
    if (path && !isConfig(path)) return takeOther(path);
    if (!path || configs.get(path) === document.getText()) return;
    configs.set(path, document.getText());
    takeConfig(path, CONFIG_QUIET);
  });
  documents.onDidClose(({ document }) => {
    const path = pathOfUri(document.uri);
    if (path && !isConfig(path)) return takeOther(path);
    if (path) takeConfigUnlessOnDisk(path, document.getText());
  });
}
