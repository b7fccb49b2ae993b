// More than one way to wear the hair, told once for a folder of a likeness.
import { describe, expect, it } from 'vitest';
import { lintWhole } from '../../../core/engine.ts';
import { formatMessage } from '../../../core/message.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { ruleOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

const likeness = '[dataset]\npurpose = "likeness"';
const often = (count: number, caption: string) => Array.from({ length: count }, () => caption);

function found(captions: readonly string[], config = likeness) {
  return [...lintWhole(captionsOf(captions, { config }), { rules: [ruleOf('mixed-hairstyle')] })].map(
    ({ severity, message, count }) => `${severity} ${count} ${formatMessage(message)}`,
  );
}

describe('mixed hair styles', () => {
  it('are told with their counts', () => {
    const captions = [...often(8, 'alice, twin braids'), ...often(3, 'alice, high ponytail')];
    expect(found(captions)).toEqual([
      'hint 3 The hair is worn in more than one way: braid (8), ponytail (3).',
    ]);
  });

  it('are none with one exception, with kinds of one style, or both at once', () => {
    expect(found([...often(8, 'alice, twin braids'), 'alice, ponytail'])).toEqual([]);
    expect(found([...often(8, 'alice, braided hair'), ...often(4, 'alice, french braid')])).toEqual([]);
    expect(found([...often(8, 'alice, braid'), ...often(4, 'alice, braided ponytail')])).toEqual([]);
    expect(found([...often(8, 'alice, braid, long hair'), ...often(4, 'alice, short hair')])).toEqual([]);
    expect(found([...often(90, 'alice, braid'), ...often(3, 'alice, ponytail')])).toEqual([]);
  });

  it('are those of one person', () => {
    expect(found([...often(8, 'alice, braid'), ...often(4, '2girls, ponytail')])).toEqual([]);
  });

  it('are an advice for likenesses', () => {
    const captions = [...often(8, 'alice, braid'), ...often(3, 'alice, ponytail')];
    expect(found(captions, '')).toEqual([]);
    expect(found(captions, '[dataset]\npurpose = "style"')).toEqual([]);
    expect(found(captions, '[rules]\nmixed-hairstyle = "info"')).toHaveLength(1);
  });

  it('are counted folder by folder, and told on the first picture that differs where there is no configuration', () => {
    const files: Record<string, string> = {};
    for (const [folder, caption] of [
      ['1_alice', 'braid'],
      ['1_bob', 'afro'],
    ] as const) {
      for (const index of [1, 2, 3]) {
        files[`${folder}/${index}.png`] = '';
        files[`${folder}/${index}.txt`] = caption;
      }
    }
    expect([
      ...lintWhole(datasetOf(files, { config: likeness }), { rules: [ruleOf('mixed-hairstyle')] }),
    ]).toEqual([]);
    const mixed = captionsOf([...often(8, 'braid'), ...often(2, 'bun, ponytail')]);
    const severities = { 'mixed-hairstyle': 'hint' } as const;
    const [finding] = datasetFindings(mixed, severities);
    expect(finding?.file).toBe(captionPath(8));
  });
});

function datasetFindings(dataset: ReturnType<typeof captionsOf>, severities: Record<string, 'hint'>) {
  return [...lintWhole(dataset, { rules: [ruleOf('mixed-hairstyle')], severities })];
}
