export const MIGRATIONS: { id: string; sql: string }[] = [];
