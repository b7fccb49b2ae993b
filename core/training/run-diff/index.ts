import { message } from '../../message.ts';
import { diffFacts, diffPackages, isLacking } from './facts.ts';
import { diffOptions } from './options.ts';
import { diffCaptions, diffPictures } from './pictures.ts';
import type { RunDiff, RunSide } from './side.ts';

/** What differs between two runs, or between a run and what would be trained now. */
export function diffRuns(before: RunSide, after: RunSide): RunDiff {
  const options = diffOptions(before, after);
  const withoutFiles = [before, after].filter(({ values }) => !values);
  const withoutPairs = [before, after].filter(({ pairs }) => !pairs);
  const [old, now] = withoutPairs.length > 0 ? [[], []] : [before.pairs ?? [], after.pairs ?? []];
  const undigested = [...old, ...now].filter(({ sha256 }) => sha256 === null).length;
  return {
    before: before.title,
    after: after.title,
    facts: diffFacts(before, after),
    packages: diffPackages(before, after),
    options: options ?? [],
    images: diffPictures(old, now),
    captions: diffCaptions(old, now),
    unknown: [
      ...(isLacking('trainer', before, after)
        ? [message('No trainer is known: neither it nor its packages are compared.')]
        : []),
      ...(isLacking('model', before, after) ? [message('No base model is known, and none compared.')] : []),
      ...withoutFiles.map(({ title }) =>
        message('The config.toml or dataset.toml of {0} can not be read.', title),
      ),
      ...withoutPairs.map(({ title }) =>
        message('Which captions and pictures {0} was trained with was not kept.', title),
      ),
      ...(undigested > 0
        ? [message('Of {0} pictures it is not known whether they are the same.', undigested)]
        : []),
    ],
  };
}

/** Whether both are the same, as far as that can be told. */
export function isSame({ facts, packages, options, images, captions }: RunDiff): boolean {
  return [facts, packages, options, images, captions].every((changes) => changes.length === 0);
}
