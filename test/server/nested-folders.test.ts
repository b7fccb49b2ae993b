import { beforeEach, describe, expect, it } from 'vitest';
import { png } from '../support/images.ts';
import { HeldScans } from './held-scans.ts';

const INNER = '/w/10_alice woman';

describe('a folder inside another one', () => {
  let held: HeldScans;
  const roots = () => held.session.datasets.map(({ root }) => root).sort();

  beforeEach(() => {
    held = new HeldScans({
      [`${INNER}/a.png`]: png(64, 64),
      [`${INNER}/a.txt`]: 'alice',
      '/w/outputs/set/b.png': png(64, 64),
      '/w/outputs/set/b.txt': 'alice',
    });
  });

  it('is scanned with it, whichever is opened first', async () => {
    await held.session.scan('/w', 'opened');
    await held.session.scan(INNER, 'opened');
    expect([held.scanned, roots(), held.session.folders]).toEqual([['/w'], ['/w'], ['/w']]);
  });

  it('is no dataset any more when the other one is opened later', async () => {
    await held.session.scan(INNER, 'opened');
    expect(roots()).toEqual([INNER]);
    await held.session.scan('/w', 'opened');
    expect([roots(), held.session.folders]).toEqual([['/w'], ['/w']]);
  });

  it('is none when both are opened at once', async () => {
    await Promise.all([held.session.scan(INNER, 'opened'), held.session.scan('/w', 'opened')]);
    expect(roots()).toEqual(['/w']);
  });

  it('leaves the other one as it is when it is closed', async () => {
    await held.session.scan('/w', 'opened');
    await held.session.scan(INNER, 'opened');
    held.session.remove(INNER);
    expect(roots()).toEqual(['/w']);
  });

  it('is scanned by itself when the other one is closed', async () => {
    await held.session.scan('/w', 'opened');
    await held.session.scan(INNER, 'opened');
    held.session.remove('/w');
    await held.session.ready();
    expect([roots(), held.session.folders]).toEqual([[INNER], [INNER]]);
    held.session.remove(INNER);
    expect(roots()).toEqual([]);
  });

  it('that a scan of the other one does not look into is a folder of its own', async () => {
    await held.session.scan('/w/outputs/set', 'opened');
    await held.session.scan('/w', 'opened');
    await held.session.scan('/w', 'again');
    expect(roots()).toEqual(['/w', '/w/outputs/set']);
    held.session.remove('/w');
    expect(roots()).toEqual(['/w/outputs/set']);
  });
});
