import { Emitter } from 'vscode-languageserver/node';
import { collapse } from '../../core/collapse.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { asksDictionary, type LintOptions, lintDataset, lintFile } from '../../core/engine.ts';
import type { Finding, Fix } from '../../core/finding.ts';
import { lintConfig } from '../../core/lint-config.ts';
import { isWithin, joinPath } from '../../core/path.ts';
import type { RuleCode } from '../../core/rules/codes.ts';
import type { FindingCounts } from '../../protocol/lsp.ts';
import type { Session, SessionChange } from '../session/session.ts';
import type { TrainerConfigs } from '../session/trainer-configs.ts';
import { createTurn, GivenUp } from '../turn.ts';
import { type FileFindings, FindingStore } from './finding-store.ts';

/** How long nothing may change before the whole dataset is looked at again (ms). */
const QUIET = 200;

/** A bulk edit of more files than this would keep its user waiting (count). */
const MOST_AT_ONCE = 100;

interface DatasetState {
  /** Grows with each change: a lint of an older revision is given up. */
  revision: number;
  timer: NodeJS.Timeout | undefined;
  collapsed: ReadonlySet<RuleCode>;
  linting: Promise<void> | undefined;
}

/**
 * The findings of all datasets, file by file. A changed file is looked at once, at its change; what its change means
 * for the rest of the dataset is worked out when it is quiet.
 */
export class Findings {
  readonly #session: Session;
  readonly #configs: TrainerConfigs;
  readonly #options: (place: string) => LintOptions;
  readonly #log: (line: string) => void;
  readonly #store = new FindingStore();
  readonly #states = new Map<string, DatasetState>();
  readonly #changed = new Emitter<readonly string[]>();
  readonly #retold = new Emitter<string>();
  /** Files whose findings became other ones. */
  readonly onDidChange = this.#changed.event;
  /** A file whose findings are to be told anew, changed or not. */
  readonly onDidRetell = this.#retold.event;

