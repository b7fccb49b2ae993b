import type { ListedRun } from '../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../protocol/runs-page/strings.ts';

/** A run in one line: its name, when it was begun, how far it is, and where it lies. */
export function describeRun(strings: RunsPageStrings, run: ListedRun): string {
  const { where, state } = run;
  return [nameOfRun(run), ...(state === null ? [] : [strings[state]]), where].join(' · ');
}

/** A run's name and when it was begun: most runs of a dataset have the same name. */
export function nameOfRun({ title, when }: Pick<ListedRun, 'title' | 'when'>): string {
  if (when === null) return title;
  const date = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return `${title} · ${date.format(new Date(when))}`;
}
