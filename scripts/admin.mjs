// npm run admin -- backup | export | restore: builds the server, then runs its administration commands in this process.
import { buildTypeScript, checkNode, ensureInstalled, ROOT } from './common.mjs';

checkNode();
process.chdir(ROOT);
await ensureInstalled();
await buildTypeScript(['shared', 'server']);
await import('../server/dist/admin/cli.js');
