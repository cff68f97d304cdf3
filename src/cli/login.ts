import { userInfo } from 'node:os';

/** Who is logged in; a system that does not know gives nobody's name. */
export function login(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
