import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser, launchBrowser } from './browser.mjs';
import { installVscode } from './install.mjs';
import { startServer, workbenchUrl } from './server.mjs';

/** Tells the suite's own lines from what else the editor logs; nothing prints it by chance. */
const mark = '\x1e';

const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Prints the suite's report as it comes; keeps the rest of the editor's log, and the totals that the report ends with. */
function createLog() {
  const started = Date.now();
  const editor = [];
  let totals;
  return {
    editor,
    totals: () => totals,
    add(type, [first, ...rest]) {
      if (typeof first === 'string' && first.startsWith(mark)) {
        const line = first.slice(mark.length);
        const match = /^totals (\{.*\})$/.exec(line);
        if (match) totals = JSON.parse(match[1]);
        else console.log(line, ...rest);
      } else {
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        editor.push(`${seconds} s [${type}] ${[first, ...rest].map(text).join(' ')}`);
      }
    },
  };
}

/** Opens the editor on the tests. @returns {Promise<string | number>} the suite's exit code, or what went wrong */
function runInPage(page, url, log, timeout) {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => resolve(`no result after ${timeout / 1000} s`), timeout);
    const end = (outcome) => {
      clearTimeout(deadline);
      resolve(outcome);
    };
    page.on('crash', () => end('the page crashed'));
    // The two functions by which VS Code talks to whoever runs its tests in a browser.
    const ready = Promise.all([
      page.exposeFunction('codeAutomationLog', (type, args) => log.add(type, args)),
      page.exposeFunction('codeAutomationExit', (code) => end(code)),
    ]);
    ready.then(() => page.goto(url)).catch(reject);
  });
}

/**
 * Runs a test entry (the kind that @vscode/test-electron takes) in the extension host of a real VS Code.
 * @param {object} options
 * @param {string} options.profile with what shall be installed
 * @param {string} options.extension folder of the extension under development
 * @param {string} options.entry
 * @param {string} options.folder the workspace
 * @param {string} options.logFile for the editor's log; a picture of a failure lies beside it
 * @param {string | undefined} options.grep only tests whose title matches
 * @param {number} [options.timeout] milliseconds
 * @returns {Promise<{ passed: number, failed: number }>} a crash or a timeout is one failure
 */
export async function runEditorTests(options) {
  const { profile, extension, entry, folder, logFile, grep, timeout = 300_000 } = options;
  await installVscode();
  await ensureBrowser();
  const picture = logFile.replace(/\.log$/, '.png');
  rmSync(picture, { force: true });
  const env = {
    TEST_OUTPUT_MARK: mark,
    LORA_WORKBENCH_CACHE: path.join(profile, 'cache'),
    ...(grep === undefined ? {} : { MOCHA_GREP: grep }),
  };
  const server = await startServer({ profile, testDriver: true, env });
  const log = createLog();
  let browser;
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const outcome = await runInPage(page, workbenchUrl(server, folder, { extension, entry }), log, timeout);
    const { passed, failed } = log.totals() ?? { passed: 0, failed: 0 };
    const broken = outcome !== 0 || log.totals() === undefined;
    if (typeof outcome === 'string') console.error(`The editor tests were cut short: ${outcome}.`);
    if (broken) await page.screenshot({ path: picture }).catch(() => {});
    if (broken) console.error(`Editor log: ${logFile}; picture: ${picture}`);
    return { passed, failed: broken ? Math.max(failed, 1) : failed };
  } finally {
    await browser?.close();
    await server.stop();
    mkdirSync(path.dirname(logFile), { recursive: true });
    writeFileSync(logFile, [...log.editor, '--- server ---', server.log()].join('\n'));
  }
}
