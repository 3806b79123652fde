/** States in which a delivery still waits; the others are settled. */
export const WAITING: readonly string[] = ['owed', 'sending', 'unknown'];
