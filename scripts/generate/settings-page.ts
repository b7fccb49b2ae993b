/** A setting as package.json contributes it, as far as the table tells it. */
export interface Setting {
  readonly type: string;
  readonly order: number;
  readonly default: unknown;
  readonly scope?: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: string };
  readonly description?: string;
  readonly markdownDescription?: string;
}

/** What package.json says of settings. */
export interface SettingsOf {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

/** Where a setting of each scope can be set; one without a scope is of the window. */
const PLACES: Readonly<Record<string, string>> = {
  machine: 'user, per machine',
  'machine-overridable': 'user, per machine; workspace',
  window: 'user; workspace',
  resource: 'user; workspace; folder',
};

/**
 * The page of the settings, as Markdown: a row for each, in their order.
 * @param english the sentences of package.nls.json, by their keys
 * @throws {Error} at a setting whose scope has no words yet
 */
export function settingsPage(manifest: SettingsOf, english: Readonly<Record<string, string>>): string {
  const restricted = new Set(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations);
  const settings = Object.entries(manifest.contributes.configuration.properties);
  const rows = settings
    .sort(([, one], [, other]) => one.order - other.order)
    .map(([name, setting]) => {
      const text = setting.markdownDescription ?? setting.description ?? '';
      return [
        code(name),
        sentences(english[text.slice(1, -1)] ?? text),
        typeOf(setting),
        shown(setting.default),
        placesOf(name, setting, restricted.has(name)),
      ].join(' | ');
    });
  return `# Settings

All of them in VS Code: *Preferences: Open Settings*, then \`@ext:lora-workbench.lora-workbench\`. What differs from dataset to
dataset is no setting: it stands in its \`lora-dataset.toml\`, which the command line reads, too ([rules](rules/README.md)).
[Other editors](editors.md) send those that the server reads.

| setting | what it does | type | default | set in |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |\n`).join('')}`;
}

function placesOf(name: string, { scope = 'window' }: Setting, isRestricted: boolean): string {
  const places = PLACES[scope];
  if (places === undefined) throw new Error(`${name}: no words for the scope ${scope}.`);
  return isRestricted ? places.replace('workspace', 'workspace that is trusted') : places;
}

function typeOf({ type, enum: choices, items }: Setting): string {
  if (choices) return choices.map(code).join(', ');
  return items ? `list of ${items.type}s` : type;
}

function shown(value: unknown): string {
  return value === '' ? 'empty' : code(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A description, in one cell: references to other settings are their names there. */
function sentences(text: string): string {
  return text
    .replace(/`#([\w.]+)#`/g, '`$1`')
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
