import type { SettingStore } from '../../ports/people/setting-store.ts';
import type { Tx } from '../database/database.ts';

export function settingStore(tx: Tx): SettingStore {
  return {
    async find(memberId) {
      const row = await tx.memberSetting.findUnique({ where: { memberId } });
      return { digestAt: row?.digestAt ?? undefined };
    },
    async findAll(memberIds) {
      const where = { memberId: { in: [...memberIds] } };
      const rows = await tx.memberSetting.findMany({ where });
      return new Map(
        rows.map(({ memberId, digestAt }) => [memberId, { digestAt: digestAt ?? undefined }]),
      );
    },
    async lock(memberIds) {
      // Always in one order, or two wait for each other.
      await tx.$queryRaw`
        SELECT member_id FROM member_setting WHERE member_id = ANY(${[...memberIds]}::uuid[])
        ORDER BY member_id FOR UPDATE`;
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
