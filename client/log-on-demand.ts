import type * as vscode from 'vscode';

/** A log that is made when something is first told: a channel has a folder and a file, which most windows have no use for. */
export function logOnDemand(make: () => vscode.LogOutputChannel): vscode.LogOutputChannel {
  let made: vscode.LogOutputChannel | undefined;
  const dispose = () => made?.dispose();
  return new Proxy({ dispose } as vscode.LogOutputChannel, {
    get(own, name) {
      if (name === 'dispose') return own.dispose;
      made ??= make();
      return Reflect.get(made, name, made);
    },
  });
}