  /** @param options how what lies at a path is looked at, as of now; see `lintAgain` */
  constructor(
    session: Session,
    configs: TrainerConfigs,
    options: (place: string) => LintOptions,
    log: (line: string) => void,
  ) {
    this.#session = session;
    this.#configs = configs;
    this.#options = options;
    this.#log = log;
    session.onDidChange((change) => this.#hear(change));
  }

  /** The findings of a file as they stand. */
  of(path: string): FileFindings {
    return this.#store.of(path);
  }

  /** The files that have findings now. */
  get files(): readonly string[] {
    return this.#store.paths.filter((path) => this.of(path).findings.length > 0);
  }

  /** Whether a rule finds something in another file of the same dataset. */
  findsElsewhere(code: string, path: string): boolean {
    const root = this.#session.datasetOf(path)?.root;
    if (root === undefined) return false;
    for (const [file, { findings }] of this.#store.entries())
      if (file !== path && isWithin(file, root) && findings.some((one) => one.code === code)) return true;
    return false;
  }

  /** Whether a rule's findings in a dataset are put together as one. */
  isCollapsed(root: string, code: RuleCode): boolean {
    return this.#states.get(root)?.collapsed.has(code) ?? false;
  }

  /** The first fix that there is for a rule's findings in a dataset. */
  fixOf(root: string, code: RuleCode): Fix | undefined {
    for (const [path, { findings }] of this.#store.entries()) {
      if (!this.#belongs(path, root)) continue;
      const fixed = findings.find((one) => one.code === code && one.fixes.length > 0);
      if (fixed) return fixed.fixes[0];
    }
    return undefined;
  }

  /** How many there are below a folder; asked at each change. */
  countsBelow(root: string): FindingCounts {
    return this.#store.countsBelow(root);
  }

  /** Looks at a file of a dataset that is looked at nowhere else: one of a folder that nobody declared. */
  lint(dataset: Dataset, path: string): readonly Finding[] {
    return lintFile(dataset, path, this.#options(dataset.root));
  }

  /** Has a file's findings told anew to who may have missed them. */
  retell(path: string): void {
    this.#retold.fire(path);
  }

  /** Resolves when the whole of all datasets was looked at since their last change. */
  async settled(): Promise<void> {
    for (;;) {
      const waiting = [...this.#states].find(
        ([, { timer, linting }]) => timer !== undefined || linting !== undefined,
      );
      if (!waiting) return;
      const [root, state] = waiting;
      if (state.timer !== undefined) this.#start(root, state);
      await state.linting;
    }
  }

  /** Looks at those datasets again whose findings depend on the tag lists: there are others now. */
  dictionaryChanged(): void {
    for (const { root, config } of this.#session.datasets)
      if (asksDictionary(config, this.#options(root))) this.#schedule(root);
  }

  /** Looks at a configuration file again, whose text changed. */
  lintConfig(root: string): void {
    const changed = this.#store.store(joinPath(root, CONFIG_FILE), this.#configFindings(root));
    if (changed) this.#changed.fire([joinPath(root, CONFIG_FILE)]);
    if (this.#session.datasetAt(root)) this.#schedule(root);
  }

  /** The text that was looked at of one of the trainer's configurations. */
  trainerConfigText(path: string): string | undefined {
    return this.#configs.text(path);
  }

  /** Looks again at the trainer's configurations, since these files, or what they name, are other ones. */
  lintTrainerConfigs(paths: readonly string[]): void {
    this.#configs.forget();
    const open = this.#configs.open;
    const changed = [...new Set([...paths, ...open])].filter((path) => {
      const dataset = this.#session.datasetOf(path);
      const collapsed = (dataset && this.#states.get(dataset.root)?.collapsed) ?? new Set<RuleCode>();
      const own = dataset?.captions.has(path)
        ? this.#visible(dataset, path, collapsed)
        : this.#inTrainerConfig(path);
      return this.#store.store(path, own);
    });
    if (changed.length > 0) this.#changed.fire(changed);
    for (const { root } of this.#session.datasets)
      if (paths.some((path) => isWithin(path, root))) this.#schedule(root);
  }

  /** Looks at everything again, since the options are other ones. */
  lintAgain(): void {
    this.lintTrainerConfigs([]);
    for (const { root } of this.#session.datasets) this.#hear({ root });
  }

  /** How a file is looked at as of now: as its dataset is. */
  optionsAt(path: string): LintOptions {
    return this.#options(this.#session.datasetOf(path)?.root ?? path);
  }

  #hear({ root, files }: SessionChange): void {
    const dataset = this.#session.datasetAt(root);
    if (!dataset) {
      this.#clear(root);
      return;
    }
    if (!files) this.#configs.forgetDisk();
    const state = this.#schedule(root);
    // A whole dataset, or a good part of it: at once only what someone looks at.
    const isFew = files !== undefined && files.length <= MOST_AT_ONCE;
    const now = isFew
      ? files
      : [...(files ?? dataset.captions.keys())].filter((path) => this.#session.documentAt(path));
    const changed = now.filter((path) => {
      // What is found of the dataset as a whole holds until that is looked at again.
      const whole = this.of(path).findings.filter(({ scope }) => scope === 'dataset');
      return this.#store.store(path, [...whole, ...this.#visible(dataset, path, state.collapsed)]);
    });
    if (changed.length > 0) this.#changed.fire(changed);
  }

  #visible(dataset: Dataset, path: string, collapsed: ReadonlySet<RuleCode>): readonly Finding[] {
    // A folder that nobody declared is looked at only where its captions are open.
    if (dataset.origin === 'flat' && !this.#session.documentAt(path)) return [];
    const found = this.lint(dataset, path).map((finding) =>
      collapsed.has(finding.code) ? { ...finding, severity: 'hint' as const } : finding,
    );
    return this.#configs.mayBe(path) ? [...found, ...this.#inTrainerConfig(path)] : found;
  }

  /** What is found in one of the trainer's configurations that is open, or that belongs to a declared dataset. */
  #inTrainerConfig(path: string): readonly Finding[] {
    const isOurs = () =>
      this.#session.datasets.some(
        (dataset) =>
          dataset.origin !== 'flat' && this.#configs.of(dataset, this.#options(dataset.root)).includes(path),
      );
    if (!this.#configs.mayBe(path) || !(this.#session.documentAt(path) || isOurs())) return [];
    return this.#configs.lint(path, this.optionsAt(path))?.findings ?? [];
  }

  /** Those of a dataset, and others that are open in its folder. */
  #trainerConfigsOf(dataset: Dataset): ReadonlySet<string> {
    const open = this.#configs.open.filter((path) => this.#belongs(path, dataset.root));
    return new Set([...this.#configs.of(dataset, this.#options(dataset.root)), ...open]);
  }

  #schedule(root: string): DatasetState {
    let state = this.#states.get(root);
    const isNew = !state;
    if (!state) {
      state = { revision: 0, timer: undefined, collapsed: new Set(), linting: undefined };
      this.#states.set(root, state);
    }
    state.revision++;
    clearTimeout(state.timer);
    const scheduled = state;
    state.timer = setTimeout(() => this.#start(root, scheduled), isNew ? 0 : QUIET);
    return state;
  }

  #start(root: string, state: DatasetState): void {
    clearTimeout(state.timer);
    state.timer = undefined;
    const linting: Promise<void> = this.#lint(root, state)
      .catch((error: unknown) => {
        if (!(error instanceof GivenUp))
          this.#log(`linting ${root} failed: ${error instanceof Error ? error.stack : error}`);
      })
      .finally(() => {
        if (state.linting === linting) state.linting = undefined;
      });
    state.linting = linting;
  }

  async #lint(root: string, state: DatasetState): Promise<void> {
    const { revision } = state;
    const dataset = this.#session.datasetAt(root);
    if (!dataset) return;
    const byFile = new Map<string, Finding[]>();
    if (dataset.origin === 'flat') {
      for (const path of dataset.captions.keys())
        byFile.set(path, [...this.#visible(dataset, path, state.collapsed)]);
      for (const path of this.#trainerConfigsOf(dataset))
        if (!byFile.has(path)) byFile.set(path, [...this.#inTrainerConfig(path)]);
    } else {
      const turn = createTurn(() => state.revision !== revision);
      const all = await lintDataset(dataset, turn, this.#options(root));
      const { findings, codes } = collapse(dataset, all, state.collapsed);
      state.collapsed = codes;
      const inConfigs = [...this.#trainerConfigsOf(dataset)].flatMap((path) => this.#inTrainerConfig(path));
      for (const finding of [...this.#configFindings(root), ...findings, ...inConfigs]) {
        const list = byFile.get(finding.file);
        list ? list.push(finding) : byFile.set(finding.file, [finding]);
      }
    }
    const before = this.#store.paths.filter((path) => this.#belongs(path, root));
    const changed = [...new Set([...before, ...byFile.keys()])].filter((path) =>
      this.#store.store(path, byFile.get(path) ?? []),
    );
    if (changed.length > 0) this.#changed.fire(changed);
  }

  #configFindings(root: string): readonly Finding[] {
    const text = this.#session.configText(root);
    if (text === undefined) return [];
    const around = { ...this.#options(root), installed: this.#configs.installed };
    const { mistakes, training } = lintConfig(joinPath(root, CONFIG_FILE), text, around);
    return [...mistakes, ...training];
  }

  #clear(root: string): void {
    const state = this.#states.get(root);
    if (state) {
      state.revision++;
      clearTimeout(state.timer);
      this.#states.delete(root);
    }
    const changed = this.#store.paths.filter(
      (path) => this.#belongs(path, root) && this.#store.store(path, []),
    );
    if (changed.length > 0) this.#changed.fire(changed);
  }

  /** Whether a file is a dataset's, not one's that lies inside it. */
  #belongs(path: string, root: string): boolean {
    if (!isWithin(path, root)) return false;
    const owner = this.#session.datasetOf(path);
    return !owner || owner.root === root;
  }
}
