export function filesIn(zip: Buffer): Map<string, { size: number; read: () => Buffer }>;
