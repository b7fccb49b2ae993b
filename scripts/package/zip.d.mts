export function filesIn(zip: Buffer): Promise<Map<string, { size: number; read: () => Promise<Buffer> }>>;
