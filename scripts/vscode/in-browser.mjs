import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { workFolder } from '../repository.mjs';
import { installVscode } from './install.mjs';
import { linkExtension } from './link-extension.mjs';
import { startServer, workbenchUrl } from './server.mjs';

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

async function nextFreePort(first) {
  for (let port = first; port < first + 100 && port <= 65535; port++) if (await isFree(port)) return port;
  throw new Error(`No free port from ${first} on.`);
}

/** Serves VS Code with the extension of this checkout and a folder open, until Ctrl+C. */
export async function openInBrowser(folder, firstPort) {
  await installVscode();
  const port = await nextFreePort(firstPort);
  // One profile a port, so that two that run at once do not write to the same one.
  const profile = path.join(workFolder, `start/profile-${port}`);
  linkExtension(profile);
  const server = await startServer({ profile, port });

  console.log(`
VS Code with LoRA Workbench is running. Open this address in Chrome, Edge or Firefox:

  ${workbenchUrl(server, folder)}

Folder: ${folder}
After a rebuild (npm run build) run "Developer: Reload Window" in it. Stop with Ctrl+C.
`);
  const signal = await new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => resolve(name));
    void server.exited.then(() => resolve(undefined));
  });
  if (signal === undefined) throw new Error(`The VS Code server ended by itself.\n${server.log()}`);
  await server.stop();
  process.exit(0);
}
