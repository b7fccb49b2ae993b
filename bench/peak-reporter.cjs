// Loaded into a command that is measured (not into its threads): tells at its end how much memory it had at most (bytes).
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.channel?.unref();
  process.on('exit', () => process.send?.(process.resourceUsage().maxRSS * 1024));
}
