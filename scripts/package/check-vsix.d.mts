export function checkVsix(
  target: string,
  vsix: Buffer,
): Promise<{ problems: string[]; size: number; unpacked: number; native: number }>;
