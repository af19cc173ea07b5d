import pg from 'pg';

/** Takes a test's database away from its server, and gives it back; through another database of the same PostgreSQL. */
export class Outage {
  private readonly admin: pg.Client;
  private readonly name: string;

  private constructor(databaseUrl: string) {
    const url = new URL(databaseUrl);
    this.name = url.pathname.slice(1);
    url.pathname = '/postgres';
    this.admin = new pg.Client({ connectionString: url.href });
  }

  static async of(databaseUrl: string): Promise<Outage> {
    const outage = new Outage(databaseUrl);
    await outage.admin.connect();
    return outage;
  }

  /** Ends every connection at once; new ones are let in. Resolves to how many there were. */
  async killBackends(): Promise<number> {
    const sql = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1';
    const { rowCount } = await this.admin.query(sql, [this.name]);
    return rowCount ?? 0;
  }

  /** From now on nobody gets in. */
  async begin(): Promise<void> {
    await this.admin.query(`alter database ${this.name} allow_connections false`);
    await this.killBackends();
  }

  async end(): Promise<void> {
    await this.admin.query(`alter database ${this.name} allow_connections true`);
  }

  close(): Promise<void> {
    return this.admin.end();
  }
}
