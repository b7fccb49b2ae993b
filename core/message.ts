/**
 * What a person reads. Core builds it as a template with arguments, so that an edge can translate it:
 * `message('The tag "{0}" stands here {1} times.', tag, 3)`.
 */
export interface Message {
  readonly template: string;
  readonly args: readonly (string | number)[];
}

/** A message; `{0}`, `{1}` … in the template stand for the arguments. */
export function message(template: string, ...args: (string | number)[]): Message {
  return { template, args };
}

/** The message in its own language, English. */
export function formatMessage({ template, args }: Message): string {
  return template.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
}
