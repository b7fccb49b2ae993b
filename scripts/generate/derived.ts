// All that is written from the rules and the recipes.
import { rulePages as pagesOf } from '../../core/rules/pages.ts';
import { distanceSection } from './distance-section.ts';

export { recipePages } from '../../core/training/recipe-pages.ts';
export { ruleSettingsSchema } from './rule-settings.ts';
export { settingsPage } from './settings-page.ts';

/** The pages of the rules, with what was measured for them. */
export function rulePages(): ReadonlyMap<string, string> {
  return pagesOf({ 'duplicate-image': distanceSection() });
}
