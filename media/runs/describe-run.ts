import type { ListedRun } from '../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../protocol/runs-page/strings.ts';

/** A run in one line: its name, when it was begun, how far it is, and where it lies. */
export function describeRun(strings: RunsPageStrings, run: ListedRun): string {
  const { where, state } = run;
  return [nameOfRun(run), ...(state === null ? [] : [strings[state]]), where].join(' · ');
}

/** A run's name and when it was begun: most runs of a dataset have the same name. */
function nameOfRun({ title, when }: Pick<ListedRun, 'title' | 'when'>): string {
  if (when === null) return title;
  const date = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return `${title} · ${date.format(new Date(when))}`;
}

/** Tells runs that are drawn together apart: by their names, and by their times where those are the same. */
export function namesOf(runs: readonly Pick<ListedRun, 'id' | 'title' | 'when'>[]): (id: string) => string {
  return (id) => {
    const run = runs.find((one) => one.id === id);
    if (!run) return '';
    return runs.some((one) => one.id !== id && one.title === run.title) ? nameOfRun(run) : run.title;
  };
}
