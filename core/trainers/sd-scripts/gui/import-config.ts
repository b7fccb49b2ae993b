import type { TableNode } from '../../../config/config-node.ts';
import { plainValue } from '../../../config/config-node.ts';
import { message } from '../../../message.ts';
import type { ImportedTraining, Remark } from '../../../training/imported-training.ts';
import { writtenOptions } from '../config/training-options.ts';
import { trainerOptions } from '../options/index.ts';
import type { Script } from '../options/option.ts';
import { modelKinds, recipesFor } from './model-kinds.ts';
import { takenOptions } from './taken-options.ts';

/** A training config of sd-scripts as the trainer takes it: its tables are nothing to it, and what is later counts. */
export function importConfig(root: TableNode): ImportedTraining {
  const written = new Map(writtenOptions(root).map((option) => [option.name, option]));
  const remarks: Remark[] = [];
  const said = [...written.values()].flatMap(({ name, key, node }) => {
    // A whole number with a point is a share of all steps to the trainer; here it would be so many steps.
    if (trainerOptions.get(name)?.form === 'number' && node.kind === 'float' && Number(node.value) >= 1) {
      const text = message('{0} is left out: it is a share of 100 % or more.', name);
      remarks.push({ severity: 'warning', key: name, span: key, message: text });
      return [];
    }
    return [[name, plainValue(node)] as const];
  });
  const { remarks: aboutOptions, ...taken } = takenOptions(
    Object.fromEntries(said),
    (option) => written.get(option)?.key,
  );
  const prompts = written.get('sample_prompts');
  if (prompts)
    remarks.push({
      severity: 'info',
      key: 'sample_prompts',
      span: prompts.key,
      message: message('sample_prompts is left out: here the prompts themselves stand in [samples].'),
    });
  const scripts = scriptsOf([...written.keys()], taken.options['network_module']);
  const isChroma = taken.options['model_type'] === 'chroma';
  const [kind, ...more] = modelKinds.filter(({ script }) => scripts.includes(script));
  return {
    ...taken,
    covered: new Set(),
    recipes: kind && more.length === 0 ? recipesFor(kind, isChroma) : [],
    ...(kind && more.length === 0 ? { modelKind: isChroma ? 'Chroma' : kind.title } : {}),
    remarks: [...remarks, ...aboutOptions],
  };
}

const modules: Readonly<Record<string, Script>> = {
  'networks.lora_flux': 'flux',
  'networks.oft_flux': 'flux',
  'networks.lora_sd3': 'sd3',
  'networks.lora_lumina': 'lumina',
  'networks.lora_hunyuan_image': 'hunyuan',
  'networks.lora_anima': 'anima',
};

/** The scripts that such a file can be for: the network tells, or options that only some of them have. */
function scriptsOf(names: readonly string[], network: unknown): readonly Script[] {
  const own = typeof network === 'string' && Object.hasOwn(modules, network) ? modules[network] : undefined;
  if (own !== undefined) return [own];
  const all = modelKinds.map(({ script }) => script);
  return all.filter((script) =>
    names.every((name) => trainerOptions.get(name)?.scripts?.includes(script) ?? true),
  );
}
