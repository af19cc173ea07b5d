import type { Id, SealedAuthor } from '@doi-thoai/shared';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
/** Sealed texts are as long as each other: a length would tell a long name from a short one. */
const BLOCK = 1024;

/**
 * Seals authors with a key that lies beside the database and never in it (W74): AES-256-GCM, bound to
 * the opinion, so that two sealed rows cannot be exchanged.
 */
export class AuthorSeal {
  constructor(private readonly key: Buffer) {}

  seal(submissionId: Id, author: SealedAuthor): Buffer {
    const plain = Buffer.from(JSON.stringify(author), 'utf8');
    const padded = Buffer.alloc(Math.ceil(plain.length / BLOCK) * BLOCK, ' ');
    plain.copy(padded);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(Buffer.from(submissionId, 'utf8'));
    const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the key is another one, or the row was tampered with or belongs to another opinion. */
  open(submissionId: Id, sealed: Buffer): SealedAuthor {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(submissionId, 'utf8'));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
    return JSON.parse(plain.toString('utf8')) as SealedAuthor;
  }
}
