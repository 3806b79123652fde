/** How much the `node_modules` of a production install may take on a disk, in MB as `du -sm` counts them. */
export const LIMIT_MEGABYTES = { withoutNode: 350, withNode: 540 } as const;
