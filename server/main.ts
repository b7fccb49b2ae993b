import { keepCompiledCode } from '../core/node/compiled-code.ts';

keepCompiledCode();
// A bundle of its own: what is to come from the cache must be loaded after that is there.
require('./language-server.js');
