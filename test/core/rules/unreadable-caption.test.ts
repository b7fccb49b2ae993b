import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import type { CaptionProblem } from '../../../core/dataset/files.ts';
import { formatMessage } from '../../../core/message.ts';
import type { ReadFailure } from '../../../core/ports.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { findingsOf } from '../../support/lint.ts';

const path = captionPath(0);

function found(problem: CaptionProblem) {
  const dataset = withFiles(captionsOf(['x', 'y']), { captions: new Map([[path, { path, problem }]]) });
  return findingsOf('unreadable-caption', dataset, path);
}

describe('unreadable-caption', () => {
  it.each<[ReadFailure, string, RegExp]>([
    ['missing', '', /vanished/],
    ['dangling-link', '/gone.txt', /link to \/gone\.txt/],
    ['permission', '', /No permission/],
    ['too-large', '2000000', /2000000 bytes/],
    ['not-a-file', '', /no file/],
    ['io', 'EIO', /EIO/],
  ])('tells the cause %s', (failure, detail, words) => {
    const [finding, ...more] = found({ kind: 'unreadable', failure, detail });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', span: { start: 0, end: 0 }, fixes: [] });
    expect(finding && formatMessage(finding.message)).toMatch(words);
  });

  it('leaves bytes that are no UTF-8 to caption-encoding', () => {
    expect(found({ kind: 'encoding', before: '', byte: 255 })).toEqual([]);
  });
});
