/** Lengths as the server counts them, so that a counter never promises what the door refuses. */
export { countGraphemes } from '@doi-thoai/shared';
