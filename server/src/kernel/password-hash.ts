/** OWASP's parameters for argon2id (the library's default variant): 19 MiB, two passes, one lane. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** 16 bytes of salt and 32 of hash, as the library writes them. Whoever changes the parameters still lets these in. */
const OURS =
  /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{21}[AQgw]\$[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/;

/** Made here. What others made may cost as much time and memory as they like, or open to nobody. */
export function isOwnHash(text: string): boolean {
  return OURS.test(text);
}
