import { useEffect, useState } from 'react';
import { getJson } from './http';

/** Names by which only the server's own machine reaches it. */
const OWN_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1\])$/;
const AGAIN_MS = 3_000;

let asked: string | null = null;

/**
 * How links begin that somebody else will open, on another device; null while the server is asked.
 *
 * The address of this page is proved to work, through whatever proxy or name the house has; what the server was told
 * or guessed of itself (PUBLIC_URL) is not. Only on the server's own machine the page's address is worth nothing to
 * others: there it is what slips and letters have.
 */
export function usePublicAddress(): string | null {
  const [address, setAddress] = useState(() =>
    OWN_MACHINE.test(location.hostname) ? asked : location.origin,
  );
  useEffect(() => {
    if (address !== null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = (): void => {
      getJson<{ publicUrl: string }>('api/address').then(
        ({ publicUrl }) => {
          asked = publicUrl;
          if (!left) setAddress(publicUrl);
        },
        () => {
          if (!left) timer = setTimeout(ask, AGAIN_MS);
        },
      );
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [address]);
  return address;
}

/** Without the protocol, as people type it. */
export function typedAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
