import type { CapAlert, CapInfo } from '../../../domain/crisis/cap-alert.ts';

export const CAP_TYPE = 'application/cap+xml';

type Element = readonly [name: string, content: string | readonly Element[] | undefined];

/** A CAP 1.2 file. The order of its elements is the schema's. */
export function capXml(alert: CapAlert): string {
  const { infos, references, ...plain } = alert;
  const elements: readonly Element[] = [
    ['identifier', plain.identifier],
    ['sender', plain.sender],
    ['sent', plain.sent],
    ['status', plain.status],
    ['msgType', plain.msgType],
    ['scope', plain.scope],
    ['note', plain.note],
    ['references', references.length > 0 ? references.join(' ') : undefined],
    ['incidents', plain.incidents],
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
    ['language', info.language],
    ['category', info.category],
    ['event', info.event],
    ['responseType', info.responseType],
    ['urgency', info.urgency],
    ['severity', info.severity],
    ['certainty', info.certainty],
    ['senderName', info.senderName],
    ['headline', info.headline],
    ['description', info.description],
    ['instruction', info.instruction],
    ...info.parameters.map(({ name, value }): Element => {
      return [
        'parameter',
        [
          ['valueName', name],
          ['value', value],
        ],
      ];
    }),
    ['area', [['areaDesc', info.areaDesc]]],
  ];
}

function written([name, content]: Element, indent: string): string[] {
  if (content === undefined) return [];
  if (typeof content === 'string') return [`${indent}<${name}>${escaped(content)}</${name}>`];
  const inner = content.flatMap((one) => written(one, `${indent}  `));
  return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`];
}

/** What XML 1.0 has no way to write at all. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
