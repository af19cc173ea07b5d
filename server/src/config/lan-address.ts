import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>;

/** Bridges of containers and virtual machines: phones in the hall cannot reach them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|zt|tailscale)/;
/** Home and hall routers mostly give 192.168; 172.16-31 is what container engines like as well. */
const PREFERENCE = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./, /./];

/** The IPv4 address at which phones in the same hall reach this machine; undefined: it is in no network. */
export function lanAddress(interfaces: Interfaces = networkInterfaces()): string | undefined {
  const addresses = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, list]) => list ?? [])
    .filter((info) => info.family === 'IPv4' && !info.internal && !info.address.startsWith('169.254.'))
    .map((info) => info.address);
  for (const wanted of PREFERENCE) {
    const found = addresses.find((address) => wanted.test(address));
    if (found) return found;
  }
  return undefined;
}
