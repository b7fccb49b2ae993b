/** What many of our files import, and is no ES module: all of Node's, and what speaks the protocol. */
const COPIED = /^node:|^vscode$|^vscode-language(?:server|client)\/node$/;

/**
 * For esbuild: makes one copy of a module's exports for a whole bundle. Else each file that imports it makes one of its own when the
 * bundle is loaded, since a module that is no ES module can't be imported without: hundreds of names, dozens of times.
 * @type {import('esbuild').Plugin}
 */
export const oneCopy = {
  name: 'one-copy',
  setup(build) {
    build.onResolve({ filter: COPIED }, ({ kind, namespace, path, importer, resolveDir }) =>
      kind === 'import-statement' && namespace !== 'one-copy' && !importer.includes('node_modules')
        ? { path, namespace: 'one-copy', pluginData: { resolveDir } }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'one-copy' }, ({ path, pluginData }) => {
      const from = JSON.stringify(path);
      return {
        contents: `export * from ${from};\nexport { default } from ${from};`,
        resolveDir: pluginData.resolveDir,
      };
    });
  },
};
