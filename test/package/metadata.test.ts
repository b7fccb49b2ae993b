// What the Marketplace, Open VSX and npm show.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { shippedFiles } from '../../scripts/package/contents.mjs';

const readme = readFileSync('README.md', 'utf8');

describe('the manifest', () => {
  it('has an icon of 256 pixels, and a banner of its colour', () => {
    const { width, height } = imageSize(readFileSync(manifest.icon));
    expect([width, height]).toEqual([256, 256]);
    expect(manifest.galleryBanner).toEqual({ color: '#14171f', theme: 'dark' });
    expect(readFileSync('media/icon.svg', 'utf8')).toContain(manifest.galleryBanner.color);
  });

  it('says where it is from, where to ask, and under what licence', () => {
    const { url } = manifest.repository;
    const page = url.replace(/\.git$/, '');
    expect(manifest.bugs.url).toBe(`${page}/issues`);
    expect(manifest.qna).toBe(`${page}/issues`);
    expect(manifest.homepage).toBe(`${page}#readme`);
    expect(manifest.license).toBe('MIT');
    expect(readFileSync('LICENSE', 'utf8')).toMatch(/^MIT License\n/);
  });

  it('is found under what people look for', () => {
    expect(manifest.categories).toEqual(['Linters', 'Machine Learning', 'Visualization']);
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect(manifest.extensionKind).toEqual(['workspace']);
    expect(manifest.activationEvents).not.toContain('*');
  });

  it('needs no newer VS Code than its types are of', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });
});

describe('the README', () => {
  const targets = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

  it('has pictures that are all there are, none too large; the first of them moves', () => {
    const folder = 'media/readme';
    expect([...pictures].sort()).toEqual(readdirSync(folder).map((name) => `${folder}/${name}`));
    expect(pictures.filter((file) => statSync(file).size > 1_500_000)).toEqual([]);
    const [moving = ''] = pictures;
    // WebP: in the first kilobyte stands that it is animated.
    expect(readFileSync(moving).subarray(0, 1024).includes('ANIM')).toBe(true);
  });

  // VS Code and the Marketplace get them from the repository, as vsce rewrites their addresses.
  it('has none of them in the package, but for one of the walkthrough', () => {
    const shipped = shippedFiles().filter((file) => file.startsWith('media/readme/'));
    expect(shipped).toEqual(['media/readme/gallery.png']);
    expect(readFileSync('media/walkthrough/gallery.md', 'utf8')).toContain('](../readme/gallery.png)');
  });

  it('has links that lead somewhere, and no badges', () => {
    const files = targets
      .filter((target) => !/^(?:https?:|#)/.test(target))
      .map((target) => target.replace(/#.*/, ''));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(readme).not.toMatch(/!\[[^\]]*\]\(https?:|<img /);
  });
});
