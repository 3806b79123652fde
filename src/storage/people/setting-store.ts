import type { SettingStore } from '../../ports/people/setting-store.ts';
import type { Tx } from '../database/database.ts';

export function settingStore(tx: Tx): SettingStore {
  const find: SettingStore['find'] = async (memberId) => {
    const row = await tx.memberSetting.findUnique({ where: { memberId } });
    return { digestAt: row?.digestAt ?? undefined };
  };
  return {
    find,
    async findAll(memberIds) {
      const where = { memberId: { in: [...memberIds] } };
      const rows = await tx.memberSetting.findMany({ where });
      return new Map(
        rows.map(({ memberId, digestAt }) => [memberId, { digestAt: digestAt ?? undefined }]),
      );
    },
    async findForUpdate(memberId) {
      await tx.$queryRaw`
        SELECT member_id FROM member_setting WHERE member_id = ${memberId}::uuid FOR UPDATE`;
      return find(memberId);
    },
    async save(memberId, { digestAt }) {
      const data = { digestAt: digestAt ?? null };
      await tx.memberSetting.upsert({
        where: { memberId },
        create: { memberId, ...data },
        update: data,
      });
    },
  };
}
