import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { runsPageStrings } from '../../client/runs/strings.ts';
import { pageShell } from '../../client/webview/page-shell.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { OpenedRuns } from '../../server/runs/opened-runs.ts';
import { curvesOf } from '../../server/runs/run-curves.ts';
import { runIdOf } from '../../server/runs/run-id.ts';
import { pictureOf } from '../../server/runs/run-picture.ts';
import { TrainedPictures } from '../../server/runs/trained-pictures.ts';
import { layOutArticle } from '../support/article-output.mjs';
import { themes } from './themes.mjs';

const origin = 'https://runs.test';

/** The built page of the runs, on what a real training left, with a host that answers as the server does. */
export class RunsPageMount {
  /** What the page told, but for `ready`. */
  told = [];
  problems = [];
  rated = [];
  /** What is changed in what the page sees of a run. */
  change = (run) => run;

  static async open(browser, { theme = 'dark', width = 1100, metadata = {}, runs } = {}) {
    const mount = new RunsPageMount();
    mount.folder = mkdtempSync(path.join(tmpdir(), 'lora-page-'));
    layOutArticle(mount.folder, metadata);
    mount.opened = new OpenedRuns({ disk: nodeJournalDisk });
    const root = fromNative(mount.folder);
    mount.id = runIdOf({ root, folder: root, name: 'CharacterAI-1-A', isOurs: false });
    const listed = {
      id: mount.id,
      title: 'CharacterAI-1-A',
      state: null,
      when: '2026-11-22T21:23:38Z',
      where: 'runs',
    };
    mount.runs = runs ?? [listed];
    mount.page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    mount.page.setDefaultTimeout(10_000);
    mount.page.on('pageerror', (error) => mount.problems.push(String(error)));
    await mount.#serve();
    await mount.page.exposeFunction('toHost', (message) => mount.#hear(message));
    await mount.page.addInitScript(({ variables, kind }) => {
      window.violations = [];
      let state;
      window.acquireVsCodeApi = () => ({
        postMessage: (message) => void window.toHost(message),
        getState: () => state,
        setState: (now) => {
          state = now;
        },
      });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
        window.violations.push(`${violatedDirective} ${sample}`),
      );
      document.addEventListener('DOMContentLoaded', () => {
        document.body.className = `vscode-${kind}`;
        for (const [name, value] of Object.entries(variables))
          document.documentElement.style.setProperty(name, value);
      });
    }, themes[theme]);
    await mount.page.goto(`${origin}/`);
    return mount;
  }

  async #serve() {
    const html = pageShell(
      {
        ...{ source: origin, nonce: 'bm9uY2U', language: 'en', title: 'Runs' },
        ...{ script: `${origin}/runs.js`, style: `${origin}/runs.css` },
      },
      '<main></main>',
    );
    await this.page.route(`${origin}/**`, (route) => {
      const { pathname, searchParams } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ body: html, contentType: 'text/html' });
      const file = searchParams.get('file');
      return route.fulfill({ path: file ? fileURLToPath(file) : `dist/media${pathname}` });
    });
  }

  async #hear(message) {
    if (message.type === 'event') {
      if (message.event.type === 'ready') await this.begin();
      else this.told.push(message.event);
    } else if (message.type === 'request') {
      const { id, method, params } = message;
      try {
        const result = await this.answer(method, params);
        await this.post({ type: 'result', id, result });
      } catch (error) {
        // A page that is closed hears no answer.
        if (!this.page.isClosed()) this.problems.push(String(error));
      }
    }
  }

  begin(wanted = null) {
    return this.post({
      type: 'event',
      event: { type: 'begin', strings: runsPageStrings(), folders: [], wanted },
    });
  }

  post(message) {
    return this.page.evaluate((data) => window.postMessage(data, '*'), message);
  }

  async answer(method, params) {
    if (method === 'list') return { runs: this.runs };
    if (method === 'curves') {
      const { runs, ...asked } = params;
      const { followed } = await this.opened.look(this.id);
      return { curves: runs.flatMap((id) => curvesOf(id, followed, asked)) };
    }
    if (method === 'rate') {
      this.rated.push(params);
      return { problem: null };
    }
    if (method === 'texts') return { texts: [{ name: 'parameters', text: `<b>${params.key}</b>` }] };
    if (method === 'prompt') return { text: `<lora:${params.key}:0.8>` };
    const run = await this.opened.look(this.id);
    if (!run || this.isGone) return { gone: true };
    const picture = this.change(shownHere(pictureOf(params.id, run, new TrainedPictures())));
    return picture.revision === params.revision ? null : picture;
  }

  /** The page, once the newest run is drawn. */
  async filled() {
    await this.page.locator('.checkpoints tbody tr').nth(7).waitFor();
    await this.page.locator('.uplot canvas').waitFor();
    return this.page;
  }

  async close() {
    expect(this.problems).toEqual([]);
    expect(this.told.filter(({ type }) => type === 'problem')).toEqual([]);
    expect(await this.page.evaluate(() => window.violations)).toEqual([]);
    await this.page.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Pictures come from the page's own origin. */
function shownHere(run) {
  const address = (src) => `${origin}/picture?file=${encodeURIComponent(src)}`;
  return {
    ...run,
    epochs: run.epochs.map((epoch) => ({
      ...epoch,
      samples: epoch.samples.map((sample) => ({ ...sample, src: address(sample.src) })),
    })),
  };
}

/** The address of a file's picture, as a training picture has it. */
export const pictureAddress = (file) =>
  `${origin}/picture?file=${encodeURIComponent(pathToFileURL(path.resolve(file)).href)}`;
