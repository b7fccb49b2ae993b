import { describe, expect, it } from 'vitest';
import { pairs } from './choosing-page.mjs';
import { GalleryPage } from './gallery-page.mjs';
import { soundPages } from './sound-pages.mjs';

describe('files in the gallery', () => {
  let gallery;
  const pages = soundPages(() => gallery);

  const open = async (options) => {
    gallery = await GalleryPage.open(pages.browser, options);
    await gallery.cell('front_00000').waitFor();
    return gallery;
  };
  /** What is dragged: addresses by type, or files by name and size. */
  const dragged = ({ lists = {}, files = [] }) =>
    gallery.page.evaluateHandle(
      (given) => {
        const transfer = new DataTransfer();
        for (const [type, text] of Object.entries(given.lists)) transfer.setData(type, text);
        for (const { name, text, bytes } of given.files)
          transfer.items.add(new File([text ?? new Uint8Array(bytes)], name));
        return transfer;
      },
      { lists, files },
    );
  const zone = () => gallery.page.locator('.drop-zone');

  describe('that are dragged onto it', () => {
    it('go from the explorer into the folder of the pair that they are dropped on', async () => {
      await open({ pairs: pairs(5) });
      const list = 'file:///new/a.png\r\nvscode-remote://ssh/new/b\r\nhttps://example.org/c.png';
      const dataTransfer = await dragged({ lists: { 'application/vnd.code.uri-list': list } });
      await gallery.cell('front_00001').dispatchEvent('dragenter', { dataTransfer });
      await gallery.cell('front_00001').dispatchEvent('dragover', { dataTransfer });
      await zone().getByText('Drop to add pictures to 10_alice woman').waitFor();
      await gallery.cell('front_00001').dispatchEvent('drop', { dataTransfer });
      expect(await gallery.event('addUris')).toEqual({
        type: 'addUris',
        dataset: 'd',
        beside: 'file:///alice/front_00001.png',
        uris: ['file:///new/a.png', 'vscode-remote://ssh/new/b'],
      });
      await zone().waitFor({ state: 'hidden' });
    });

    it('go where one is asked for, elsewhere', async () => {
      await open({ pairs: pairs(5) });
      const dataTransfer = await dragged({ lists: { 'text/uri-list': 'file:///new/a.png' } });
      const bar = gallery.page.locator('#bar');
      await bar.dispatchEvent('dragover', { dataTransfer });
      await zone().getByText('Drop to add pictures, with their captions').waitFor();
      await bar.dispatchEvent('drop', { dataTransfer });
      expect(await gallery.event('addUris')).toMatchObject({ beside: null, uris: ['file:///new/a.png'] });
    });

    it('show no place to drop them once they are dragged away, nor text that is dragged', async () => {
      await open({ pairs: pairs(5) });
      const dataTransfer = await dragged({ lists: { 'text/uri-list': 'file:///new/a.png' } });
      const body = gallery.page.locator('body');
      await body.dispatchEvent('dragover', { dataTransfer });
      await zone().waitFor();
      await body.dispatchEvent('dragleave', { dataTransfer });
      await zone().waitFor({ state: 'hidden' });
      await body.dispatchEvent('dragover', {
        dataTransfer: await dragged({ lists: { 'text/plain': 'smile' } }),
      });
      expect(await zone().isHidden()).toBe(true);
    });

    it('are handed over from the desktop piece by piece, pictures and captions alone', async () => {
      const files = new Map();
      await open({
        pairs: pairs(5),
        answers: {
          addFile: async ({ name, offset, data }) => {
            const before = files.get(name) ?? Buffer.alloc(0);
            expect(offset).toBe(before.length);
            files.set(name, Buffer.concat([before, Buffer.from(data, 'base64')]));
            return { problem: null };
          },
        },
      });
      const dataTransfer = await dragged({
        files: [
          { name: 'a.png', bytes: 4 * 1024 * 1024 + 5 },
          { name: 'a.txt', text: 'häuser, 1girl' },
          { name: 'film.mp4', text: 'no' },
        ],
      });
      await gallery.cell('front_00002').dispatchEvent('dragover', { dataTransfer });
      await gallery.cell('front_00002').dispatchEvent('drop', { dataTransfer });
      expect(await gallery.event('addUploaded')).toMatchObject({
        dataset: 'd',
        beside: 'file:///alice/front_00002.png',
        isCancelled: false,
      });
      expect([...files.keys()].sort()).toEqual(['a.png', 'a.txt']);
      expect(files.get('a.png').length).toBe(4 * 1024 * 1024 + 5);
      expect(files.get('a.txt').toString()).toBe('häuser, 1girl');
      expect(await gallery.page.locator('.drop-status').isHidden()).toBe(true);
    });

    it('tell why they can not be taken', async () => {
      await open({
        pairs: pairs(5),
        answers: { addFile: async () => ({ problem: 'The disk is full.' }) },
      });
      const dataTransfer = await dragged({ files: [{ name: 'a.png', text: 'x' }] });
      await gallery.page.locator('body').dispatchEvent('drop', { dataTransfer });
      await gallery.page.getByRole('alert').getByText('The disk is full.').waitFor();
      await gallery.event('addUploaded');
      await gallery.page.getByRole('button', { name: 'Dismiss' }).click();
      await gallery.page.locator('.drop-status').waitFor({ state: 'hidden' });
    });

    it('come one after the other when they are dropped one after the other', async () => {
      const names = [];
      const addFile = async ({ name }) => {
        names.push(name);
        return { problem: null };
      };
      await open({ pairs: pairs(5), answers: { addFile } });
      await gallery.page.evaluate(() => {
        for (const name of ['one.png', 'two.png']) {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['x'], name));
          document.body.dispatchEvent(
            new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
          );
        }
      });
      expect((await gallery.event('addUploaded')).isCancelled).toBe(false);
      expect((await gallery.event('addUploaded')).isCancelled).toBe(false);
      expect(names).toEqual(['one.png', 'two.png']);
    });

    it('are given up by a button', async () => {
      let answer;
      await open({
        pairs: pairs(5),
        answers: {
          addFile: () =>
            new Promise((resolve) => {
              answer = () => resolve({ problem: null });
            }),
        },
      });
      const dataTransfer = await dragged({
        files: [
          { name: 'a.png', text: 'x' },
          { name: 'b.png', text: 'x' },
        ],
      });
      await gallery.page.locator('body').dispatchEvent('drop', { dataTransfer });
      await gallery.page.getByRole('status').getByText('Reading 0 of 2 files…').waitFor();
      await expect.poll(() => answer !== undefined).toBe(true);
      await gallery.page.getByRole('button', { name: 'Cancel' }).click();
      answer();
      expect(await gallery.event('addUploaded')).toMatchObject({ isCancelled: true });
    });
  });

  describe('the menu of a pair', () => {
    it('is meant for what is chosen', async () => {
      await open({ pairs: pairs(5) });
      await gallery.cell('front_00001').click();
      await gallery.cell('front_00002').click({ modifiers: ['Control'] });
      await gallery.cell('front_00002').click({ button: 'right' });
      gallery.channel.send({ type: 'act', action: 'move', text: null });
      expect(await gallery.event('files')).toEqual({
        type: 'files',
        command: 'move',
        dataset: 'd',
        images: ['file:///alice/front_00001.png', 'file:///alice/front_00002.png'],
      });
      await gallery.cell('front_00003').click({ button: 'right' });
      for (const command of ['rename', 'copy', 'exclude', 'delete', 'reveal', 'openImage']) {
        gallery.channel.send({ type: 'act', action: command, text: null });
        expect(await gallery.event('files')).toMatchObject({
          command,
          images: ['file:///alice/front_00003.png'],
        });
      }
    });

    it('opens captions and marks pairs as looked at', async () => {
      await open({ pairs: pairs(5) });
      await gallery.cell('front_00003').click({ button: 'right' });
      gallery.channel.send({ type: 'act', action: 'openCaption', text: null });
      expect(await gallery.event('openCaption')).toMatchObject({
        image: 'file:///alice/front_00003.png',
        keepFocus: false,
      });
      gallery.channel.send({ type: 'act', action: 'review', text: null });
      expect(await gallery.event('review')).toMatchObject({
        images: ['file:///alice/front_00003.png'],
        isReviewed: true,
      });
    });

    it('pastes tags', async () => {
      await open({ pairs: pairs(5) });
      await gallery.cell('front_00003').click({ button: 'right' });
      gallery.channel.send({ type: 'act', action: 'pasteTags', text: 'hat, red scarf' });
      await expect
        .poll(() => gallery.edits)
        .toMatchObject([
          {
            images: ['file:///alice/front_00003.png'],
            operation: { kind: 'add', tags: ['hat', 'red scarf'] },
          },
        ]);
    });

    it('is told to VS Code by the cell', async () => {
      await open({ pairs: pairs(5) });
      const context = await gallery.cell('front_00003').getAttribute('data-vscode-context');
      expect(JSON.parse(context)).toMatchObject({ webviewSection: 'pair' });
    });
  });
});
