import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServer } from './server.ts';

// How to talk (--stdio, --node-ipc …) is in the arguments; the library reads it.
const connection = createConnection(ProposedFeatures.all);
// Node ends a program for a promise that fails where nobody listens; an editor's work hangs on this one.
process.on('unhandledRejection', (error) => {
  connection.console.error(`unhandled: ${error instanceof Error ? error.stack : String(error)}`);
});
createServer(connection);
connection.listen();
