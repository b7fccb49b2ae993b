// What keeps a hostile folder from doing anything: which settings it can't have, no shell, no connection but those listed here.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, targetOf } from './imports.ts';
import { sourceFiles } from './source-files.ts';

/** What runs on the user's machine; scripts and tests are ours alone. */
const shipped = [...sourceFiles()].filter(([file]) =>
  /^(?:core|server|cli|client|media|protocol)\//.test(file),
);

/** The files in which something stands, without what only comments say. */
const filesWith = (pattern: RegExp) =>
  shipped
    .filter(([, text]) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')))
    .map(([file]) => file)
    .sort();

interface Setting {
  readonly scope?: string;
}
const { contributes, capabilities } = JSON.parse(readFileSync('package.json', 'utf8'));
const settings = Object.entries<Setting>(contributes.configuration.properties);
const restricted: readonly string[] = capabilities.untrustedWorkspaces.restrictedConfigurations;

/** Settings that say nothing but how something looks, or how loud a rule is: a folder may have them, trusted or not. */
const harmless = [
  'lora.walk.showPicture',
  'lora.completion.escapeParentheses',
  'lora.inlayHints.tokens',
  'lora.codeLens.enabled',
  'lora.lint.pixels',
  'lora.rules',
  'lora.trace.server',
];

describe('in a folder that is not trusted', () => {
  it('no setting of the folder names a program, a file or an address', () => {
    const open = settings.filter(([name, { scope }]) => scope !== 'machine' && !restricted.includes(name));
    // Whoever adds a setting says here that it is harmless, or restricts it, or leaves it to the user's own settings.
    expect(open.map(([name]) => name).sort()).toEqual([...harmless].sort());
  });

  it('what is restricted is there, and is no setting of the machine alone', () => {
    const scopes = new Map(settings.map(([name, { scope }]) => [name, scope]));
    for (const name of restricted) expect([name, scopes.get(name)]).toEqual([name, 'machine-overridable']);
  });
});

describe('what starts a program, or asks one by the network,', () => {
  const starting = [
    'core/node/program.ts',
    'core/node/training/start-supervisor.ts',
    'core/node/training/supervisor/trainer-process.ts',
    'core/node/generation/http.ts',
  ];
  const imports = new Map(
    shipped.map(([file, text]) => {
      const targets = importsOf(text).filter(({ typeOnly }) => !typeOnly);
      return [file, targets.map((one) => targetOf(file, one)).filter((one) => one !== undefined)];
    }),
  );
  const leadsThere = (file: string, seen = new Set<string>()): boolean => {
    if (starting.includes(file)) return true;
    if (seen.has(file)) return false;
    seen.add(file);
    return (imports.get(file) ?? []).some((target) => leadsThere(target, seen));
  };

  it('asks in the server whether the folder is trusted', () => {
    const reaching = shipped.filter(
      ([file]) =>
        file.startsWith('server/') &&
        imports.get(file)?.some((one) => /^core\/node\//.test(one) && leadsThere(one)),
    );
    const silent = reaching
      .filter(([, text]) => !/\btrust\.(?:demand|isGiven)\b/.test(text))
      .map(([file]) => file);
    expect(reaching.length - silent.length).toBeGreaterThan(5);
    expect(silent.sort()).toEqual([
      // Downloads by our own means, as the user asked; of the machine it wants to know which process holds a lock.
      'server/features/download-dictionary.ts',
      // Brings what the others use together, the trust too.
      'server/training/ports.ts',
      // Who calls it has asked.
      'server/training/prepared.ts',
    ]);
  });
});

describe('programs', () => {
  it('are started in these files alone', () => {
    const starts =
      /\bfrom 'node:child_process'|\b(?:from |import\()'execa'|createTerminal\(|ProcessExecution\(|TransportKind\./;
    expect(filesWith(starts)).toEqual([
      ...['client/language-client.ts', 'client/runs/tensor-board.ts', 'client/training/run-task.ts'],
      ...['core/node/pixels/pixel-workers.ts', 'core/node/program.ts'],
      ...['core/node/training/install/start-program.ts', 'core/node/training/start-supervisor.ts'],
      ...['core/node/training/supervisor/this-world.ts', 'core/node/training/supervisor/trainer-process.ts'],
    ]);
  });

  it('get no line of text for a shell', () => {
    const shell =
      /(?<![.\w])(?:exec|execSync|execFileSync|spawnSync)\s*\(|(?<!is)\bShellExecution\b|\bshell\s*:|\bsendText\s*\(|\bexecaCommand|\beval\s*\(|new Function\s*\(/;
    expect(filesWith(shell)).toEqual([]);
  });
});

describe('connections', () => {
  it('are opened in these files alone: a download that the user asked for, a program of the user that paints', () => {
    const opens =
      /\bfetch\s*\(\s*(?:new |address|url|`|')|'(?:node:)?(?:https?|net|tls|dgram|dns|http2|inspector)'|\bWebSocket\b|\bEventSource\b|XMLHttpRequest|sendBeacon|\bundici\b/;
    expect(filesWith(opens)).toEqual(['core/node/download/follow.ts', 'core/node/generation/http.ts']);
  });

  it('are told of to nobody: there is no telemetry', () => {
    expect(filesWith(/telemetry|application-?insights|\bsentry\b|posthog/i)).toEqual([]);
  });

  it('are told of by README.md', () => {
    const readme = readFileSync('README.md', 'utf8');
    const [, privacy = ''] = /^## Privacy\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readme) ?? [];
    expect(privacy).toMatch(/no telemetry/i);
    for (const word of ['Download Tag Dictionary', 'Install Trainer', 'Compare Epochs'])
      expect(privacy.replace(/\s+/g, ' ')).toContain(word);
  });
});
