/** Where the pages of the rules are read, each as `<code>.md`. */
export const RULE_PAGES = 'https://github.com/lora-workbench/lora-workbench/blob/main/docs/rules/';
