import * as z from 'zod/mini';
import { RunsPage } from './page.ts';

// It would otherwise try whether it may make functions from texts, which the page's policy forbids and reports.
z.config({ jitless: true });

const main = document.querySelector('main');
if (main) new RunsPage(main);
