export function checkVsix(
  target: string,
  vsix: Buffer,
): { problems: string[]; size: number; unpacked: number; native: number };
