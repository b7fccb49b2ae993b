// A package index on this machine, as pip asks for it (PEP 503).
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** An index that is served; what it was asked for stands in `asked`. */
export interface PackageIndex {
  readonly url: string;
  readonly asked: readonly string[];
  close(): void;
}

/** Serves small wheels. @param packages `torch==2.6.0` */
export async function servePackages(
  folder: string,
  python: string,
  packages: readonly string[],
): Promise<PackageIndex> {
  execFileSync(python, [path.resolve('test/support/install/wheels.py'), folder, ...packages]);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const parts = decodeURIComponent(request.url ?? '')
      .split('/')
      .filter(Boolean);
    const place = path.join(folder, ...parts);
    asked.push(parts.join('/'));
    if (!fs.existsSync(place)) return response.writeHead(404).end();
    if (fs.statSync(place).isFile()) return response.end(fs.readFileSync(place));
    const links = fs.readdirSync(place).map((name) => `<a href="${name}">${name}</a>`);
    response.setHeader('Content-Type', 'text/html');
    return response.end(`<!DOCTYPE html><body>${links.join('')}</body>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, asked, close: () => void server.close() };
}
