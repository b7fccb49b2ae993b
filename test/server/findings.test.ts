import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Emitter } from 'vscode-languageserver/node';
import { captionFile } from '../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import { isWithin } from '../../core/path.ts';
import { Findings } from '../../server/findings/findings.ts';
import type { Session, SessionChange } from '../../server/session/session.ts';
import type { TrainerConfigs } from '../../server/session/trainer-configs.ts';
import { datasetOf } from '../support/memory.ts';

const PATHS = ['1_a/a', '1_a/b', '1_b/c', '1_b/d'].map((stem) => `/dataset/${stem}.txt`);

/** One dataset that comes, changes and goes. */
class Changes {
  readonly #changed = new Emitter<SessionChange>();
  #dataset: Dataset | undefined;
  readonly findings: Findings;

  constructor() {
    const session = {
      onDidChange: this.#changed.event,
      datasetAt: () => this.#dataset,
      datasetOf: () => this.#dataset,
      documentAt: () => undefined,
      configText: () => '[dataset]\nnonsense = 1\n',
    };
    this.findings = new Findings(
      session as unknown as Session,
      {
        open: [],
        of: () => [],
        mayBe: () => false,
        forgetDisk: () => undefined,
      } as unknown as TrainerConfigs,
      () => ({}),
      () => undefined,
    );
  }

  come(): void {
    const files = PATHS.flatMap((path) => {
      const name = path.slice('/dataset/'.length);
      return [name, name.replace('.txt', '.png')].map((one) => [one, '1girl']);
    });
    const config = '[dataset]\ntrigger = "alice"\n';
    this.#dataset = datasetOf(Object.fromEntries(files), { config, origin: 'config' });
    this.#changed.fire({ root: '/dataset' });
  }

  write(path: string, text: string | undefined): void {
    this.writeAll([path], text);
  }

  writeAll(files: readonly string[], text: string | undefined): void {
    const dataset = this.#dataset;
    if (!dataset) return;
    const captions = files.map((path) => {
      return [
        path,
        text === undefined ? undefined : captionFile(dataset, { path, text, bom: false }),
      ] as const;
    });
    this.#dataset = withFiles(dataset, { captions: new Map(captions) });
    this.#changed.fire({ root: '/dataset', files });
  }

  go(): void {
    this.#dataset = undefined;
    this.#changed.fire({ root: '/dataset' });
  }
}

/** The counts as somebody has them who looks at all findings. */
function counted(findings: Findings, root: string): Record<string, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const path of findings.files) {
    if (!isWithin(path, root)) continue;
    for (const { severity } of findings.of(path).findings) counts[severity]++;
  }
  return counts;
}

const text = fc.constantFrom(
  undefined,
  '',
  'alice, 1girl',
  '1girl,, 1girl',
  'alice, (hat:1.2), ,',
  'Alice hat',
);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('write' as const), fc.constantFrom(...PATHS), text) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('settle' as const)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('go' as const)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('come' as const)) },
);

describe('the counts of findings', () => {
  it('are those of all files after any changes', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const changes = new Changes();
        const { findings } = changes;
        changes.come();
        for (const one of steps) {
          if (one[0] === 'write') changes.write(one[1], one[2]);
          else if (one[0] === 'settle') await findings.settled();
          else changes[one[0]]();
          for (const root of ['/dataset', '/dataset/1_a', '/elsewhere'])
            expect(findings.countsBelow(root)).toEqual(counted(findings, root));
          seen += findings.countsBelow('/dataset').warning;
        }
        changes.go();
      }),
      { numRuns: 100 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});

describe('findings of many files that change at once', () => {
  const files = Array.from({ length: 500 }, (_, index) => `/dataset/1_a/${index}.txt`);
  const withFindings = (findings: Findings) => files.filter((path) => findings.of(path).findings.length > 0);

  it('come when it is quiet, so that nobody waits for them', async () => {
    const changes = new Changes();
    const { findings } = changes;
    changes.come();
    await findings.settled();
    changes.writeAll(files, 'alice, smile, smile');
    expect(withFindings(findings)).toEqual([]);
    await findings.settled();
    expect(withFindings(findings)).toHaveLength(files.length);
    changes.write(files[7] ?? '', 'alice, smile');
    expect(findings.of(files[7] ?? '').findings.some(({ code }) => code === 'duplicate-tag')).toBe(false);
    changes.go();
  });
});
