/**
 * The options of a run: from its command line, its configuration file, and the trainer's defaults. What the stand-in or
 * argparse refuses is an exception.
 */
export function argumentsOf(
  script: string,
  line: readonly string[],
): { readonly args: Readonly<Record<string, unknown>>; readonly configFile: string | undefined };
