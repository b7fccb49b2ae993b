import type { KeyFact, PlainValue, ValueFact } from '../../../config/config-grammar.ts';
import { type Message, message } from '../../../message.ts';
import type { InstalledOption, InstalledOptions } from '../../trainer-configs.ts';
import { trainerOptions } from '../options/index.ts';
import type { Script, TrainerOption } from '../options/option.ts';

const scriptNames: Readonly<Record<Script, string>> = {
  sd: 'SD 1.5 and 2',
  sdxl: 'SDXL',
  flux: 'FLUX',
  sd3: 'SD 3',
  lumina: 'Lumina',
  hunyuan: 'HunyuanImage',
  anima: 'Anima',
};

const known = new WeakMap<InstalledOptions, readonly KeyFact[]>();
let own: readonly KeyFact[] | undefined;

/** The options that a training config may have: those of the installed version where it is known, else all we know. */
export function optionFacts(installed: InstalledOptions | undefined): readonly KeyFact[] {
  if (!installed) {
    own ??= [...trainerOptions].map(([name, option]) => factOf(name, option, undefined));
    return own;
  }
  const before = known.get(installed);
  if (before) return before;
  const both = [...trainerOptions].flatMap(([name, option]) => {
    const there = installed.get(name);
    return there ? [factOf(name, option, there)] : [];
  });
  const more = [...installed].filter(([name, { isElsewhere }]) => !isElsewhere && !trainerOptions.has(name));
  const facts = [...both, ...more.map(([name, option]) => installedFact(name, option))];
  known.set(installed, facts);
  return facts;
}

function factOf(name: string, option: TrainerOption, there: InstalledOption | undefined): KeyFact {
  const { form, help, choices, usual, scripts, variants = {} } = option;
  const others = Object.values(variants).flatMap((variant) => variant.choices ?? []);
  // Where scripts differ, what was read is only one of them.
  const installed = Object.keys(variants).length > 0 ? undefined : there;
  const values = valueFacts([
    ...(choices ?? usual ?? []),
    ...others,
    ...(choices ? (installed?.choices ?? []) : []),
  ]);
  const byDefault = installed?.default ?? option.default;
  return {
    name,
    form,
    about: [
      message(help),
      ...(scripts ? [message('Only for {0}.', namesOf(scripts))] : []),
      ...Object.entries(variants).flatMap(([script, variant]) => aboutVariant(script as Script, variant)),
    ],
    ...(values.length > 0 ? { values, isClosed: choices !== undefined } : {}),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}

function aboutVariant(script: Script, variant: Pick<TrainerOption, 'default'>): readonly Message[] {
  if (variant.default === undefined) return [];
  return [
    message('Where nothing is said, for {0}: {1}.', scriptNames[script], JSON.stringify(variant.default)),
  ];
}

function installedFact(name: string, option: InstalledOption): KeyFact {
  const { form = 'any', choices, default: byDefault, help } = option;
  return {
    name,
    form,
    about: [
      ...(help === undefined ? [] : [message('{0}', help)]),
      message('Known from the installed version only.'),
    ],
    ...(choices ? { values: valueFacts(choices), isClosed: true } : {}),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}

function valueFacts(values: readonly PlainValue[]): readonly ValueFact[] {
  return [...new Set(values)].map((value) => ({ value }));
}

function namesOf(scripts: readonly Script[]): string {
  return scripts.map((script) => scriptNames[script]).join(', ');
}
