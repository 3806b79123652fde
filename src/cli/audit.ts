import { verifyChain } from '../storage/protection/audit-store.ts';
import { withDatabase } from './with-database.ts';

/** Reckons every partnership's chain anew and says where one does not hold. */
export async function verifyAudit(): Promise<number> {
  return withDatabase(async ({ prisma }) => {
    let broken = 0;
    for (const { id, key } of await prisma.partnership.findMany()) {
      const check = await verifyChain(prisma, id);
      if (!check.intact) broken += 1;
      console.log(
        check.intact
          ? `${key}: intact, ${check.entries} entries`
          : `${key}: does not hold from entry ${check.at} on; somebody changed, removed or added entries`,
      );
    }
    return broken === 0 ? 0 : 1;
  });
}
