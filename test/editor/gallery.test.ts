import { mkdirSync, readdirSync, watch } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { eventually } from './support.ts';

describe('the gallery', () => {
  const cache = path.join(process.env['LORA_WORKBENCH_CACHE'] ?? '', 'thumbnails');

  it('has thumbnails made by the sharp that is installed with the extension', async () => {
    mkdirSync(cache, { recursive: true });
    const written = new vscode.EventEmitter<void>();
    const watcher = watch(cache, { recursive: true }, () => written.fire());
    const made = () => {
      const files = readdirSync(cache, { recursive: true, encoding: 'utf8' });
      return files.filter((file) => file.endsWith('.webp')).length >= 3 || undefined;
    };
    await vscode.commands.executeCommand('lora.gallery.focus');
    await eventually(written.event, made, 'three thumbnails');
    watcher.close();
    written.dispose();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
});
