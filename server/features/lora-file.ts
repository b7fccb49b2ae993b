import type { Dataset } from '../../core/dataset/dataset.ts';
import { datasetFrequency } from '../../core/lora-file/dataset-frequency.ts';
import type { FileDescription } from '../../core/lora-file/describe-file.ts';
import { factsOf } from '../../core/lora-file/facts.ts';
import { tagsSince } from '../../core/lora-file/tags-since.ts';
import type { TrainedTags } from '../../core/lora-file/training-metadata.ts';
import { triggerOf } from '../../core/lora-file/trigger.ts';
import { message } from '../../core/message.ts';
import { toNative } from '../../core/node/native-path.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { basename, dirname } from '../../core/path.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import { loraTag } from '../../core/training/outputs/lora-prompt.ts';
import { diffValues } from '../../core/training/run-diff/values.ts';
import {
  type LoraFileFacts,
  type LoraFileParams,
  type LoraFileResult,
  type LoraFileTags,
  loraFileRequest,
} from '../../protocol/lora-file.ts';
import { guard } from '../guard.ts';
import { runLoraFileTask } from '../lora-file/run-worker.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import { withSignal } from '../with-signal.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Looks inside a `.safetensors` file, and tells how the dataset differs from what it was trained on. */
export const loraFile: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest<LoraFileResult, never>(
      loraFileRequest,
      guard<LoraFileParams, LoraFileResult>(context.connection, 'LoRA file', ({ uri, other }, token) =>
        withSignal(token, async (signal) => {
          const path = pathOfUri(uri);
          const otherPath = other === undefined ? undefined : pathOfUri(other);
          if (path === undefined) return refusedFor(uri);
          const described = (at: string) => runLoraFileTask({ kind: 'describe', path: at }, signal);
          const [{ file }, twin] = await Promise.all([
            described(path),
            otherPath === undefined ? undefined : described(otherPath),
          ]);
          if ('kind' in file) return { kind: 'refused', reason: translate(whyNot(file)) };
          if (twin && otherPath !== undefined && 'kind' in twin.file)
            return {
              kind: 'refused',
              reason: translate(message('{0}: {1}', basename(otherPath), translate(whyNot(twin.file)))),
            };
          await context.session.ready();
          return { kind: 'described', file: shown(context, path, file, twin?.file as FileDescription) };
        }),
      ),
    );
  },
};

function refusedFor(uri: string): LoraFileResult {
  return { kind: 'refused', reason: translate(message('It is not on this disk: {0}', uri)) };
}

function shown(
  context: FeatureContext,
  path: string,
  file: FileDescription,
  other: FileDescription | undefined,
): LoraFileFacts {
  const { training } = file;
  const run = runOf(context, path);
  const dataset = datasetOf(context, training.tags, run?.dataset);
  return {
    isLora: file.isLora,
    size: file.size,
    faults: file.faults.map(translate),
    facts: factsOf(file, translate).map(({ label, value }) => ({ label: translate(label), value })),
    folders: training.folders,
    buckets: training.buckets.map(({ size, count }) => ({ size: size.join('×'), count })),
    tags: tagsOf(training.tags, dataset),
    dataset: dataset === undefined ? null : basename(dataset.root),
    run: run ? { folder: toNative(run.folder), dataset: toNative(run.dataset) } : null,
    metadata: file.metadata.map(([key, value]) => ({ key, value })),
    prompt: file.isLora ? promptOf(basename(path), file) : null,
    changes: other ? diffValues(new Map(file.metadata), new Map(other.metadata)) : null,
  };
}

/** How it is asked for in a prompt: the LoRA, then what triggers it. */
function promptOf(name: string, { metadata }: FileDescription): string {
  const trigger = triggerOf(Object.fromEntries(metadata));
  return [loraTag(name), ...(trigger ? [trigger.words] : [])].join(' ');
}

/** The run of ours whose output folder a file lies in. */
function runOf(
  { training }: FeatureContext,
  path: string,
): { readonly folder: string; readonly dataset: string } | undefined {
  const folder = dirname(dirname(path));
  const record = readRecord(training.disk, folder);
  return record && { folder, dataset: record.dataset };
}

/** The dataset that it was trained on: that of its run, or one with a folder of the same name. */
function datasetOf(
  { session }: FeatureContext,
  tags: readonly TrainedTags[],
  root: string | undefined,
): Dataset | undefined {
  const known = root === undefined ? undefined : session.datasetAt(root);
  if (known) return known;
  const names = new Set(tags.map(({ folder }) => folder));
  return session.datasets.find(({ folders }) => [...folders.values()].some(({ name }) => names.has(name)));
}

/** The tags of each folder as they were, and as they are where there is a dataset. */
function tagsOf(tags: readonly TrainedTags[], dataset: Dataset | undefined): readonly LoraFileTags[] {
  if (!dataset)
    return tags.map(({ folder, tags: counts }) => ({
      folder,
      state: 'both',
      tags: counts.map(([tag, before]) => ({ tag, before, after: null })),
    }));
  const now = datasetFrequency(dataset);
  const trained = new Map(tags.map(({ folder, tags: counts }) => [folder, counts]));
  return tagsSince(tags, now).map(({ folder, state, tags: changed }) => {
    const differing = new Set(changed.map(({ tag }) => tag));
    const same = (trained.get(folder) ?? []).filter(([tag]) => !differing.has(tag));
    return {
      folder,
      state,
      tags: [...changed, ...same.map(([tag, count]) => ({ tag, before: count, after: count }))],
    };
  });
}
