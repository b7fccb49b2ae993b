import { type ConfigDocument, documentOf } from '../../../config/config-document.ts';
import type { KeyFact } from '../../../config/config-grammar.ts';
import { scannedJson } from '../../../config/json-places.ts';
import { scannedToml } from '../../../config/toml-places.ts';
import type { ConfigLanguage, ConfigText, InstalledOptions, LanguageAround } from '../../trainer-configs.ts';
import { datasetOptions, ownOptions } from '../config-files.ts';
import { datasetGrammar, presetGrammar, promptGrammar, trainingGrammar } from './grammars.ts';
import { optionFacts } from './option-facts.ts';
import { promptDocument } from './prompt-language.ts';
import { writtenKind } from './written-kind.ts';

/** How the configurations of sd-scripts are written, and the presets of kohya_ss around it. */
export const language: ConfigLanguage = { documentOf: documentFor, options };

function documentFor(file: ConfigText, around: LanguageAround): ConfigDocument | undefined {
  const { name, text } = file;
  const format = /\.toml$/i.test(name) ? 'toml' : /\.json$/i.test(name) ? 'json' : undefined;
  if (format === undefined)
    return writtenKind(file, around, undefined) === 'prompts' ? promptDocument(text) : undefined;
  const scanned = format === 'toml' ? scannedToml(text) : scannedJson(text);
  switch (writtenKind(file, around, scanned)) {
    case 'preset':
      return documentOf(scanned, presetGrammar());
    case 'prompts':
      return documentOf(scanned, promptGrammar(format));
    case 'dataset':
      return documentOf(scanned, datasetGrammar(around));
    case 'training':
      return format === 'toml' ? documentOf(scanned, trainingGrammar(around)) : undefined;
    default:
      return undefined;
  }
}

function options(installed: InstalledOptions | undefined): readonly KeyFact[] {
  return optionFacts(installed).filter(({ name }) => !ownOptions.has(name) && !datasetOptions.has(name));
}
