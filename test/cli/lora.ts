import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import * as z from 'zod';

/** The built command. */
export const cli = path.resolve('dist/cli.js');

const sample = path.resolve('test/fixtures/pictures/square.png');

/** A whole picture. */
export const picture: Uint8Array = fs.readFileSync(sample);

/** What tests leave in the journal, and nowhere in the user's own. */
const state = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-state-'));
process.once('exit', () => fs.rmSync(state, { recursive: true, force: true }));

/** How a run of `lora` ended, and what it said. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Beside what this process has; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Another user to run as; only root may. */
  readonly uid?: number;
  /** Another copy of the command. */
  readonly cli?: string;
  /** Another Node to run it with. */
  readonly node?: string;
  /** What it reads on its standard input. */
  readonly stdin?: string;
}

/** Runs `lora` in a folder. */
export function lora(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const settings = {
    cwd,
    env: {
      ...inherited,
      LORA_WORKBENCH_STATE: state,
      LORA_WORKBENCH_CACHE: path.join(tmpdir(), 'lora-test-cache'),
      ...options.env,
    },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  };
  return new Promise((resolve) => {
    const child = execFile(
      options.node ?? process.execPath,
      [options.cli ?? cli, ...args],
      settings,
      (_error, stdout, stderr) => {
        resolve({ code: child.exitCode, stdout, stderr });
      },
    );
    child.stdin?.end(options.stdin ?? '');
  });
}

/** A copy of the built command in a folder of its own, where any user may read it and so run it; to be removed by the caller. */
export function commandForAnyone(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'lora-cli-copy-'));
  fs.chmodSync(folder, 0o755);
  for (const name of ['cli.js', 'lora.js', 'clip-merges.bin'])
    fs.copyFileSync(path.join(path.dirname(cli), name), path.join(folder, name));
  return path.join(folder, 'cli.js');
}

/** What lies in a folder of a test: a text, bytes, or a link. */
export type Content = string | Uint8Array | { readonly link: string };

/** A new folder with these files, removed after the test. */
export function folderWith(files: Readonly<Record<string, Content>>): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-cli-'));
  // What looks after a run may write its last words meanwhile; `rmSync` would not look again what is in a folder.
  onTestFinished(() =>
    fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) fs.writeFileSync(file, content);
    else fs.symlinkSync(content.link, file);
  }
  return folder;
}

/** Pictures with these captions, in one concept folder: `{ a: '1girl' }` → `10_alice/a.png`, `10_alice/a.txt`. */
export function pairs(
  captions: Readonly<Record<string, Content>>,
  concept = '10_alice',
): Record<string, Content> {
  return Object.fromEntries(
    Object.entries(captions).flatMap(([name, content]) => [
      [`${concept}/${name}.png`, picture],
      [`${concept}/${name}.txt`, content],
    ]),
  );
}

/** All that a folder holds, with content, permissions and times: two of them are equal when nothing was touched. */
export function digestOfTree(folder: string): readonly string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => {
    const file = path.join(folder, name);
    const { mode, mtimeMs, ino } = fs.lstatSync(file);
    return `${name} ${mode.toString(8)} ${mtimeMs} ${ino} ${contentOf(file)}`;
  });
}

function contentOf(file: string): string {
  const stat = fs.lstatSync(file);
  if (stat.isSymbolicLink()) return fs.readlinkSync(file);
  return stat.isFile() ? createHash('sha256').update(fs.readFileSync(file)).digest('hex') : '';
}

const position = z.strictObject({ line: z.int().min(0), character: z.int().min(0) });
const range = z.strictObject({ start: position, end: position });
const severity = z.enum(['error', 'warning', 'info', 'hint']);

/** The JSON report, as the contract has it and with nothing beside. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  datasets: z.array(z.strictObject({ root: z.string(), images: z.int(), captions: z.int() })),
  findings: z.array(
    z.strictObject({
      file: z.string(),
      range,
      severity,
      code: z.string(),
      message: z.string(),
      scope: z.enum(['file', 'dataset']),
      count: z.int(),
      fix: z
        .strictObject({
          title: z.string(),
          edits: z.array(z.strictObject({ range, newText: z.string() })),
        })
        .nullable(),
    }),
  ),
  summary: z.strictObject({ error: z.int(), warning: z.int(), info: z.int(), hint: z.int() }),
});

export type JsonReport = z.infer<typeof reportSchema>;

/** Lints with `--format json`, and reads the report strictly. */
export async function lintJson(
  cwd: string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Run & { readonly report: JsonReport }> {
  const run = await lora(cwd, ['lint', '--format', 'json', ...args], options);
  if (run.stdout === '') throw new Error(`there is no report; ${run.stderr || `exit code ${run.code}`}`);
  return { ...run, report: reportSchema.parse(JSON.parse(run.stdout)) };
}

/** The findings in short: `a.txt:0:7 duplicate-tag warning`. */
export function inShort({ findings }: JsonReport): readonly string[] {
  return findings.map(({ file, range: { start }, code, severity }) => {
    return `${file}:${start.line}:${start.character} ${code} ${severity}`;
  });
}
