import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { run } from '../command.mjs';

const usualPlaces = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

/** @returns {string | undefined} a browser of the Chromium family: CHROMIUM_PATH, or one in a usual place */
export function findBrowser() {
  const own = process.env.CHROMIUM_PATH;
  if (own !== undefined && own !== '') return own;
  return usualPlaces[process.platform]?.find((file) => existsSync(file));
}

/** Ubuntu is not Debian here: its `chromium` package is a pointer to a snap, which needs a running snapd. */
function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Finds a browser; installs Debian's where we may. @throws {Error} that says what to install */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (isDebianRoot()) {
    console.log('Installing Chromium (apt-get) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error('No browser found: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.');
}

/**
 * What the browser is to leave alone: the pages behind its address bar, which it would load with each window, though nobody sees
 * one (that takes longer than a page of ours); a process for the next page, before there is one; and what Playwright turns off, since of two such lists the last one counts.
 */
const unneeded = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/**
 * Starts the browser, without a window. It ends with this process.
 * @param {string[]} graphics flags that say how it draws
 */
export async function launchBrowser(graphics = ['--disable-gpu']) {
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${unneeded.join(',')}`,
  ];
  return await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...graphics, '--disable-quic', ...quiet],
    // The scripts handle these themselves: Playwright would exit before they could clean up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
