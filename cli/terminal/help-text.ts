import type { AddHelpTextContext } from 'commander';

/** What commander takes, too, where it doesn't know. */
const USUAL_WIDTH = 80;

/**
 * What help says behind the options, for `addHelpText`: paragraphs, between empty lines, as wide as the rest of the help is.
 * One that begins with a blank is an example, and stays as it is.
 */
export function asWideAsHelp(text: string): (context: AddHelpTextContext) => string {
  return ({ command, error }) => {
    const output = command.configureOutput();
    const width = (error ? output.getErrHelpWidth : output.getOutHelpWidth)?.() ?? USUAL_WIDTH;
    const help = command.createHelp();
    const paragraphs = text.replace(/^\n+|\n+$/g, '').split(/\n{2,}/);
    const lines = paragraphs.map((one) =>
      one.startsWith(' ') ? one : help.boxWrap(one.replaceAll('\n', ' '), width),
    );
    return `\n${lines.join('\n\n')}`;
  };
}
