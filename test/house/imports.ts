import path from 'node:path/posix';

/** One import of a source file. */
export interface Import {
  readonly specifier: string;
  /** Whether it leaves nothing in the built file. */
  readonly typeOnly: boolean;
}

/** What the files of one part of the house may import. */
interface Arrows {
  /** Parts that it may use. */
  readonly uses: readonly string[];
  /** Parts of which it may use the types only. */
  readonly usesTypesOf?: readonly string[];
  /** The packages that it may use; all but those that belong to others (`owners`) when not given. */
  readonly packages?: readonly string[];
  /** Whether it may use Node's own modules. */
  readonly node: boolean;
}

const purePackages = [
  'zod',
  'toml-eslint-parser',
  'smol-toml',
  'jsonc-parser',
  'image-size',
  'picomatch',
  'entities',
  'tinyqueue',
];

/** The parts, inner ones of a folder first. */
const parts: Readonly<Record<string, Arrows>> = {
  'core/node': { uses: ['core'], node: true },
  core: { uses: [], packages: purePackages, node: false },
  protocol: { uses: [], usesTypesOf: ['core'], packages: ['zod'], node: false },
  server: { uses: ['core', 'core/node', 'protocol'], node: true },
  cli: { uses: ['core', 'core/node', 'protocol'], node: true },
  client: { uses: ['core', 'protocol'], node: true },
  media: { uses: ['protocol'], usesTypesOf: ['core'], node: false },
};

/** Packages that only one part may use. */
const owners: Readonly<Record<string, string>> = {
  vscode: 'client',
  'vscode-languageclient': 'client',
  'vscode-languageserver': 'server',
  'vscode-languageserver-textdocument': 'server',
  commander: 'cli',
  sharp: 'core/node',
  lit: 'media',
  diff: 'media',
  '@tanstack/virtual-core': 'media',
  uplot: 'media',
};

const statement = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^;'"()=]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm;
const call = /\b(?:import|require)\(\s*['"]([^'"\n]+)['"]/g;

/** The imports of a source file, re-exports and `import()` too. It relies on statements that start a line. */
export function importsOf(text: string): Import[] {
  const statements = [...text.matchAll(statement)].map(([, type, specifier = '']) => {
    return { specifier, typeOnly: type !== undefined };
  });
  const calls = [...text.matchAll(call)].map(([, specifier = '']) => ({ specifier, typeOnly: false }));
  return [...statements, ...calls];
}

/** The part of the house that a file belongs to. @param file its path from the root, with `/` */
export function partOf(file: string): string | undefined {
  return Object.keys(parts).find((part) => file.startsWith(`${part}/`));
}

/** The file that a relative import means; undefined for a package. What is built from `x.ts` may be called `x.js`. */
export function targetOf(file: string, { specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.join(path.dirname(file), specifier).replace(/\.js$/, '.ts');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function mayUseFile(
  part: string,
  { uses, usesTypesOf = [] }: Arrows,
  target: string,
  typeOnly: boolean,
): boolean {
  const other = partOf(target);
  if (other === undefined) return target.endsWith('.json') && !target.includes('/');
  return other === part || uses.includes(other) || (typeOnly && usesTypesOf.includes(other));
}

function mayUsePackage(part: string, { packages, node }: Arrows, specifier: string): boolean {
  if (specifier.startsWith('node:')) return node;
  const name = packageOf(specifier);
  return packages?.includes(name) ?? (owners[name] ?? part) === part;
}

/** What is wrong with an import, naming the file; undefined when it is allowed. */
export function complaint(file: string, found: Import): string | undefined {
  const part = partOf(file);
  const arrows = part === undefined ? undefined : parts[part];
  if (part === undefined || arrows === undefined) return undefined;
  const target = targetOf(file, found);
  const allowed =
    target === undefined
      ? mayUsePackage(part, arrows, found.specifier)
      : mayUseFile(part, arrows, target, found.typeOnly);
  if (allowed) return undefined;
  return `${file}: ${part}/ must not import ${found.typeOnly ? 'even types of ' : ''}${target ?? found.specifier}`;
}

/** The first cycle found, from a file back to itself. @param graph what each file imports */
export function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const search = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = search(next, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = search(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
