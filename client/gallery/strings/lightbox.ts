import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the large view. */
export function lightbox(): GalleryStrings['lightbox'] {
  const { t } = vscode.l10n;
  return {
    picture: t('Picture with its caption'),
    compared: t('Pictures side by side'),
    about: t('About this picture'),
    position: t('{0} of {1}', '{0}', '{1}'),
    beside: t('{0} pictures side by side', '{0}'),
    tools: t('Picture'),
    close: t('Close (Escape)'),
    previous: t('Previous Picture (Left Arrow)'),
    next: t('Next Picture (Right Arrow)'),
    zoomIn: t('Zoom In (+)'),
    zoomOut: t('Zoom Out (-)'),
    percent: t('{0} %', '{0}'),
    whole: t('Show All of the Picture (0)'),
    ownSize: t('Show in Its Own Size (0)'),
    flip: t('Mirror (F)'),
    halves: t('Mirror Half of the Picture (H)'),
    halvesLeft: t('The left half is mirrored: show the right one so (H)'),
    halvesRight: t('The right half is mirrored: show the picture as it is (H)'),
    mask: t('Show the Mask (M)'),
    withMask: t('Shaded is what the mask leaves out.'),
    withoutMask: t('There is no mask for this picture. Where it is transparent, it is chequered.'),
    help: t('Show Keys (?)'),
    tooLarge: t('This picture has {0} megapixels.', '{0}'),
    showLarge: t('Show It All the Same'),
    size: t('{0} pixels', '{0}'),
    bucket: t('Bucket {0}', '{0}'),
    cutAcross: t('{0} % of the width cut away', '{0}'),
    cutDown: t('{0} % of the height cut away', '{0}'),
    findings: t('Findings'),
    ownTag: t('Not all of these captions have this tag.'),
  };
}
