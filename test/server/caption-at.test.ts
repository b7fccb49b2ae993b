import { expect, it } from 'vitest';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FeatureContext } from '../../server/features/feature.ts';
import { captionAt } from '../../server/session/caption-at.ts';
import { uriOfPath } from '../../server/uri.ts';
import { png } from '../support/images.ts';
import { HeldScans } from './held-scans.ts';

const A = '/w/10_alice woman/a';

it('a request waits for the first scan, and for no other', async () => {
  const held = new HeldScans({ [`${A}.png`]: png(64, 64), [`${A}.txt`]: 'alice' });
  const uri = uriOfPath(`${A}.txt`);
  const documents = new TextDocuments(TextDocument);
  documents.get = () => TextDocument.create(uri, 'plaintext', 1, 'alice');
  const ask = async () => {
    const open = await captionAt({ session: held.session, documents } as FeatureContext, { uri });
    return open?.caption.text;
  };
  const first = held.session.scan('/w', 'opened');
  expect(await ask()).toBe('alice');
  await first;
  let meanwhile: string | undefined;
  await held.scan('/w', 'ready', async () => {
    meanwhile = await ask();
  });
  expect(meanwhile).toBe('alice');
});
