import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Four native modules of VS Code have no prebuilt binary on npm. None matters here, but without them the logs are full
 * of errors, so each gets a stand-in: a telemetry id, a file copy, an exit watchdog, a log file.
 */
const sources = {
  '@vscode/deviceid': `
exports.getDeviceId = async () => '00000000-0000-0000-0000-000000000000';
`,
  '@vscode/fs-copyfile': `
const { copyFile } = require('node:fs/promises');
exports.copyFile = (from, to, mode) => copyFile(from, to, mode);
exports.isCloneSupported = () => false;
`,
  '@vscode/native-watchdog': `
exports.start = (pid) => setInterval(() => {
  try { process.kill(pid, 0); } catch { process.exit(87); }
}, 1000).unref();
`,
  '@vscode/spdlog': `
const { appendFileSync } = require('node:fs');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    if (level < this.level) return;
    try { appendFileSync(this.file, new Date().toISOString() + ' [' + name + '] ' + message + '\\n'); } catch {}
  };
});
exports.Logger = Logger;
exports.version = 0;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
`,
};

/** Writes the stand-ins. @param {string} nodeModules the node_modules folder that VS Code looks into */
export function writeStandIns(nodeModules) {
  for (const [name, source] of Object.entries(sources)) {
    const folder = path.join(nodeModules, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
    );
    writeFileSync(path.join(folder, 'index.js'), source.trimStart());
  }
}
