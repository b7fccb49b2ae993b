import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const types = createRequire(import.meta.url).resolve('@types/vscode/index.d.ts');

/**
 * For esbuild: gives VS Code's API to a bundle name by name. Else each of its files would make a copy of the whole API when the
 * bundle is loaded, since the API is no ES module: most of what activation cost.
 * @type {import('esbuild').Plugin}
 */
export const namedApi = {
  name: 'named-api',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'named-api'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'named-api' },
    );
    build.onLoad({ filter: /.*/, namespace: 'named-api' }, () => {
      const declared = readFileSync(types, 'utf8').matchAll(
        /^\t(?:export )?(?:class|enum|namespace|const|function) (\w+)/gm,
      );
      const names = new Set(Array.from(declared, ([, name]) => name));
      const lines = [...names].map((name) => `export const ${name} = /* @__PURE__ */ (() => api.${name})();`);
      return { contents: `const api = require('vscode');\n${lines.join('\n')}` };
    });
  },
};
