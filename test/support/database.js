import { randomUUID } from 'node:crypto';
import pg from 'pg';
/** A new database with the newest schema (empty: no organisation, no meeting), in about 30 ms. */
export async function createTestDatabase() {
    const template = process.env.TEST_TEMPLATE_URL;
    if (!template)
        throw new Error('No test database server: run the tests through Jest (npm test).');
    const url = new URL(template);
    const templateName = url.pathname.slice(1);
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    await administer(template, `CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY file_copy`);
    url.pathname = `/${name}`;
    return {
        url: url.href,
        drop: () => administer(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    };
}
async function administer(template, sql) {
    const url = new URL(template);
    url.pathname = '/postgres'; // nobody may be connected to the template while it is copied
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
        await client.query(sql);
    }
    finally {
        await client.end();
    }
}
//# sourceMappingURL=database.js.map