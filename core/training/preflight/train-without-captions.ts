import type { Finding } from '../../finding.ts';
import { message } from '../../message.ts';
import { basename } from '../../path.ts';
import type { Plan } from '../plan.ts';
import type { Check } from '../problem.ts';

/** The trainer only mentions in its log that it found no caption, and learns the pictures by other words or by none. */
export const trainWithoutCaptions: Check = function* ({ findings, plan }) {
  const missing = findings.filter(({ code }) => code === 'missing-caption');
  const blank = findings.filter(({ code, severity }) => code === 'empty-caption' && severity !== 'error');
  const [count, elsewhere] = [countOf(missing), countOf(findings.filter(isUnderAnotherName))];
  const [first, firstBlank] = [exampleOf(missing), exampleOf(blank)];
  // That they lie under another extension says more.
  if (count > elsewhere) {
    const words = wordsFor(plan);
    yield {
      code: 'train-without-captions',
      severity: 'warning',
      ...(first === undefined ? {} : { file: first }),
      message:
        first === undefined
          ? message('{0} of {1} pictures have no caption.', count, imagesOf(plan))
          : count === 1
            ? message('{0} has no caption.', basename(first))
            : message(
                '{0} of {1} pictures have no caption, such as {2}.',
                count,
                imagesOf(plan),
                basename(first),
              ),
      wayOut:
        words === undefined
          ? message(
              'The trainer takes the words of their folder for them, and learns them without words where it has none.',
            )
          : words === ''
            ? message('The trainer learns them without words.')
            : message('The trainer takes "{0}" instead.', words),
    };
  }
  if (firstBlank !== undefined) {
    yield {
      code: 'train-without-captions',
      severity: 'warning',
      file: firstBlank,
      message:
        blank.length === 1
          ? message('The first line of {0} is blank.', basename(firstBlank))
          : message(
              'The first line of {0} captions is blank, such as {1}.',
              countOf(blank),
              basename(firstBlank),
            ),
      wayOut: message('The trainer reads no other line, and learns the picture without words.'),
    };
  }
};

function isUnderAnotherName({ code }: Finding): boolean {
  return code === 'caption-extension';
}

/** A finding of the dataset counts those of single files. */
function countOf(findings: readonly Finding[]): number {
  const together = findings.find(({ scope }) => scope === 'dataset');
  return together?.count ?? findings.length;
}

function exampleOf(findings: readonly Finding[]): string | undefined {
  return findings.find(({ scope }) => scope === 'file')?.file;
}

function imagesOf({ subsets }: Plan): number {
  return subsets.reduce((sum, { images }) => sum + images, 0);
}

/** What is trained instead of a caption; undefined where folders differ. */
function wordsFor({ subsets }: Plan): string | undefined {
  const words = new Set(subsets.filter((one) => !one.isRegularization).map((one) => one.classTokens ?? ''));
  return words.size === 1 ? [...words][0] : undefined;
}
