import { jsonTree } from '../../../config/json-tree.ts';
import { isTree } from '../../../config/toml-tree.ts';
import { message } from '../../../message.ts';
import { basename, dirname } from '../../../path.ts';
import type { Remark } from '../../../training/imported-training.ts';
import type { Options } from '../../../training/options.ts';
import type { Plan } from '../../../training/plan.ts';
import type { ExportedPreset } from '../../preset-adapter.ts';
import { datasetOptions, isOurs } from '../config-files.ts';
import { families } from '../families.ts';
import { parseFolderName } from '../folder-names.ts';
import { optionTable } from '../known-options.ts';
import { writtenParameter } from './additional-parameters.ts';
import { alike } from './alike.ts';
import { importPreset } from './import-preset.ts';
import { kindOfFamily, type ModelKind } from './model-kinds.ts';
import { defaultOf } from './preset-remarks.ts';
import { isSecret } from './taken-options.ts';
import { type Fields, fieldsOf } from './window-fields.ts';

/**
 * A plan as a preset of kohya_ss: with all keys of its window but those of folders, since a key that is missing leaves in
 * a field what is there. What the window has no field for goes to its "Additional parameters", as far as that can be.
 */
export function exportPreset(plan: Plan): ExportedPreset {
  const kind = kindOfFamily(plan.family);
  const { options, remarks } = exportable(plan);
  const fields = fieldsOf(plan, kind, options);
  const folders = folderFields(plan);
  const missing = inParameters(options, fields, kind);
  const all = { ...fields, ...folders.fields, additional_parameters: missing.parameters };
  return { text: presetText(all), remarks: [...remarks, ...folders.remarks, ...missing.remarks] };
}

/** As the window writes it: keys in order, two blanks in front. */
function presetText(fields: Fields): string {
  return `${JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
}

function exportable({ options, model, family }: Plan): { options: Options; remarks: readonly Remark[] } {
  const remarks: Remark[] = [];
  const kept = Object.entries(options).filter(([option, value]) => {
    if (isOurs(option, value) || datasetOptions.has(option)) return false;
    if (isSecret(option)) {
      const text = message('{0} is left out: it is a secret, and such a file goes around.', option);
      remarks.push({ severity: 'warning', key: option, message: text });
      return false;
    }
    if (optionTable.has(option)) return true;
    const text = message('{0} is left out: the trainer knows no such option.', option);
    remarks.push({ severity: 'warning', key: option, message: text });
    return false;
  });
  const { needed, optional, forced } = families[family];
  const parts = [...needed, ...optional].flatMap((name) => {
    const place = model.parts?.[name];
    return place === undefined ? [] : [[name, place] as const];
  });
  return { options: { ...Object.fromEntries(parts), ...Object.fromEntries(kept), ...forced }, remarks };
}

/** What the window would make otherwise of its fields, said behind the command instead. */
function inParameters(
  options: Options,
  fields: Fields,
  kind: ModelKind,
): { readonly parameters: string; readonly remarks: readonly Remark[] } {
  const root = jsonTree(presetText(fields));
  const made = isTree(root) && root.kind === 'table' ? importPreset(root).options : {};
  const [wanted, given] = [alike(options, kind.script), alike(made, kind.script)];
  const parameters: string[] = [];
  const remarks: Remark[] = [];
  for (const option of new Set([...Object.keys(wanted), ...Object.keys(given)])) {
    if (JSON.stringify(wanted[option]) === JSON.stringify(given[option])) continue;
    const isWanted = Object.hasOwn(wanted, option);
    const value = isWanted ? options[option] : defaultOf(option, kind.script);
    const written = writtenParameter(option, value);
    if (written !== undefined) parameters.push(written);
    else remarks.push({ severity: 'warning', key: option, message: untold(option, isWanted) });
  }
  return { parameters: parameters.join(' '), remarks };
}

function untold(option: string, isWanted: boolean) {
  return isWanted
    ? message('{0} can not be said in kohya_ss: its value is lost.', option)
    : message('kohya_ss sets {0} by itself, and it can not be said otherwise.', option);
}

/** Where the pictures are, if the window can read that: folders with a number in front, below one. */
function folderFields({ subsets }: Plan): { fields: Fields; remarks: readonly Remark[] } {
  const remarks: Remark[] = [];
  const placeOf = (isRegularization: boolean) => {
    const own = subsets.filter((subset) => subset.isRegularization === isRegularization);
    const [parent = '', ...more] = new Set(own.map(({ folder }) => dirname(folder)));
    const areNamed = own.every(({ folder, repeats, classTokens }) => {
      const name = parseFolderName(basename(folder));
      return name?.repeats === repeats && name.classTokens === (classTokens ?? '');
    });
    // All folders below it are read, those of the other kind too.
    const isMixed = subsets.some(
      (subset) => subset.isRegularization !== isRegularization && dirname(subset.folder) === parent,
    );
    return own.length > 0 && more.length === 0 && areNamed && !isMixed ? parent : undefined;
  };
  const [images, regularization] = [placeOf(false), placeOf(true)];
  if (images === undefined) {
    const text =
      'kohya_ss reads folders named like "10_name class" below one folder, which these are not: choose the pictures in its window.';
    remarks.push({ severity: 'warning', key: 'train_data_dir', message: message(text) });
  }
  if (regularization === undefined && subsets.some((subset) => subset.isRegularization)) {
    const text = 'Regularization pictures have to be chosen in the window of kohya_ss.';
    remarks.push({ severity: 'warning', key: 'reg_data_dir', message: message(text) });
  }
  const text = message('Where the LoRA goes stays as it is in the window: output_dir is left out.');
  remarks.push({ severity: 'info', key: 'output_dir', message: text });
  return {
    fields: {
      ...(images === undefined ? {} : { train_data_dir: images }),
      reg_data_dir: regularization ?? '',
    },
    remarks,
  };
}
