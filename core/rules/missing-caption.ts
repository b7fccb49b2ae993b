import { baseCaptionOf } from '../dataset/base-caption.ts';
import { captionOfImage, captionPathOf, type Dataset, type DatasetOutline } from '../dataset/dataset.ts';
import { isMask } from '../dataset/discovery/masks.ts';
import type { ConceptFolder } from '../dataset/files.ts';
import { counted, countOf, sumOf } from '../dataset/gathered/counted.ts';
import type { Fix } from '../finding.ts';
import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';
import { filesFix } from './files-fix.ts';
import { defineRule, noOptions } from './rule.ts';

/** When at least half of the pictures have no caption, that is how the dataset is, and one finding says so. */
const mostAreBare = ({ totals: { images, uncaptioned } }: DatasetOutline) =>
  uncaptioned > 1 && uncaptioned * 2 >= images;

export const missingCaption = defineRule({
  code: 'missing-caption',
  kind: 'fact',
  severity: 'warning',
  caps: { finetune: 'info' },
  title: 'A picture without a caption',
  why: `The trainer doesn't stop at a picture without a caption: it trains it with the words of the folder's name, or with
an empty caption, and only mentions it in its log. The finding is on the picture. Where at least half of the pictures
have no caption, there is one finding for all of them. Quiet for regularization pictures (\`is_reg\`), and for masks, which have a
rule of their own.`,
  options: noOptions,
  examples: [{ title: 'a picture with its caption', caption: '1girl, alice' }],
  *image({ dataset, image, folder }) {
    if (mostAreBare(dataset) || captionOfImage(dataset, image.path) || isMask(dataset, image.path)) return;
    // Regularization pictures are trained with their class on purpose.
    if (dataset.config.concepts?.[folder?.name ?? '']?.is_reg) return;
    yield {
      message: withoutCaption(basename(image.path), folder),
      fixes: fromBase(dataset, image.path, folder),
    };
  },
  gathering: {
    schema: counted,
    gather: (dataset) =>
      // Nearly always: none in all of the dataset, so none here.
      dataset.totals.uncaptioned === 0
        ? countOf([])
        : countOf([...dataset.images.keys()].filter((path) => !captionOfImage(dataset, path))),
    merge: (one, other) => sumOf([one, other]),
  },
  *dataset({ dataset, gathered: files }) {
    if (!mostAreBare(dataset)) return;
    yield {
      severity: 'info',
      files,
      message: message(
        '{0} of {1} pictures have no caption ({2}).',
        files.count,
        dataset.totals.images,
        dataset.captionExtension,
      ),
    };
  },
});

/** Only what somebody declared: no caption is written that nobody meant. */
function fromBase(dataset: Dataset, image: string, folder: ConceptFolder | undefined): readonly Fix[] {
  const text = baseCaptionOf(dataset, folder);
  const path = captionPathOf(dataset, image);
  if (!text) return [];
  return [
    filesFix(message('Create {0} with the base caption', basename(path)), [{ kind: 'create', path, text }]),
  ];
}

function withoutCaption(name: string, folder: ConceptFolder | undefined): Message {
  return folder?.classTokens
    ? message(
        '{0} has no caption: the trainer uses the folder\'s words "{1}" for it.',
        name,
        folder.classTokens,
      )
    : message('{0} has no caption: the trainer learns it with an empty one.', name);
}
