import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the bar. */
export function bar(): GalleryStrings['bar'] {
  const { t } = vscode.l10n;
  return {
    tools: t('Gallery'),
    all: t('{0} pairs', '{0}'),
    some: t('{0} of {1} pairs', '{0}', '{1}'),
    selected: t('{0} chosen', '{0}'),
    loading: t('Searching…'),
    order: t('Sort and Group'),
    sort: t('Sort by'),
    group: t('Group by'),
    ascending: t('Ascending: click to reverse'),
    descending: t('Descending: click to reverse'),
    smaller: t('Smaller Pictures'),
    larger: t('Larger Pictures'),
    grid: t('Show as Grid'),
    list: t('Show as List'),
    crop: t('Show What the Bucket Cuts Away'),
    palette: t('Palette of Tags'),
    captions: t('Edit Captions'),
    numbers: t('Numbers'),
    sheet: t('Edit These Captions as One Text'),
    'by-name': t('Name'),
    'by-date': t('Date'),
    'by-size': t('Size'),
    'by-tokens': t('Tokens'),
    'by-findings': t('Findings'),
    'by-similarity': t('Similarity to the base caption'),
    'in-none': t('Nothing'),
    'in-folder': t('Folder'),
    'in-view': t('View'),
    'in-bucket': t('Bucket'),
    'in-finding': t('Finding'),
    'in-difference': t('First tag that differs'),
  };
}
