import { loadEnvFile, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { openMigrated } from '../storage/database/open.ts';
import { verifyChain } from '../storage/protection/audit-store.ts';

/** Reckons every partnership's chain anew and says where one does not hold. */
export async function verifyAudit(): Promise<number> {
  loadEnvFile();
  const database = await openMigrated(readConfig(process.env), createLog('silent'));
  try {
    let broken = 0;
    for (const { id, key } of await database.prisma.partnership.findMany()) {
      const check = await verifyChain(database.prisma, id);
      if (!check.intact) broken += 1;
      console.log(
        check.intact
          ? `${key}: intact, ${check.entries} entries`
          : `${key}: does not hold from entry ${check.at} on; somebody changed, removed or added entries`,
      );
    }
    return broken === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}
