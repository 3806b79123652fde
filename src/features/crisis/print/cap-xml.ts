import type { CapAlert, CapInfo } from '../../../domain/crisis/cap-alert.ts';
import { type Element, written } from './xml-writer.ts';

export const CAP_TYPE = 'application/cap+xml';

const ABOUT_ALERT = ['identifier', 'sender', 'sent', 'status', 'msgType', 'scope', 'note'] as const;

const ABOUT_INFO = [
  'language',
  'category',
  'event',
  'responseType',
  'urgency',
  'severity',
  'certainty',
  'senderName',
  'headline',
  'description',
  'instruction',
] as const;

/** A CAP 1.2 file. The order of its elements is the schema's. */
export function capXml(alert: CapAlert): string {
  const { infos, references, incidents } = alert;
  const elements: readonly Element[] = [
    ...ABOUT_ALERT.map((name): Element => [name, alert[name]]),
    ['references', references.length > 0 ? references.join(' ') : undefined],
    ['incidents', incidents],
    ...infos.map((info): Element => ['info', infoElements(info)]),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
    ...elements.flatMap((one) => written(one, '  ')),
    '</alert>',
    '',
  ].join('\n');
}

function infoElements(info: CapInfo): readonly Element[] {
  return [
    ...ABOUT_INFO.map((name): Element => [name, info[name]]),
    ...info.parameters.map(({ name: valueName, value }): Element => {
      return ['parameter', Object.entries({ valueName, value })];
    }),
    ['area', [['areaDesc', info.areaDesc]]],
  ];
}
