import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A salted argon2id hash in PHC text form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Compares in the same time whether or not there is anything to compare with, so that the answer's delay does not
 * tell which usernames exist.
 */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== undefined && matches;
}

// Made at the first import, with the same cost as every real one.
const decoy = hashPassword(randomBytes(32).toString('base64url'));
