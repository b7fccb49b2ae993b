import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServer } from './server.ts';

// How to talk (--stdio, --node-ipc …) is in the arguments; the library reads it.
const connection = createConnection(ProposedFeatures.all);
createServer(connection);
connection.listen();
