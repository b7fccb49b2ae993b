import { expect, it } from 'vitest';
import { TestClient } from './client.ts';

it('a promise that fails where nobody listens is logged, and the server lives on', async () => {
  const fail = "setImmediate(() => Promise.reject(new Error('nobody listens')))";
  const atStart = `process.stdin.on('newListener', (event) => event === 'data' && ${fail})`;
  const preload = `data:text/javascript,${encodeURIComponent(atStart)}`;
  const command = [process.execPath, '--import', preload, 'dist/server.js', '--stdio'];
  const client = await TestClient.start(null, { pulls: true }, command);
  await client.until(() => client.log.find((line) => line.includes('nobody listens')));
  expect(await client.stop()).toBe(0);
});
