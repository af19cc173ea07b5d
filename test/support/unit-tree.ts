import { makeId } from '@doi-thoai/shared';
import { http } from './driver.js';
import type { Inspector } from './inspector.js';
import type { TestServer } from './server.js';

/** In the organisation's tree, units by their names. */
export async function moveUnder(
  server: TestServer,
  inspector: Inspector,
  unit: string,
  parent: string,
): Promise<void> {
  const one = async (name: string): Promise<{ id: string; version: string }> => {
    const [row] = await inspector.rows<{ id: string; version: string }>(
      `select u.id, u.version from org_unit u join org_unit_name n on n.unit_id = u.id where n.name = '${name}'`,
    );
    if (!row) throw new Error(`no unit ${name}`);
    return row;
  };
  const { id: unitId, version } = await one(unit);
  const payload = { unitId, parentId: (await one(parent)).id, seen: Number(version) };
  const { status } = await http(`${server.url}/api/organisation/commands/organisation.moveUnit`, {
    body: { id: makeId(), payload },
    cookie: server.staffCookie,
  });
  if (status !== 200) throw new Error(`not moved: ${status}`);
}
