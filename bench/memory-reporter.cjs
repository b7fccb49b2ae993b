// Loaded into the server that is measured (its threads load it too, where it does nothing), with --expose-gc: tells on
// request what is in use after garbage is gone, or how long its processors have worked (ms).
process.on('message', async (what) => {
  if (what === 'work') {
    const { user, system } = process.cpuUsage();
    process.send((user + system) / 1000);
    return;
  }
  for (let round = 0; round < 3; round++) {
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ heap: heapUsed, external, rss });
});
// Asking must not keep a server alive that has nothing else to do.
process.channel?.unref();
