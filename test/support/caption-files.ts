/** Captions by the names of their pictures; `undefined`: a picture without a caption. */
export type Captions = Readonly<Record<string, string | undefined>>;

/** The files of pictures with their captions. */
export function filesOf(captions: Captions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(captions).flatMap(([name, text]): [string, string][] => [
      [`${name}.png`, ''],
      ...(text === undefined ? [] : [[`${name}.txt`, text] as [string, string]]),
    ]),
  );
}

/** The same below a folder. */
export function below(folder: string, captions: Captions): Captions {
  return Object.fromEntries(Object.entries(captions).map(([name, text]) => [`${folder}/${name}`, text]));
}
