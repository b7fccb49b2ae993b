import { rules } from './index.ts';
import type { Rule, RuleExample } from './rule.ts';

/** What the pages of single rules have beside what the rule itself says, by code. */
export type MoreSections = Readonly<Record<string, string>>;

/** The documentation of the rules, a page each and their index, by file name. */
export function rulePages(more: MoreSections = {}): ReadonlyMap<string, string> {
  const pages = new Map(rules.map((rule) => [`${rule.code}.md`, rulePage(rule, more[rule.code])]));
  return pages.set('README.md', indexPage());
}

const kinds: Record<Rule['kind'], string> = {
  fact: 'Fact: what the trainer does',
  consistency: 'Consistency: the dataset contradicts itself or what you declared',
  advice: "Advice: the recipe's opinion",
};

function indexPage(): string {
  const rows = rules.map(({ code, severity, title }) => `| [${code}](${code}.md) | ${severity} | ${title} |`);
  return `# Rules

What the linter finds, in the editor and by \`lora lint\`. Severity and options of each are set in \`lora-dataset.toml\`:

\`\`\`toml
[rules]
missing-view = "off"            # off, hint, info, warning, error

[[overrides]]                   # for some files only
files = ["back_*"]
rules = { missing-trigger = "error" }
\`\`\`

For all datasets, or those in one of several open folders, they are set in the editor, by \`lora.rules\`:
\`{ "missing-view": "off", "small-image": { "min": 1024 } }\`. Who comes first has the last word: \`--rule\` of the command line, the last of \`[[overrides]]\` that fits a file, \`[rules]\`, \`lora.rules\`, the
rule itself with what it says of a dataset's \`purpose\`. \`lora lint\` knows no \`lora.rules\`: what is in the folder counts there.

| rule | severity | finds |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** The documentation of one rule, in Markdown. @param more sections that stand behind its examples */
export function rulePage(rule: Rule, more = ''): string {
  const caps = Object.entries(rule.caps ?? {}).map(([what, cap]) => {
    const where = what === 'prose' ? 'in captions of sentences' : `with \`purpose = "${what}"\``;
    return cap === 'off' ? `off ${where}` : `at most ${cap} ${where}`;
  });
  const purposes = rule.purposes?.map((purpose) => `\`purpose = "${purpose}"\``).join(' or ');
  const severity = purposes === undefined ? rule.severity : `${rule.severity} with ${purposes}, else off`;
  const examples = rule.examples.map(exampleSection);
  return `# ${rule.code}

${rule.title}.

| | |
| --- | --- |
| Severity | ${[severity, ...caps].join('; ')} |
| Kind | ${kinds[rule.kind]} |

${rule.why}
${examples.length > 0 ? `\n## Examples\n\nWhat is found stands between « and ».\n\n${examples.join('\n')}` : ''}${more}
## ${rule.severity === 'off' ? 'Turn it on' : 'Silence it'}

\`\`\`toml
[rules]
${rule.code} = "${rule.severity === 'off' ? 'info' : 'off'}"
\`\`\`
`;
}

function exampleSection(example: RuleExample): string {
  const finds = example.caption.includes('«');
  const around = [
    ...(example.folder ? [`Folder \`${example.folder}\``] : []),
    ...(example.image ? [`Picture \`${example.image}\``] : []),
    ...(example.others ?? []).map(([count, caption]) => `${count} other captions \`${caption}\``),
  ];
  return `### ${finds ? 'Found' : 'Not found'}: ${example.title}

${around.length > 0 ? `${around.join('; ')}.\n\n` : ''}${example.config ? `\`\`\`toml\n${example.config}\n\`\`\`\n\n` : ''}\`\`\`text
${printable(example.caption)}
\`\`\`
${example.fixed === undefined ? '' : `\nFixed:\n\n\`\`\`text\n${printable(example.fixed)}\n\`\`\`\n`}`;
}

/** Control characters as one writes them. */
function printable(text: string): string {
  return text.replaceAll('\0', '\\0');
}
