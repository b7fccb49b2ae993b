import { describe, expect, it } from 'vitest';
import { Emitter, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { FeatureContext } from '../../server/features/feature.ts';
import { startPushing } from '../../server/findings/pushed-reports.ts';
import { uriOfPath } from '../../server/uri.ts';

const PATHS = ['/d/a.txt', '/d/b.txt', '/d/c.txt'];

/** An editor that pulls what is open, on a connection that writes when the test says so. */
function editor() {
  const [changed, opened, closed] = [new Emitter<readonly string[]>(), new Emitter(), new Emitter()];
  const open = new Set<string>();
  const sent: string[] = [];
  const writing: (() => void)[] = [];
  const context = {
    connection: {
      sendDiagnostics({ uri, diagnostics }: PublishDiagnosticsParams) {
        sent.push(`${uri.slice(-'a.txt'.length)} ${diagnostics.length}`);
        return new Promise<void>((resolve) => writing.push(resolve));
      },
    },
    session: {
      uriOf: uriOfPath,
      datasetOf: () => undefined,
      documentAt: (path: string) => (open.has(path) ? { version: 1 } : undefined),
    },
    findings: {
      onDidChange: changed.event,
      trainerConfigText: () => undefined,
      of: (file: string) => ({
        serial: 1,
        findings: [
          {
            ...{ code: 'empty-caption', severity: 'warning', scope: 'file', file },
            ...{ span: { start: 0, end: 0 }, message: { template: '', args: [] }, fixes: [], related: [] },
          },
        ],
      }),
    },
    documents: { onDidOpen: opened.event, onDidClose: closed.event },
  } as unknown as FeatureContext;
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    sent,
    end: startPushing(context, 'unopened'),
    find: (paths: readonly string[]) => changed.fire(paths),
    open(path: string) {
      open.add(path);
      opened.fire({ document: { uri: uriOfPath(path) } });
    },
    close(path: string) {
      open.delete(path);
      closed.fire({ document: { uri: uriOfPath(path) } });
    },
    /** Has the connection write what it was given. */
    async written() {
      for (const write of writing.splice(0)) write();
      await settled();
    },
  };
}

/** One to which the findings of three files were pushed. */
async function toldEditor() {
  const told = editor();
  told.find(PATHS);
  for (const _ of PATHS) await told.written();
  expect(told.sent.splice(0)).toEqual(['a.txt 1', 'b.txt 1', 'c.txt 1']);
  return told;
}

describe('what was pushed', () => {
  it('is taken back one by one, which leaves room for answers, and it is told when all is', async () => {
    const { end, sent, written } = await toldEditor();
    let isEnded = false;
    void end().then(() => {
      isEnded = true;
    });
    expect(sent).toEqual(['a.txt 0']);
    await written();
    expect(sent).toEqual(['a.txt 0', 'b.txt 0']);
    await written();
    expect([isEnded, sent.length]).toEqual([false, 3]);
    await written();
    expect(isEnded).toBe(true);
  });

  it('of a file that is opened meanwhile is taken back at once, and only once', async () => {
    const { end, sent, open, written } = await toldEditor();
    const ended = end();
    open('/d/c.txt');
    expect(sent).toEqual(['a.txt 0', 'c.txt 0']);
    for (const _ of PATHS) await written();
    await ended;
    expect(sent).toEqual(['a.txt 0', 'c.txt 0', 'b.txt 0']);
  });

  it('is pushed no more after that, also of files that are closed', async () => {
    const { end, sent, open, close, find, written } = await toldEditor();
    const ended = end();
    open('/d/a.txt');
    close('/d/a.txt');
    find(PATHS);
    for (const _ of PATHS) await written();
    await ended;
    expect(sent).toEqual(['a.txt 0', 'b.txt 0', 'c.txt 0']);
    // Asked a second time, there is nothing to take back.
    await end();
  });
});
