import { randomInt } from 'node:crypto';

/** 31 characters that cannot be mistaken for one another on paper: no 0 O, no 1 I L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const RANDOM_LENGTH = 9;

/** A new code of ten characters: nine random (44 bits) and a check digit. */
export function newPrintedCode(): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () =>
    ALPHABET.charAt(randomInt(ALPHABET.length)),
  ).join('');
  return random + checkDigit(random);
}

/**
 * The code as issued, from what somebody typed (lower case, blanks and hyphens allowed); undefined when it has another
 * shape or the check digit finds a slip of the finger. Finding one costs no attempt: it tells a guesser nothing.
 */
export function readPrintedCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  const random = code.slice(0, RANDOM_LENGTH);
  const wellFormed =
    code.length === RANDOM_LENGTH + 1 && Array.from(code).every((letter) => ALPHABET.includes(letter));
  return wellFormed && code.at(-1) === checkDigit(random) ? code : undefined;
}

// Distinct weights modulo a prime: every single wrong character and every swap among the nine is found.
function checkDigit(random: string): string {
  const sum = Array.from(random).reduce(
    (total, letter, index) => total + (index + 1) * ALPHABET.indexOf(letter),
    0,
  );
  return ALPHABET.charAt(sum % ALPHABET.length);
}
