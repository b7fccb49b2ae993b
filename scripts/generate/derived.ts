// All that is written from the rules.
export { rulePages } from './rule-pages.ts';
export { ruleSettingsSchema } from './rule-settings.ts';
