/** Where all about this program is. */
export const HOMEPAGE = 'https://github.com/lora-workbench/lora-workbench';

/** The address of the page about a rule. */
export function pageAddress(code: string): string {
  return `${HOMEPAGE}/blob/main/docs/rules/${code}.md`;
}

/** The address of the page about a recipe. */
export function recipeAddress(id: string): string {
  return `${HOMEPAGE}/blob/main/docs/recipes/${id}.md`;
}
