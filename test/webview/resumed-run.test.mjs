// The page of the runs, on a run that goes on from another.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, openBrowser } from '../support/browser.mjs';
import { RunsPageMount } from './runs-page.mjs';

describe('the page of a run that goes on from another', () => {
  let browser;
  let mount;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(closePages);
  afterEach(() => mount.close());

  const open = async () => {
    mount = await RunsPageMount.open(browser);
    return mount.page;
  };

  it('shows what a resumed run goes on from: marked in the curve, with its checkpoints in a group that is not deleted here', async () => {
    const page = await open();
    mount.change = (run) => ({
      ...run,
      revision: 'resumed',
      origin: 'It goes on from first at step 1680.',
      seams: [1680],
      epochs: run.epochs.map((epoch) =>
        epoch.at === 0
          ? { ...epoch, begins: 'new', from: 'first' }
          : epoch.at < 5
            ? { ...epoch, key: `1~${epoch.key}`, from: 'first', keep: true }
            : { ...epoch, own: epoch.at - 4 },
      ),
    });
    await page.locator('.origin', { hasText: 'goes on from first' }).waitFor();
    const groups = page.locator('.checkpoints tr.group');
    expect(await groups.allInnerTexts()).toEqual(['Of first, which this run goes on from', 'Of this run']);
    const rows = page.locator('.checkpoints tbody tr:not(.group)');
    expect(await rows.first().getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    expect(await rows.nth(4).getByRole('button', { name: 'Delete' }).isDisabled()).toBe(false);
    // What is kept of the other run says nothing of this one's.
    expect(await page.getByRole('button', { name: 'Delete All That Are Not Kept…' }).isDisabled()).toBe(true);
    expect(await rows.nth(4).locator('th').getAttribute('title')).toBe('The trainer numbers it 1.');
  });

  it.each([
    ['resume', 'Resumed after epoch 4', 'with what the run that it goes on from had learnt'],
    ['warm-start', 'Warm start', 'with the weights that the run began with'],
    ['new', 'Before training', 'what the base model paints without what is learnt here'],
    ['unknown', 'Before training', 'unless the training began with other weights'],
  ])(
    'calls what was painted before the first step by what a run began with: %s',
    async (begins, name, hint) => {
      const page = await open();
      mount.change = (run) => ({
        ...run,
        revision: begins,
        epochs: run.epochs.map((epoch) =>
          epoch.at === 0 ? { ...epoch, begins, at: begins === 'resume' ? 4 : 0 } : epoch,
        ),
      });
      const head = page.locator(`.wall thead th[title*="${hint}"]`);
      await expect.poll(() => head.allInnerTexts()).toEqual([name]);
    },
  );
});
