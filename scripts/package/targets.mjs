import process from 'node:process';

/**
 * The platforms that a package is made for, as VS Code calls them, and as npm tells their packages apart.
 * @type {Readonly<Record<string, { os: string, cpu: string, libc?: string }>>}
 */
export const platforms = {
  'linux-x64': { os: 'linux', cpu: 'x64', libc: 'glibc' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  'darwin-x64': { os: 'darwin', cpu: 'x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64' },
  'win32-x64': { os: 'win32', cpu: 'x64' },
  'win32-arm64': { os: 'win32', cpu: 'arm64' },
  'alpine-x64': { os: 'linux', cpu: 'x64', libc: 'musl' },
};

/** The package without native code, for all other platforms: VS Code takes it where there is none of their own. */
export const UNIVERSAL = 'universal';

/** All that is released. */
export const targets = [...Object.keys(platforms), UNIVERSAL];

/** What VS Code calls this platform, as in `linux-x64`. */
export function thisPlatform() {
  const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${isMusl ? 'alpine' : process.platform}-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}

/**
 * The packages of npm that a target's .vsix holds, which is native code and what calls it.
 * @param {string} target one of `targets`
 * @returns {string[]} their names, sorted
 */
export function packagesOf(target) {
  if (target === UNIVERSAL) return [];
  const { os, cpu, libc } = platforms[target];
  const name = `${libc === 'musl' ? 'linuxmusl' : os}-${cpu}`;
  // On Windows the library lies in sharp's own package.
  const library = os === 'win32' ? [] : [`@img/sharp-libvips-${name}`];
  return ['@img/colour', ...library, `@img/sharp-${name}`, 'detect-libc', 'semver', 'sharp'].sort();
}
